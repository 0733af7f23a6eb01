import { describe, expect, test } from 'vitest'
import { aNewPassword, aPerson, aTestPractice, Browser, devicesOf, loggedIn, passwordOpens, registered, withTotp, type Person } from '#test/accounts'
import { aDatabase } from '#test/database'
import { aNewRecoveryCode, aRecovery } from '#test/recovery'

const practice = await aTestPractice(await aDatabase())
const { app, clock } = practice

const opens = (person: Person, password: string) => passwordOpens(practice, person, password)

async function somebody(): Promise<{ person: Person; browser: Browser }> {
  const person = await aPerson()
  return { person, browser: await registered(practice, person) }
}

describe('changing the password', () => {
  test('kills the old one, ends all other logins and keeps this one under a new cookie', async () => {
    const { person, browser } = await somebody()
    const other = new Browser(app)
    await loggedIn(other, person.username, person.password)
    const before = browser.login
    const next = await aNewPassword(person, 'kata sandi baru yang panjang')
    expect((await browser.ask('PUT', '/api/password', next.body)).status).toBe(200)
    expect(browser.login).not.toBe(before)
    expect((await browser.ask('GET', '/api/me')).status).toBe(200)
    expect((await other.ask('GET', '/api/me')).status).toBe(404)
    expect(await opens(person, person.password)).toBe(false)
    expect(await opens(person, next.password)).toBe(true)
  })

  test('makes all other devices unknown, and so does a recovery', async () => {
    const { person, browser } = await somebody()
    const loseOthers = async (password: string, act: () => Promise<{ status: number }>) => {
      const other = new Browser(app)
      await loggedIn(other, person.username, password)
      expect(await devicesOf(practice, person, other)).toEqual({ count: 2, isKnown: true })
      expect((await act()).status).toBe(200)
      expect(await devicesOf(practice, person, browser)).toEqual({ count: 1, isKnown: true })
    }
    const next = await aNewPassword(person, 'kata sandi baru yang panjang')
    await loseOthers(person.password, () => browser.ask('PUT', '/api/password', next.body))
    const recovery = await aRecovery(app, person, 'sandi sesudah pemulihan')
    await loseOthers(next.password, () => browser.ask('POST', '/api/recovery', recovery))
  })

  test('makes no proof fresh: what needs one still does, also for somebody with a second factor', async () => {
    const { person, browser } = await somebody()
    await withTotp(browser, practice)
    clock.pass({ minutes: 11 })
    const next = await aNewPassword(person, 'kata sandi baru yang panjang')
    expect((await browser.ask('PUT', '/api/password', next.body)).status).toBe(200)
    expect((await browser.ask('DELETE', '/api/totp')).body.code).toBe('step-up-needed')
    expect((await browser.ask<{ provedUntil: string }>('GET', '/api/me')).body.provedUntil < clock.now.toString()).toBe(true)
  })

  test('needs the old password, and wrong ones are slowed', async () => {
    const { person, browser } = await somebody()
    const { body } = await aNewPassword(person, 'lain')
    const wrong = { ...body, oldAuthKey: body.authKey }
    const codes: unknown[] = []
    for (let turn = 0; turn < 6; turn += 1) codes.push((await browser.ask('PUT', '/api/password', wrong)).body.code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'login-wrong'), 'login-slowed'])
    expect(await opens(person, person.password)).toBe(true)
  })

  test.each([
    ['a replayed wrap', 'wrap-outdated', 1],
    ['a wrap of a generation too far', 'wrap-outdated', 3],
  ])('refuses %s', async (_what, code, gen) => {
    const { person, browser } = await somebody()
    const next = await aNewPassword(person, 'lain lagi', undefined, gen)
    expect((await browser.ask('PUT', '/api/password', next.body)).body.code).toBe(code)
    expect(await opens(person, person.password)).toBe(true)
  })

  test('refuses weaker parameters and the wrap of somebody else', async () => {
    const [{ person, browser }, other] = await Promise.all([somebody(), somebody()])
    const next = await aNewPassword(person, 'lain lagi')
    const weak = structuredClone(next.body)
    Object.assign(weak.passwordWrap.ctx.kdf, { memoryKib: 1024 })
    expect((await browser.ask('PUT', '/api/password', weak)).body.code).toBe('kdf-too-weak')
    const foreign = await aNewPassword(other.person, 'lain lagi')
    expect((await browser.ask('PUT', '/api/password', { ...next.body, passwordWrap: foreign.body.passwordWrap })).body.code).toBe('keys-of-another')
    expect(await opens(person, person.password)).toBe(true)
  })

  test('twice at once: exactly one of the new passwords opens', async () => {
    const { person, browser } = await somebody()
    const second = new Browser(app)
    await loggedIn(second, person.username, person.password)
    const [one, other] = await Promise.all([aNewPassword(person, 'kata sandi satu'), aNewPassword(person, 'kata sandi dua')])
    const answers = await Promise.all([browser.ask('PUT', '/api/password', one.body), second.ask('PUT', '/api/password', other.body)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const opened = [await opens(person, person.password), await opens(person, one.password), await opens(person, other.password)]
    expect(opened).toEqual([false, answers[0].status === 200, answers[1].status === 200])
  })
})

