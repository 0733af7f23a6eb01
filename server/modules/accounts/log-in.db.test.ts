import { describe, expect, test } from 'vitest'
import { cookieNames } from '#contract/pages'
import {
  appCode,
  aPerson,
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
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

const wrongKey = Buffer.alloc(32, 7).toString('base64url')
const tryWrong = (browser: Browser, username: string) => browser.ask('POST', '/api/login', { username, authKey: wrongKey })

describe('logging in', () => {
  test('opens the vault; a wrong password and an unknown name get the same answer', async () => {
    const person = await aPerson()
    await registered(practice, person)
    const browser = new Browser(app)
    expect((await loggedIn(browser, person.username, person.password)).body).toEqual({ state: 'complete', accountId: person.accountId, factors: [] })
    expect(await opensWith(browser, person, person.password)).toBe(true)
    const known = await tryWrong(new Browser(app), person.username)
    const unknown = await tryWrong(new Browser(app), 'tidak-ada-orangnya')
    const { requestId: _one, ...knownBody } = known.body as Record<string, unknown>
    const { requestId: _other, ...unknownBody } = unknown.body as Record<string, unknown>
    expect([known.status, knownBody]).toEqual([unknown.status, unknownBody])
    expect(knownBody['code']).toBe('login-wrong')
  })

  test('from a browser whose mark is none of ours is as from any other', async () => {
    const person = await aPerson()
    await registered(practice, person)
    for (const mark of ['%00', '%F0%9F', 'x', 'a'.repeat(4000)]) {
      const browser = new Browser(app)
      browser.cookies.set(cookieNames.device, mark)
      expect((await tryWrong(browser, person.username)).body.code).toBe('login-wrong')
      browser.cookies.set(cookieNames.device, mark)
      expect((await loggedIn(browser, person.username, person.password)).body.state).toBe('complete')
    }
  })

  test('begins alike for somebody and for nobody: same shape, and the same each time', async () => {
    const person = await aPerson()
    await registered(practice, person)
    const start = async (username: string) =>
      (await new Browser(app).ask<{ kdf: Record<string, unknown> }>('POST', '/api/login/start', { username })).body.kdf
    const [known, unknown] = [await start(person.username), await start('bukan-siapa-siapa')]
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect({ ...unknown, salt: '' }).toEqual({ ...known, salt: '' })
    expect(String(unknown['salt'])).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(await start('bukan-siapa-siapa')).toEqual(unknown)
    expect(await start('bukan-siapa-lain')).not.toEqual(unknown)
    for (const odd of ['', '   ', 'x', '\u0000', 'a'.repeat(200), '<script>']) expect(Object.keys(await start(odd))).toEqual(Object.keys(known))
  })

  test('gives a new cookie each time; the one before, replayed after logging out, is worth nothing', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    const old = browser.login ?? ''
    const { headers } = await browser.ask('POST', '/api/logout')
    expect(headers['clear-site-data']).toBe('"cache", "storage"')
    expect(browser.login).toBeUndefined()
    browser.cookies.set(cookieNames.login, old)
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)
    await loggedIn(browser, person.username, person.password)
    expect(browser.login).not.toBe(old)
  })

  test('again in the same browser ends the login before, also one that lacked a factor, also somebody else’s', async () => {
    const [person, other] = [await aPerson(), await aPerson()]
    const [browser, elsewhere] = [await registered(practice, person), new Browser(app)]
    await loggedIn(elsewhere, person.username, person.password)
    await registered(practice, other)
    const countOf = async ({ accountId }: typeof person) =>
      (await database.pool.query('select from accounts.login where account_id = $1', [accountId])).rowCount
    const before = browser.login ?? ''
    await loggedIn(browser, person.username, person.password)
    const thief = new Browser(app)
    thief.cookies.set(cookieNames.login, before)
    expect([(await thief.ask('GET', '/api/me')).status, (await browser.ask('GET', '/api/me')).status]).toEqual([404, 200])
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(200)
    await loggedIn(browser, other.username, other.password)
    expect([await countOf(person), await countOf(other)]).toEqual([1, 2])

    await withTotp(browser, practice)
    const fresh = new Browser(app)
    for (let turn = 0; turn < 3; turn += 1) expect((await loggedIn(fresh, other.username, other.password)).body.state).toBe('factor')
    const { rows } = await database.pool.query(`select state from accounts.login where account_id = $1 order by state`, [other.accountId])
    expect(rows).toEqual([{ state: 'complete' }, { state: 'complete' }, { state: 'factor' }])
  })

  test('keeps nothing by which a thief of the database could come in', async () => {
    const browser = await registered(practice, await aPerson())
    const { rows } = await database.pool.query(`select to_jsonb(login) as login from accounts.login`)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(browser.login ?? '', 'base64url').toString('hex'))
    expect(JSON.stringify(rows)).not.toContain(browser.login)
  })
})

