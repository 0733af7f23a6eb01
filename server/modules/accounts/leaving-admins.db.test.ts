import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aPerson, aStaffMember, aTestPractice, anAdmin, Browser, freshProof, registered, type Admin } from '#test/accounts'
import { Authenticator, type Question } from '#test/authenticator'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, database } = practice

const ends: readonly [string, (id: string) => ['POST' | 'PUT', string, unknown]][] = [
  ['frozen', (id) => ['POST', `/api/people/${id}/freeze`, {}]],
  ['no admin any more', (id) => ['PUT', `/api/people/${id}/role`, { role: 'supervisor' }]],
]

describe('an invitation', () => {
  test.each(ends)('of somebody who is %s lets nobody in, themselves least of all', async (_what, act) => {
    const admin = await anAdmin(practice)
    const other = await aStaffMember(practice, admin, 'admin')
    const make = async ({ browser }: Admin) => (await browser.ask<{ token: string; id: string }>('POST', '/api/invitations', { role: 'admin' })).body
    const [theirs, ours] = [await make(other), await make(admin)]
    await freshProof(practice, admin)
    expect((await admin.browser.ask(...act(other.person.accountId))).status).toBe(200)
    const read = async (token: string) => (await new Browser(app).ask('POST', '/api/invitations/read', { token })).body
    const register = async (token: string) =>
      (await new Browser(app).ask('POST', '/api/accounts', { ...(await aPerson()).registration, invitation: token })).body
    expect([await read(theirs.token), await register(theirs.token)]).toMatchObject([{ code: 'invitation-wrong' }, { code: 'invitation-wrong' }])
    const { rows } = await database.pool.query('select action from audit.event where subject = $1 order by seq', [`invitation:${theirs.id}`])
    expect(rows).toEqual([{ action: 'invitation.made' }, { action: 'invitation.withdrawn' }])
    // Were one to stay open, its maker would still have to be an admin.
    await database.pool.query('update accounts.invitation set withdrawn_at = null where id = $1', [theirs.id])
    expect([await read(theirs.token), await register(theirs.token)]).toMatchObject([{ code: 'invitation-wrong' }, { code: 'invitation-wrong' }])
    expect(await register(ours.token)).toMatchObject({ state: 'enrol' })
  })
})

describe('the last admin with a second factor', () => {
  test('stays, though another has registered; not so once that one has an app or a passkey', async () => {
    const admin = await anAdmin(practice)
    const { token } = (await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'admin' })).body
    const person = await aPerson()
    const other = await registered(practice, person, token)
    const path = `/api/people/${admin.person.accountId}`
    const secondFactor = async () => (await admin.browser.ask('GET', `/api/people/${person.accountId}`)).body['secondFactor']
    const leave = () => admin.browser.ask('PUT', `${path}/role`, { role: 'supervisor' })
    expect([await secondFactor(), (await leave()).body.code]).toEqual([false, 'last-admin'])
    const [authenticator, id] = [new Authenticator(), randomUUID()]
    const answer = authenticator.create((await other.ask<Question>('POST', '/api/passkeys/start')).body)
    expect((await other.ask('POST', '/api/passkeys', { id, answer })).status).toBe(200)
    expect([await secondFactor(), (await leave()).status]).toEqual([true, 200])
  })
})