describe('the recovery code', () => {
  test('sets a new password: the old one is dead, all logins end, the data still opens', async () => {
    const { person, browser } = await somebody()
    const recovery = await aRecovery(app, person, 'pulih kembali')
    expect((await new Browser(app).ask('POST', '/api/recovery', recovery)).body).toEqual({ done: true })
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)
    expect(await opens(person, person.password)).toBe(false)
    expect(await opens(person, 'pulih kembali')).toBe(true)
  })

  test('that opened something stands in the audit trail, also when no new password follows; a wrong one does not', async () => {
    const { person } = await somebody()
    const open = (proof: string) => new Browser(app).ask('POST', '/api/recovery/open', { username: person.username, proof })
    expect([(await open(Buffer.alloc(32, 3).toString('base64url'))).status, (await open(person.recoveryProof)).status]).toEqual([403, 200])
    const { rows } = await practice.database.pool.query('select actor, action from audit.event where subject = $1 order by seq desc limit 2', [
      `account:${person.accountId}`,
    ])
    expect(rows).toEqual([
      { actor: 'anonymous', action: 'recovery.opened' },
      { actor: 'anonymous', action: 'login.opened' },
    ])
  })

  test('that is wrong, or of nobody, gets one answer and nothing else', async () => {
    const { person } = await somebody()
    const proof = Buffer.alloc(32, 3).toString('base64url')
    const ask = (username: string) => new Browser(app).ask('POST', '/api/recovery/open', { username, proof })
    const [known, unknown] = [await ask(person.username), await ask('entah-siapa')]
    expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
    expect(known.body.code).toBe('recovery-wrong')
    expect(known.status).toBe(unknown.status)
  })

  test('used twice at once: exactly one of the new passwords opens', async () => {
    const { person } = await somebody()
    const [one, other] = await Promise.all([aRecovery(app, person, 'pulih satu'), aRecovery(app, person, 'pulih dua')])
    const answers = await Promise.all([one, other].map((body) => new Browser(app).ask('POST', '/api/recovery', body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect([await opens(person, 'pulih satu'), await opens(person, 'pulih dua')]).toEqual(answers.map(({ status }) => status === 200))
  })

  test('replayed does nothing', async () => {
    const { person } = await somebody()
    const recovery = await aRecovery(app, person, 'pulih sekali')
    const send = () => new Browser(app).ask('POST', '/api/recovery', recovery)
    expect((await send()).status).toBe(200)
    expect((await send()).body.code).toBe('wrap-outdated')
    expect(await opens(person, 'pulih sekali')).toBe(true)
  })

  test('that was replaced is dead at once; the new one works', async () => {
    const { person, browser } = await somebody()
    const { body, proof: nextProof } = await aNewRecoveryCode(person)
    expect((await browser.ask('PUT', '/api/recovery-code', body)).status).toBe(200)
    expect((await browser.ask('PUT', '/api/recovery-code', body)).body.code).toBe('wrap-outdated')
    const proof = (code: string) => new Browser(app).ask('POST', '/api/recovery/open', { username: person.username, proof: code })
    expect((await proof(person.recoveryProof)).body.code).toBe('recovery-wrong')
    expect((await proof(nextProof)).status).toBe(200)
    clock.pass({ minutes: 11 })
    expect((await browser.ask('PUT', '/api/recovery-code', body)).body.code).toBe('step-up-needed')
  })
})