describe('how long a login lasts', () => {
  test('a client may be away for a week, and stay for thirty days', async () => {
    const browser = await registered(practice, await aPerson())
    clock.pass({ hours: 7 * 24 - 1 })
    expect((await browser.ask('GET', '/api/me')).status).toBe(200)
    clock.pass({ hours: 7 * 24 + 2 })
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)

    const busy = await registered(practice, await aPerson())
    for (let day = 0; day < 29; day += 1) {
      clock.pass({ hours: 24 })
      expect((await busy.ask('GET', '/api/me')).status, `day ${day + 1}`).toBe(200)
    }
    clock.pass({ hours: 25 })
    expect((await busy.ask('GET', '/api/me')).status).toBe(404)
  })

  test('an admin only for hours', async () => {
    const { browser } = await anAdmin(practice)
    clock.pass({ hours: 1 })
    expect((await browser.ask('GET', '/api/me')).status).toBe(200)
    clock.pass({ hours: 4 })
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)
  })
})

describe('the list of logins', () => {
  test('shows coarse devices and hours, ends one, ends all others', async () => {
    const person = await aPerson()
    const [first, second, third] = [await registered(practice, person), new Browser(app), new Browser(app)]
    second.userAgent = 'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36'
    await loggedIn(second, person.username, person.password)
    await loggedIn(third, person.username, person.password)
    type Logins = { logins: { id: string; device: string; lastSeen: string; current: boolean }[] }
    const { logins } = (await first.ask<Logins>('GET', '/api/logins')).body
    expect(logins.map(({ device, current }) => [device, current])).toEqual([
      ['Firefox · Linux', true],
      ['Chrome · Android', false],
      ['Firefox · Linux', false],
    ])
    for (const { lastSeen } of logins) expect(lastSeen).toMatch(/:00:00Z$/)
    expect(JSON.stringify(logins)).not.toContain('SM-A155F')

    const stranger = await registered(practice, await aPerson())
    expect((await stranger.ask('DELETE', `/api/logins/${logins[1]?.id}`)).status).toBe(404)
    expect((await first.ask('DELETE', `/api/logins/${logins[1]?.id}`)).status).toBe(200)
    expect((await second.ask('GET', '/api/me')).status).toBe(404)
    expect((await first.ask('POST', '/api/logins/end-others')).body).toEqual({ ended: 1 })
    expect((await third.ask('GET', '/api/me')).status).toBe(404)
    expect([await devicesOf(practice, person, first), await devicesOf(practice, person, third)]).toEqual([
      { count: 1, isKnown: true },
      { count: 1, isKnown: false },
    ])
    expect((await first.ask('GET', '/api/me')).status).toBe(200)
  })
})

