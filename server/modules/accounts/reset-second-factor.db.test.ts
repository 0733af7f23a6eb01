import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  aPerson,
  appCode,
  aStaffMember,
  aTestPractice,
  anAdmin,
  Browser,
  devicesOf,
  freshProof,
  loggedIn,
  opensWith,
  registered,
  withTotp,
} from '#test/accounts'
import { newestEventOf } from '#test/audit-trail'
import { aPasskeyWrap, Authenticator, type Question } from '#test/authenticator'
import { aDatabase } from '#test/database'

const database = await aDatabase()
const practice = await aTestPractice(database)
const { app, clock } = practice

const pathOf = ({ accountId }: { accountId: string }) => `/api/people/${accountId}/second-factor/reset`

async function noticesFor({ accountId }: { accountId: string }): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(`select name from platform.outbox where payload->>'accountId' = $1 order by id`, [
    accountId,
  ])
  return rows.map(({ name }) => name)
}

describe('a second factor that an admin resets', () => {
  test('is gone with all logins; staff come back by the password, and only to make a new one', async () => {
    const admin = await anAdmin(practice)
    const { person, browser, secret, backupCodes } = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    const before = await noticesFor(person)
    expect(await devicesOf(practice, person, browser)).toEqual({ count: 1, isKnown: true })
    expect((await admin.browser.ask('POST', pathOf(person))).body).toEqual({ done: true })
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)
    expect(await devicesOf(practice, person, browser)).toEqual({ count: 0, isKnown: false })
    expect((await noticesFor(person)).slice(before.length)).toEqual(['second-factor.was-changed'])
    expect(await newestEventOf(database, person)).toEqual({
      actor: `account:${admin.person.accountId}`,
      action: 'second-factor.reset',
      details: { by: 'admin', apps: 1, passkeys: 0, logins: 1 },
    })

    const again = new Browser(app)
    expect((await loggedIn(again, person.username, person.password)).body).toMatchObject({ state: 'enrol', factors: [] })
    expect((await again.ask('GET', '/api/vault')).status).toBe(404)
    expect((await again.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).status).toBe(404)
    expect((await again.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })).status).toBe(404)
    await withTotp(again, practice)
    expect(await opensWith(again, person, person.password)).toBe(true)
  })

  test('takes a passkey along, and what it opened, but neither password nor recovery code', async () => {
    const admin = await anAdmin(practice)
    const person = await aPerson()
    const browser = await registered(practice, person)
    const [authenticator, id] = [new Authenticator(), randomUUID()]
    const { body: question } = await browser.ask<Question>('POST', '/api/passkeys/start')
    const wrap = await aPasskeyWrap(person, id, authenticator)
    await browser.ask('POST', '/api/passkeys', { id, answer: authenticator.create(question), wrap })
    expect((await admin.browser.ask('POST', pathOf(person))).status).toBe(200)
    const passkeyLogin = await new Browser(app).ask<Question>('POST', '/api/passkey-login/start')
    expect((await new Browser(app).ask('POST', '/api/passkey-login', authenticator.get(passkeyLogin.body))).body.code).toBe('passkey-wrong')
    const again = new Browser(app)
    expect((await loggedIn(again, person.username, person.password)).body).toMatchObject({ state: 'complete' })
    const { body } = await again.ask<{ wraps: { ctx: { slot: string } }[] }>('GET', '/api/vault')
    expect(body.wraps.map(({ ctx }) => ctx.slot).toSorted()).toEqual(['password', 'recovery'])
  })

  test('is somebody else’s, asked for by an admin who proved it just now', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'supervisor')
    const client = await aPerson()
    const own = await registered(practice, client)
    for (const stranger of [new Browser(app), own, member.browser]) expect((await stranger.ask('POST', pathOf(member.person))).status).toBe(404)
    expect((await admin.browser.ask('POST', pathOf(admin.person))).body.code).toBe('not-yourself')
    expect((await admin.browser.ask('POST', pathOf({ accountId: randomUUID() }))).status).toBe(404)
    clock.pass({ minutes: 11 })
    expect((await admin.browser.ask('POST', pathOf(member.person))).body.code).toBe('step-up-needed')
    expect((await member.browser.ask('GET', '/api/me')).status).toBe(200)
  })
})
