import { expect, test } from 'vitest'
import { appCode, aPerson, aStaffMember, aTestPractice, anAdmin, Browser, loggedIn, registered, withTotp, type Person } from '#test/accounts'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

const anOwner = async () => {
  const person = await aPerson()
  const browser = await registered(practice, person)
  return { person, browser, ...(await withTotp(browser, practice)) }
}

const start = async (browser: Browser) => (await browser.ask<{ secret: string; uri: string }>('POST', '/api/totp/replacement/start')).body.secret
const replace = (browser: Browser, code: string) => browser.ask('POST', '/api/totp/replacement', { code })

/** Whether a code of this secret lets a browser in that knows nothing; each code counts once, so time passes. */
async function letsIn({ username, password }: Person, secret: string): Promise<boolean> {
  clock.pass({ seconds: 90 })
  const browser = new Browser(app)
  await loggedIn(browser, username, password)
  return (await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).status === 200
}

/** Lines of the audit trail, and news for the person. */
async function traces({ accountId }: Person): Promise<number[]> {
  const { rows } = await database.pool.query<{ counts: number[] }>(
    `select array[(select count(*) from audit.event where subject = 'account:' || $1::text and action = 'totp.replaced'),
       (select count(*) from platform.outbox where name = 'second-factor.was-changed' and payload ->> 'accountId' = $1::text)]::int[] as counts`,
    [accountId],
  )
  return rows[0]?.counts ?? []
}

test('staff take another app in the place of theirs: the old one holds until a code of the new one was shown, then the new one alone', async () => {
  const { browser, person, secret } = await aStaffMember(practice, await anAdmin(practice), 'counsellor')
  const next = await start(browser)
  expect(next).not.toBe(secret)
  expect([await letsIn(person, secret), await letsIn(person, next)]).toEqual([true, false])
  expect((await replace(browser, appCode(secret, clock.now))).body.code, 'a code of the old one proves nothing').toBe('second-factor-wrong')
  expect(await letsIn(person, secret)).toBe(true)
  const before = browser.login
  expect((await replace(browser, appCode(next, clock.now))).body).toEqual({ done: true })
  expect(browser.login, 'a new cookie').not.toBe(before)
  expect((await browser.ask('GET', '/api/vault')).status).toBe(200)
  expect([await letsIn(person, secret), await letsIn(person, next)]).toEqual([false, true])
  // One of the app that was made first, one of the other.
  expect(await traces(person)).toEqual([1, 2])
})

test('the code that put it in place counts once, and backup codes stay', async () => {
  const { browser, person, backupCodes } = await anOwner()
  const code = appCode(await start(browser), clock.now)
  expect((await replace(browser, code)).status).toBe(200)
  const other = new Browser(app)
  await loggedIn(other, person.username, person.password)
  expect((await other.ask('POST', '/api/login/totp', { code })).body.code).toBe('second-factor-wrong')
  expect((await other.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })).status).toBe(200)
  expect((await replace(browser, code)).body.code, 'what was put in place is no longer waiting').toBe('totp-not-started')
})

test('begun twice, the newest counts; without an app there is nothing to replace, and starting one does not do it', async () => {
  const { browser } = await anOwner()
  const [first, second] = [await start(browser), await start(browser)]
  expect((await replace(browser, appCode(first, clock.now))).body.code).toBe('second-factor-wrong')
  expect((await browser.ask('POST', '/api/totp/start')).body.code).toBe('totp-already-on')
  expect((await replace(browser, appCode(second, clock.now))).status).toBe(200)
  const none = await registered(practice, await aPerson())
  expect((await none.ask('POST', '/api/totp/replacement/start')).status).toBe(404)
  await none.ask('POST', '/api/totp/start')
  expect((await none.ask('POST', '/api/totp/replacement/start')).status).toBe(404)
  expect((await replace(none, '000000')).body.code).toBe('totp-not-started')
})

test('each half needs a fresh proof', async () => {
  const { browser } = await anOwner()
  const next = await start(browser)
  clock.pass({ minutes: 11 })
  expect((await replace(browser, appCode(next, clock.now))).body.code).toBe('step-up-needed')
  expect((await browser.ask('POST', '/api/totp/replacement/start')).body.code).toBe('step-up-needed')
})

test.each(faultKinds)(
  'a replacement that breaks off (%s) at any statement leaves the old app or the new one, never both or none',
  async (kind) => {
    for (let at = 1; at < 60; at += 1) {
      const { browser, person, secret } = await anOwner()
      const next = await start(browser)
      const { result, statements } = await withFault({ at, kind }, () => replace(browser, appCode(next, clock.now)))
      const opened = [await letsIn(person, secret), await letsIn(person, next)]
      expect(opened.filter(Boolean), `statement ${at}`).toHaveLength(1)
      if (result.status === 200) expect(opened[1], `acknowledged at ${at}`).toBe(true)
      expect(await traces(person), `statement ${at}`).toEqual(opened[1] ? [1, 2] : [0, 1])
      if (statements < at) return expect(at).toBeGreaterThan(6)
    }
    expect.unreachable('it has fewer statements')
  },
  120_000,
)