describe('too many wrong passwords', () => {
  test('make that network wait, longer each time; another network and a known device do not wait', async () => {
    const person = await aPerson()
    const known = await registered(practice, person)
    const attacker = new Browser(app)
    for (let turn = 0; turn < 5; turn += 1) expect((await tryWrong(attacker, person.username)).body.code).toBe('login-wrong')
    expect((await tryWrong(attacker, person.username)).body.code).toBe('login-slowed')
    expect((await loggedIn(attacker, person.username, person.password)).body).toMatchObject({ code: 'login-slowed' })

    // The rightful person: at home behind the same address as the attacker, in a browser used before …
    known.address = attacker.address
    expect((await loggedIn(known, person.username, person.password)).status).toBe(200)
    // … or elsewhere in a new one.
    expect((await loggedIn(new Browser(app), person.username, person.password)).status).toBe(200)

    clock.pass({ seconds: 3 })
    expect((await tryWrong(attacker, person.username)).body.code).toBe('login-wrong')
    clock.pass({ seconds: 3 })
    expect((await tryWrong(attacker, person.username)).body.code).toBe('login-slowed')
    clock.pass({ hours: 25 })
    expect((await loggedIn(attacker, person.username, person.password)).status).toBe(200)
  })

  test('are slowed alike for a name that nobody has', async () => {
    const attacker = new Browser(app)
    const codes: unknown[] = []
    for (let turn = 0; turn < 7; turn += 1) codes.push((await tryWrong(attacker, 'tak-bertuan')).body.code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'login-wrong'), 'login-slowed', 'login-slowed'])
  })

  test('sent all at once get no more tries than one by one', async () => {
    const person = await aPerson()
    await registered(practice, person)
    const attacker = new Browser(app)
    const answers = await Promise.all(Array.from({ length: 60 }, () => tryWrong(attacker, person.username)))
    expect(answers.filter(({ body }) => body.code === 'login-wrong').length).toBe(5)
    expect(answers.filter(({ body }) => body.code === 'login-slowed').length).toBe(55)
  })

  test('are forgiven by a right one', async () => {
    const person = await aPerson()
    await registered(practice, person)
    const browser = new Browser(app)
    for (let turn = 0; turn < 20; turn += 1) {
      expect((await tryWrong(browser, person.username)).body.code).toBe('login-wrong')
      expect((await loggedIn(browser, person.username, person.password)).status).toBe(200)
    }
  })
})

describe('a fresh proof', () => {
  test('holds for ten minutes and changes the cookie; dangerous acts ask for it', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    expect((await browser.ask('DELETE', '/api/email')).status).toBe(200)
    clock.pass({ minutes: 11 })
    expect((await browser.ask('DELETE', '/api/email')).body.code).toBe('step-up-needed')
    const before = browser.login
    expect((await browser.ask('POST', '/api/step-up', { authKey: wrongKey })).body.code).toBe('login-wrong')
    expect((await browser.ask('POST', '/api/step-up', { authKey: person.authKey })).status).toBe(200)
    expect(browser.login).not.toBe(before)
    expect((await browser.ask('DELETE', '/api/email')).status).toBe(200)
    const thief = new Browser(app)
    thief.cookies.set(cookieNames.login, before ?? '')
    expect((await thief.ask('GET', '/api/me')).status).toBe(404)
  })

  test('of staff needs the second factor too', async () => {
    const admin = await anAdmin(practice)
    const { browser, person, secret } = await aStaffMember(practice, admin, 'counsellor')
    clock.pass({ minutes: 11 })
    expect((await browser.ask('POST', '/api/step-up', { authKey: person.authKey })).body.code).toBe('second-factor-needed')
    await freshProof(practice, { ...admin, browser, person, secret })
    clock.pass({ seconds: 60 })
    expect((await browser.ask('POST', '/api/step-up', { authKey: person.authKey, totp: appCode(secret, clock.now) })).status).toBe(200)
  })
})

describe('a ticket for a WebSocket', () => {
  test('opens once, within 30 seconds, while the login lasts', async () => {
    const { takeSocketTicket } = await import('./socket-ticket.ts')
    const context = { actor: { kind: 'anonymous' as const }, db: database.db, now: () => clock.now }
    const person = await aPerson()
    const browser = await registered(practice, person)
    const ask = async () => (await browser.ask<{ ticket: string }>('POST', '/api/socket-ticket')).body.ticket
    const [once, late, ended] = [await ask(), await ask(), await ask()]
    expect(await takeSocketTicket(context, once)).toMatchObject({ kind: 'account', accountId: person.accountId })
    expect(await takeSocketTicket(context, once)).toEqual({ kind: 'anonymous' })
    await browser.ask('POST', '/api/logout')
    expect(await takeSocketTicket(context, ended)).toEqual({ kind: 'anonymous' })
    clock.pass({ seconds: 31 })
    expect(await takeSocketTicket(context, late)).toEqual({ kind: 'anonymous' })
  })
})
