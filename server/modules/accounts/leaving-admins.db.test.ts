import { describe, expect, test } from 'vitest'
import { aPerson, aStaffMember, aTestPractice, anAdmin, Browser, freshProof, type Admin } from '#test/accounts'
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
