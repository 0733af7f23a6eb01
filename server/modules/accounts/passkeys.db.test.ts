import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { BackupCodes } from '#contract/second-factors'
import { derivePasskeyKey, unlockMasterKey, type WrappedKey } from '#crypto'
import { aPerson, aStaffMember, aTestPractice, anAdmin, Browser, loggedIn, registered, withTotp } from '#test/accounts'
import { aPasskeyWrap, Authenticator, type Question } from '#test/authenticator'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

const ask = async (browser: Browser, url: string) => (await browser.ask<Question>('POST', url)).body

async function withPasskey() {
  const person = await aPerson()
  const browser = await registered(practice, person)
  const authenticator = new Authenticator()
  const id = randomUUID()
  const wrap = await aPasskeyWrap(person, id, authenticator)
  const answer = authenticator.create(await ask(browser, '/api/passkeys/start'))
  const added = await browser.ask('POST', '/api/passkeys', { id, answer, wrap })
  return { person, browser, authenticator, id, added }
}

describe('a passkey', () => {
  test('logs in and unlocks by one touch, in a browser that knows nothing', async () => {
    const { person, authenticator, id, added } = await withPasskey()
    expect(added.status).toBe(200)
    const opened = `select details->>'by' as by from audit.event where action = 'login.opened' and subject = $1`
    expect((await database.pool.query(opened, [`account:${person.accountId}`])).rows).toEqual([{ by: 'password' }])
    const browser = new Browser(app)
    const answer = authenticator.get(await ask(browser, '/api/passkey-login/start'))
    expect((await browser.ask('POST', '/api/passkey-login', answer)).body).toEqual({ state: 'complete', accountId: person.accountId, factors: [] })
    const { body } = await browser.ask<{ wraps: WrappedKey[] }>('GET', '/api/vault')
    const wrap = body.wraps.find(({ ctx }) => ctx.slotId === id)
    await unlockMasterKey(await derivePasskeyKey(authenticator.prf.slice()), wrap, { uid: person.accountId, slot: 'passkey', slotId: id })
  })

  test('that logs in again ends the login that the browser had', async () => {
    const { browser, authenticator } = await withPasskey()
    const thief = new Browser(app)
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value)
    const answer = authenticator.get(await ask(browser, '/api/passkey-login/start'))
    expect((await browser.ask('POST', '/api/passkey-login', answer)).status).toBe(200)
    expect([(await thief.ask('GET', '/api/me')).status, (await browser.ask('GET', '/api/me')).status]).toEqual([404, 200])
  })

  test('is asked for with settled signatures only, each of them short enough to be sent back', async () => {
    const browser = await registered(practice, await aPerson())
    const { body } = await browser.ask<{ options: { pubKeyCredParams: { alg: number }[] } }>('POST', '/api/passkeys/start')
    expect(body.options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
  })

  test('answers each question once and within five minutes', async () => {
    const { authenticator } = await withPasskey()
    const browser = new Browser(app)
    const question = await ask(browser, '/api/passkey-login/start')
    const answer = authenticator.get(question)
    const answers = await Promise.all([browser, new Browser(app)].map((one) => one.ask('POST', '/api/passkey-login', answer)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const late = await ask(browser, '/api/passkey-login/start')
    clock.pass({ minutes: 6 })
    expect((await browser.ask('POST', '/api/passkey-login', authenticator.get(late))).body.code).toBe('challenge-gone')
    expect((await browser.ask('POST', '/api/passkey-login', authenticator.get({ options: { challenge: 'AAAA' } }))).body.code).toBe('challenge-gone')
  })

  test.each([
    ['for another origin', { origin: 'http://localhost.evil.example' }],
    ['without its person verified', { flags: 0x01 }],
    ['to another kind of question', { type: 'webauthn.create' }],
  ])('that signed %s is refused', async (_what, how) => {
    const { authenticator } = await withPasskey()
    const browser = new Browser(app)
    const answer = authenticator.get(await ask(browser, '/api/passkey-login/start'), how)
    expect((await browser.ask('POST', '/api/passkey-login', answer)).body.code).toBe('passkey-wrong')
  })

  test('that is forged, unknown, or whose counter went back is refused', async () => {
    const { authenticator } = await withPasskey()
    const browser = new Browser(app)
    const send = async (by: Authenticator, spoil: (answer: ReturnType<Authenticator['get']>) => void = () => undefined) => {
      const answer = by.get(await ask(browser, '/api/passkey-login/start'))
      spoil(answer)
      return (await browser.ask('POST', '/api/passkey-login', answer)).body.code
    }
    expect(await send(new Authenticator())).toBe('passkey-wrong')
    const { signature } = new Authenticator().get(await ask(browser, '/api/passkey-login/start')).response
    expect(await send(authenticator, ({ response }) => Object.assign(response, { signature }))).toBe('passkey-wrong')
    expect(await send(authenticator)).toBeUndefined()
    authenticator.counter = 0
    expect(await send(authenticator)).toBe('passkey-wrong')
  })

  test('of a question for adding, or for another use, is refused', async () => {
    const { authenticator, browser } = await withPasskey()
    const question = await ask(browser, '/api/passkey-proof/start')
    expect((await new Browser(app).ask('POST', '/api/passkey-login', authenticator.get(question))).body.code).toBe('challenge-gone')
  })

  test('is a fresh proof for ten minutes', async () => {
    const { authenticator, browser } = await withPasskey()
    clock.pass({ minutes: 11 })
    expect((await browser.ask('POST', '/api/passkeys/start')).body.code).toBe('step-up-needed')
    const answer = authenticator.get(await ask(browser, '/api/passkey-proof/start'))
    expect((await browser.ask('POST', '/api/step-up/passkey', answer)).status).toBe(200)
    expect((await browser.ask('POST', '/api/passkeys/start')).status).toBe(200)
  })

  test('that was removed opens nothing, and its wrap is gone', async () => {
    const { authenticator, browser, id } = await withPasskey()
    const stranger = await registered(practice, await aPerson())
    expect((await stranger.ask('DELETE', `/api/passkeys/${id}`)).status).toBe(404)
    expect((await browser.ask('DELETE', `/api/passkeys/${id}`)).status).toBe(200)
    const answer = authenticator.get(await ask(browser, '/api/passkey-login/start'))
    expect((await new Browser(app).ask('POST', '/api/passkey-login', answer)).body.code).toBe('passkey-wrong')
    const { body } = await browser.ask<{ wraps: WrappedKey[] }>('GET', '/api/vault')
    expect(body.wraps.map(({ ctx }) => ctx.slot).toSorted()).toEqual(['password', 'recovery'])
  })

  test('brings no foreign wrap and is added once', async () => {
    const { authenticator, browser, person } = await withPasskey()
    const other = await aPerson()
    const id = randomUUID()
    const wrap = await aPasskeyWrap(other, id, authenticator)
    const fresh = new Authenticator()
    expect(
      (await browser.ask('POST', '/api/passkeys', { id, answer: fresh.create(await ask(browser, '/api/passkeys/start')), wrap })).body.code,
    ).toBe('keys-of-another')
    const misplaced = await aPasskeyWrap(person, randomUUID(), authenticator)
    expect(
      (await browser.ask('POST', '/api/passkeys', { id, answer: fresh.create(await ask(browser, '/api/passkeys/start')), wrap: misplaced })).body
        .code,
    ).toBe('keys-of-another')
    const again = await browser.ask('POST', '/api/passkeys', { id, answer: authenticator.create(await ask(browser, '/api/passkeys/start')) })
    expect(again.body.code).toBe('passkey-known')
  })

  test('of a client asks for no backup codes: those of an app that was removed need not be kept', async () => {
    const { browser, added } = await withPasskey()
    expect(added.body['backupCodes']).toBeNull()
    await withTotp(browser, practice)
    const areKept = async () => (await browser.ask('GET', '/api/me')).body['backupCodesKept']
    expect(await areKept()).toBe(false)
    expect((await browser.ask('DELETE', '/api/totp')).status).toBe(200)
    expect(await areKept()).toBe(true)
  })

  test('is the second step of staff who have one, and the first that they make brings backup codes', async () => {
    const admin = await anAdmin(practice)
    const { body } = await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'counsellor' })
    const person = await aPerson()
    const browser = await registered(practice, person, body.token)
    const authenticator = new Authenticator()
    const id = randomUUID()
    const answer = authenticator.create(await ask(browser, '/api/passkeys/start'))
    const added = await browser.ask<{ backupCodes: BackupCodes }>('POST', '/api/passkeys', { id, answer })
    expect(added.body.backupCodes.codes).toHaveLength(10)
    const areKept = async () => (await browser.ask('GET', '/api/me')).body['backupCodesKept']
    expect(await areKept()).toBe(false)
    await browser.ask('POST', '/api/backup-codes/confirm', { sheet: added.body.backupCodes.sheet })
    expect(await areKept()).toBe(true)
    expect((await browser.ask('GET', '/api/vault')).status).toBe(200)
    expect((await browser.ask('DELETE', `/api/passkeys/${id}`)).body.code).toBe('second-factor-obligatory')
    const again = new Browser(app)
    expect((await loggedIn(again, person.username, person.password)).body).toMatchObject({ state: 'factor', factors: ['passkey', 'backup-code'] })
    expect((await again.ask('GET', '/api/vault')).status).toBe(404)
    const proof = authenticator.get(await ask(again, '/api/passkey-proof/start'))
    expect((await again.ask('POST', '/api/login/passkey', proof)).body).toMatchObject({ state: 'complete' })
    expect((await again.ask('GET', '/api/vault')).status).toBe(200)
    // Somebody else's passkey is not theirs.
    const other = await aStaffMember(practice, await anAdmin(practice), 'counsellor')
    const foreign = authenticator.get(await ask(other.browser, '/api/passkey-proof/start'))
    expect((await other.browser.ask('POST', '/api/step-up/passkey', foreign)).body.code).toBe('passkey-wrong')
  })
})
