import { describe, expect, test } from 'vitest'
import { appCode, aPerson, aStaffMember, aTestPractice, anAdmin, Browser, loggedIn, registered, withTotp } from '#test/accounts'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

/** Somebody with an app, at the second step of logging in. */
async function atSecondStep() {
  const person = await aPerson()
  const codes = await withTotp(await registered(practice, person), practice)
  const browser = new Browser(app)
  const entered = await loggedIn(browser, person.username, person.password)
  return { person, browser, entered, ...codes }
}

describe('an authenticator app', () => {
  test('is asked for once it was confirmed; until its code is shown nothing leaves', async () => {
    const { browser, entered, secret } = await atSecondStep()
    expect(entered.body).toMatchObject({ state: 'factor', factors: ['totp', 'backup-code'] })
    for (const [method, url] of [
      ['GET', '/api/vault'],
      ['GET', '/api/logins'],
      ['GET', '/api/email'],
      ['POST', '/api/socket-ticket'],
      ['POST', '/api/totp/start'],
      ['POST', '/api/passkeys/start'],
      ['POST', '/api/logins/end-others'],
    ] as const) {
      expect((await browser.ask(method, url)).status, url).toBe(404)
    }
    const before = browser.login
    expect((await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).body).toMatchObject({ state: 'complete' })
    expect(browser.login).not.toBe(before)
    expect((await browser.ask('GET', '/api/vault')).status).toBe(200)
  })

  test('that was started but not confirmed is not asked for', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    const { body } = await browser.ask<{ secret: string; uri: string }>('POST', '/api/totp/start')
    expect(body.uri).toBe(`otpauth://totp/localhost%3A${person.username}?secret=${body.secret}&issuer=localhost`)
    expect((await browser.ask('POST', '/api/totp/confirm', { code: '000000' })).body.code).toMatch(/second-factor-wrong/)
    expect((await loggedIn(new Browser(app), person.username, person.password)).body).toMatchObject({ state: 'complete' })
  })

  test('that is added to an open login opens no other: one line of audit, a new cookie, a proof as old as before', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    const before = browser.login
    clock.pass({ minutes: 6 })
    await withTotp(browser, practice)
    expect(browser.login).not.toBe(before)
    const { rows } = await database.pool.query(`select details->>'by' as by from audit.event where action = 'login.opened' and subject = $1`, [
      `account:${person.accountId}`,
    ])
    expect(rows).toEqual([{ by: 'password' }])
    clock.pass({ minutes: 5 })
    expect((await browser.ask('POST', '/api/backup-codes')).body.code).toBe('step-up-needed')
  })

  test('takes a step one before and one after, each once, and no wrong code', async () => {
    const { browser, person, secret } = await atSecondStep()
    for (const ahead of [-2, 2])
      expect((await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now, ahead) })).body.code).toBe('second-factor-wrong')
    const code = appCode(secret, clock.now, 1)
    expect((await browser.ask('POST', '/api/login/totp', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200)
    const again = new Browser(app)
    await loggedIn(again, person.username, person.password)
    for (const ahead of [-1, 0, 1])
      expect((await again.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now, ahead) })).body.code).toBe('second-factor-wrong')
  })

  test('shown twice at once lets one in', async () => {
    const { browser, person, secret } = await atSecondStep()
    const other = new Browser(app)
    await loggedIn(other, person.username, person.password)
    const code = appCode(secret, clock.now)
    const answers = await Promise.all([browser, other].map((one) => one.ask('POST', '/api/login/totp', { code })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
  })

  test('cannot be guessed: tries are slowed, from wherever they come', async () => {
    const { browser, person } = await atSecondStep()
    const codes: unknown[] = []
    for (let turn = 0; turn < 6; turn += 1) codes.push((await browser.ask('POST', '/api/login/totp', { code: '000000' })).body.code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'second-factor-wrong'), 'login-slowed'])
    const elsewhere = new Browser(app)
    await loggedIn(elsewhere, person.username, person.password)
    expect((await elsewhere.ask('POST', '/api/login/totp', { code: '000000' })).body.code).toBe('login-slowed')
  })

  test('that somebody with the password guesses at makes no known device wait, neither to come in nor to prove anew', async () => {
    const { browser: attacker, person, secret } = await atSecondStep()
    const own = new Browser(app)
    await loggedIn(own, person.username, person.password)
    await own.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })
    clock.pass({ seconds: 60 })
    for (let turn = 0; turn < 6; turn += 1) await attacker.ask('POST', '/api/login/totp', { code: '000000' })
    expect((await attacker.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).body.code).toBe('login-slowed')
    expect((await own.ask('POST', '/api/step-up', { authKey: person.authKey, totp: appCode(secret, clock.now) })).status).toBe(200)
    clock.pass({ seconds: 60 })
    await own.ask('POST', '/api/logout')
    for (let turn = 0; turn < 6; turn += 1) await attacker.ask('POST', '/api/login/totp', { code: '000000' })
    await loggedIn(own, person.username, person.password)
    expect((await own.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).status).toBe(200)
    // By itself does not mean without end.
    await loggedIn(own, person.username, person.password)
    const codes: unknown[] = []
    for (let turn = 0; turn < 6; turn += 1) codes.push((await own.ask('POST', '/api/login/totp', { code: '000000' })).body.code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'second-factor-wrong'), 'login-slowed'])
  })

  test('lies sealed in the database', async () => {
    const { secret } = await atSecondStep()
    const { rows } = await database.pool.query<{ dump: string }>('select string_agg(to_jsonb(totp)::text, chr(10)) as dump from accounts.totp')
    const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
    const hex = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))).toString('hex')
    expect(rows[0]?.dump).toContain('secret_sealed')
    expect(rows[0]?.dump).not.toContain(hex)
  })

  test('an unfinished login ends after a quarter of an hour', async () => {
    const { browser, secret } = await atSecondStep()
    clock.pass({ minutes: 16 })
    expect((await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).status).toBe(404)
  })
})

