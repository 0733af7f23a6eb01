import { expect, test } from 'vitest'
import { appCode, aPerson, aStaffMember, aTestPractice, anAdmin, Browser, freshProof, loggedIn, registered } from '#test/accounts'
import { aContext, aDatabase } from '#test/database'
import { anOwnerOfAnApp, letsIn, showNextApp, startNextApp, tracesOfNextApp } from '#test/next-app'
import { forgetExpired } from './forget-expired.ts'

const practice = await aTestPractice(await aDatabase())
const { app, clock } = practice

test('staff take another app in the place of theirs: the old one holds until a code of the new one was shown, then the new one alone', async () => {
  const { browser, person, secret } = await aStaffMember(practice, await anAdmin(practice), 'counsellor')
  const next = await startNextApp(browser)
  expect(next).not.toBe(secret)
  expect([await letsIn(practice, person, secret), await letsIn(practice, person, next)]).toEqual([true, false])
  expect((await showNextApp(browser, appCode(secret, clock.now))).body.code, 'a code of the old one proves nothing').toBe('second-factor-wrong')
  expect(await letsIn(practice, person, secret)).toBe(true)
  const before = browser.login
  expect((await showNextApp(browser, appCode(next, clock.now))).body).toEqual({ done: true })
  expect(browser.login, 'a new cookie').not.toBe(before)
  expect((await browser.ask('GET', '/api/vault')).status).toBe(200)
  expect([await letsIn(practice, person, secret), await letsIn(practice, person, next)]).toEqual([false, true])
  // One of the app that was made first, one of the other.
  expect(await tracesOfNextApp(practice, person)).toEqual([1, 2])
})

test('the code that put it in place counts once, and backup codes stay', async () => {
  const { browser, person, backupCodes } = await anOwnerOfAnApp(practice)
  const code = appCode(await startNextApp(browser), clock.now)
  expect((await showNextApp(browser, code)).status).toBe(200)
  const other = new Browser(app)
  await loggedIn(other, person.username, person.password)
  expect((await other.ask('POST', '/api/login/totp', { code })).body.code).toBe('second-factor-wrong')
  expect((await other.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })).status).toBe(200)
  expect((await showNextApp(browser, code)).body.code, 'what was put in place is no longer waiting').toBe('totp-not-started')
})

test('begun twice, the newest counts; without an app there is nothing to replace, and starting one does not do it', async () => {
  const { browser } = await anOwnerOfAnApp(practice)
  const [first, second] = [await startNextApp(browser), await startNextApp(browser)]
  expect((await showNextApp(browser, appCode(first, clock.now))).body.code).toBe('second-factor-wrong')
  expect((await browser.ask('POST', '/api/totp/start')).body.code).toBe('totp-already-on')
  expect((await showNextApp(browser, appCode(second, clock.now))).status).toBe(200)
  const none = await registered(practice, await aPerson())
  expect((await none.ask('POST', '/api/totp/replacement/start')).status).toBe(404)
  await none.ask('POST', '/api/totp/start')
  expect((await none.ask('POST', '/api/totp/replacement/start')).status).toBe(404)
  expect((await showNextApp(none, '000000')).body.code).toBe('totp-not-started')
})

test('an app that was not shown within a quarter of an hour is not waited for, and its secret is forgotten', async () => {
  const { browser, person, secret } = await anOwnerOfAnApp(practice)
  const waits = async () =>
    (await practice.database.pool.query('select from accounts.totp where account_id = $1 and next_secret_sealed is not null', [person.accountId]))
      .rowCount === 1
  const forget = () => forgetExpired(aContext(practice.database, undefined, clock.now))
  const next = await startNextApp(browser)
  clock.pass({ minutes: 14, seconds: 59 })
  await forget()
  expect(await waits()).toBe(true)
  await freshProof(practice, { browser, person, secret, backupCodes: [] })
  expect((await showNextApp(browser, appCode(next, clock.now))).body.code, 'forgotten or not').toBe('totp-not-started')
  await forget()
  expect(await waits()).toBe(false)
  const again = await startNextApp(browser)
  clock.pass({ minutes: 9 })
  expect((await showNextApp(browser, appCode(again, clock.now))).status).toBe(200)
})

test('each half needs a fresh proof', async () => {
  const { browser } = await anOwnerOfAnApp(practice)
  const next = await startNextApp(browser)
  clock.pass({ minutes: 11 })
  expect((await showNextApp(browser, appCode(next, clock.now))).body.code).toBe('step-up-needed')
  expect((await browser.ask('POST', '/api/totp/replacement/start')).body.code).toBe('step-up-needed')
})