describe('backup codes', () => {
  test('are ten, each good once, written in any way', async () => {
    const { browser, person, backupCodes } = await atSecondStep()
    expect(new Set(backupCodes).size).toBe(10)
    const [first = '', second = ''] = backupCodes
    expect((await browser.ask('POST', '/api/login/backup-code', { code: first.toLowerCase().replace('-', ' ') })).status).toBe(200)
    const again = new Browser(app)
    await loggedIn(again, person.username, person.password)
    expect((await again.ask('POST', '/api/login/backup-code', { code: first })).body.code).toBe('second-factor-wrong')
    expect((await again.ask('POST', '/api/login/backup-code', { code: second })).status).toBe(200)
    expect((await again.ask<{ backupCodesLeft: number }>('GET', '/api/second-factors')).body.backupCodesLeft).toBe(8)
  })

  test('one used twice at once lets one in', async () => {
    const { browser, person, backupCodes } = await atSecondStep()
    const other = new Browser(app)
    await loggedIn(other, person.username, person.password)
    const answers = await Promise.all([browser, other].map((one) => one.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
  })

  test('made anew kill those before', async () => {
    const { browser, person, secret, backupCodes } = await atSecondStep()
    await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })
    const renewed = (await browser.ask<{ backupCodes: string[] }>('POST', '/api/backup-codes')).body.backupCodes
    const other = new Browser(app)
    await loggedIn(other, person.username, person.password)
    expect((await other.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })).body.code).toBe('second-factor-wrong')
    expect((await other.ask('POST', '/api/login/backup-code', { code: renewed[0] })).status).toBe(200)
  })
})

describe('that backup codes are kept', () => {
  const areKept = async (browser: Browser) => {
    const [me, factors] = [await browser.ask('GET', '/api/me'), await browser.ask('GET', '/api/second-factors')]
    expect(me.body['backupCodesKept']).toBe(factors.body['backupCodesKept'])
    return me.body['backupCodesKept']
  }
  const confirm = (browser: Browser) => browser.ask('POST', '/api/backup-codes/confirm')

  test('is not so until the person says it, again for new ones, and said twice at once is one event', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    expect(await areKept(browser), 'nobody has codes before').toBe(true)
    await withTotp(browser, practice)
    expect(await areKept(browser)).toBe(false)
    const answers = await Promise.all([confirm(browser), confirm(browser)])
    expect(answers.map(({ body }) => body)).toEqual([{ done: true }, { done: true }])
    expect(await areKept(browser)).toBe(true)
    await browser.ask('POST', '/api/backup-codes')
    expect(await areKept(browser)).toBe(false)
    const events = `select from audit.event where action = 'backup-codes.confirmed' and subject = $1`
    expect((await database.pool.query(events, [`account:${person.accountId}`])).rowCount).toBe(1)
    await browser.ask('DELETE', '/api/totp')
    expect(await areKept(browser), 'nobody asks for them any more').toBe(true)
  })

  test('is said for nobody else, and not by whoever only knows the password', async () => {
    const { browser: halfway, person } = await atSecondStep()
    expect((await confirm(halfway)).status).toBe(404)
    expect((await halfway.ask('GET', '/api/me')).body['backupCodesKept'], 'nor told').toBe(true)
    const other = await registered(practice, await aPerson())
    await withTotp(other, practice)
    expect((await confirm(other)).status).toBe(200)
    const { rows } = await database.pool.query('select from accounts.backup_code where account_id = $1 and kept_at is not null', [person.accountId])
    expect(rows).toEqual([])
  })
})

describe('staff', () => {
  test('can only make a second factor until they have one, and never drop the last', async () => {
    const admin = await anAdmin(practice)
    const { body } = await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'counsellor' })
    const person = await aPerson()
    const browser = await registered(practice, person, body.token)
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ state: 'enrol', role: 'counsellor' })
    expect((await browser.ask('GET', '/api/vault')).status).toBe(404)
    expect((await browser.ask('POST', '/api/login/totp', { code: '123456' })).status).toBe(404)
    // Coming back later, it is still so.
    const later = new Browser(app)
    expect((await loggedIn(later, person.username, person.password)).body).toMatchObject({ state: 'enrol' })
    const { backupCodes } = await withTotp(later, practice)
    expect(backupCodes).toHaveLength(10)
    expect((await later.ask('GET', '/api/vault')).status).toBe(200)
    expect((await later.ask('DELETE', '/api/totp')).body.code).toBe('second-factor-obligatory')
    // The other login that could enrol must not be able to replace the factor.
    expect((await browser.ask('POST', '/api/totp/start')).status).toBe(404)
    expect((await browser.ask('POST', '/api/passkeys/start')).status).toBe(404)
  })

  test('removing an app is for clients, with a fresh proof', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    await withTotp(browser, practice)
    clock.pass({ minutes: 11 })
    expect((await browser.ask('DELETE', '/api/totp')).body.code).toBe('step-up-needed')
    const member = await aStaffMember(practice, await anAdmin(practice), 'supervisor')
    expect((await member.browser.ask('DELETE', '/api/totp')).body.code).toBe('second-factor-obligatory')
  })
})
