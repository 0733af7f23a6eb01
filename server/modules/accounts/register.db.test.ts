import { describe, expect, test } from 'vitest'
import { aPerson, aTestPractice, Browser, loggedIn, opensWith, registered } from '#test/accounts'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, database } = practice
const count = async (table: string) => Number((await database.pool.query(`select count(*) from ${table}`)).rows[0].count)

describe('registering', () => {
  test('makes the whole account in one request, and logs the browser in', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({
      accountId: person.accountId,
      username: person.username,
      role: 'client',
      state: 'complete',
    })
    expect(await opensWith(browser, person, person.password)).toBe(true)
  })

  test('sends a cookie that no script reads, no other site sends and no proxy of HTTP sees', async () => {
    const { headers } = await new Browser(app).ask('POST', '/api/accounts', (await aPerson()).registration)
    const cookie = [headers['set-cookie']].flat().find((line) => String(line).startsWith('__Host-teduh-login='))
    expect(cookie).toMatch(/^__Host-teduh-login=[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  test('opens again in another browser with the password, written in any case', async () => {
    const person = await aPerson({ username: 'Sekar.Ayu' })
    person.registration.username = 'Sekar.Ayu'
    await registered(practice, person).catch(() => undefined)
    const name = 'sekar.ayu'
    const again = await aPerson({ username: name })
    expect((await new Browser(app).ask('POST', '/api/accounts', again.registration)).body.code).toBe('username-taken')
    const browser = new Browser(app)
    const { body } = await browser.ask<{ username: string }>('POST', '/api/login/start', { username: '  SEKAR.AYU ' })
    expect(body.username).toBe(name)
  })

  test('sent fifty times at once makes one account, and each is answered as the first', async () => {
    const person = await aPerson()
    const before = await count('accounts.account')
    const answers = await Promise.all(Array.from({ length: 50 }, () => new Browser(app).ask('POST', '/api/accounts', person.registration)))
    expect(await count('accounts.account')).toBe(before + 1)
    const good = answers.filter(({ status }) => status === 200)
    expect(good.length).toBeGreaterThan(0)
    for (const { status, body } of answers) {
      if (status === 200) expect(body).toEqual({ state: 'complete', accountId: person.accountId, factors: [] })
      else expect(body.code).toBe('nothing else')
    }
  }, 120_000)

  test('of one name by two people at once gives it to one of them', async () => {
    const [one, other] = await Promise.all([aPerson({ username: 'rebutan' }), aPerson({ username: 'rebutan' })])
    const answers = await Promise.all([one, other].map((person) => new Browser(app).ask('POST', '/api/accounts', person.registration)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('username-taken')
    const winner = answers[0]?.status === 200 ? one : other
    expect((await loggedIn(new Browser(app), 'rebutan', winner.password)).status).toBe(200)
  })

  test.each([
    ['a name that looks like it', 'rebuta\u043F'],
    ['a name with another dot', 're.butan'],
  ])('does not give away %s', async (_what, username) => {
    await registered(practice, await aPerson({ username: 'rebutan-dua' })).catch(() => undefined)
    const person = await aPerson({ username: username === 're.butan' ? 'rebutan_dua' : 'rebutan-dua' })
    expect((await new Browser(app).ask('POST', '/api/accounts', person.registration)).body.code).toBe('username-taken')
  })

  test.each(['ab', 'a'.repeat(33), 'budi santoso', '.budi', 'budi.', 'bu..di', 'b\u0443di-mixed', 'budi\u0000x', '<b>budi</b>'])(
    'refuses the name %j',
    async (username) => {
      const person = await aPerson()
      const answer = await new Browser(app).ask('POST', '/api/accounts', { ...person.registration, username })
      expect(answer.body.code).toBe('username-unusable')
    },
  )

  test('of an account id that somebody has changes nothing for them', async () => {
    const owner = await aPerson()
    const browser = await registered(practice, owner)
    const thief = await aPerson()
    const answer = await new Browser(app).ask('POST', '/api/accounts', { ...owner.registration, username: thief.username, authKey: thief.authKey })
    expect(answer.body.code).toBe('account-id-taken')
    expect(await opensWith(browser, owner, owner.password)).toBe(true)
  })
})

describe('keys that are not sound are refused by their name, and nothing is kept', () => {
  type Body = Awaited<ReturnType<typeof aPerson>>['registration']
  const spoilt: readonly (readonly [string, string, (body: Body, other: Body) => unknown])[] = [
    ['too little memory', 'kdf-too-weak', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { memoryKib: 65_535 })],
    ['too few passes', 'kdf-too-weak', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { passes: 2 })],
    ['too much memory', 'kdf-too-costly', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { memoryKib: 1_048_577 })],
    ['two lanes', 'keys-malformed', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { lanes: 2 })],
    ['another algorithm', 'keys-malformed', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { alg: 'pbkdf2' })],
    ['an unstretched password', 'keys-malformed', ({ keys }) => Object.assign(keys.passwordWrap.ctx, { kdf: { alg: 'hkdf-sha256' } })],
    ['a short salt', 'keys-malformed', ({ keys }) => Object.assign(keys.passwordWrap.ctx.kdf, { salt: 'AAAA' })],
    ['an unknown suite', 'suite-unknown', ({ keys }) => Object.assign(keys.passwordWrap.ctx, { v: 2 })],
    ['a wrap of another person', 'keys-of-another', (body, other) => (body.keys.passwordWrap = other.keys.passwordWrap)],
    ['the wrap of another slot', 'keys-of-another', ({ keys }) => (keys.passwordWrap = keys.recoveryWrap)],
    ['a wrap of a later generation', 'keys-of-another', ({ keys }) => Object.assign(keys.recoveryWrap.ctx, { gen: 2 })],
    ['a truncated wrap', 'keys-malformed', ({ keys }) => Object.assign(keys.recoveryWrap, { ct: keys.recoveryWrap.ct.slice(0, -2) })],
    ['a card of another person', 'keys-of-another', (body, other) => (body.keys.identity = other.keys.identity)],
    ['a forged card', 'signature-wrong', ({ keys }, other) => Object.assign(keys.identity.signed.card, { x: other.keys.identity.signed.card.x })],
    [
      'a key of small order',
      'key-unacceptable',
      ({ keys }) => Object.assign(keys.identity.signed.card, { ed: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
    ],
    ['a second card as the first', 'keys-malformed', ({ keys }) => Object.assign(keys.identity.signed.card, { ver: 2 })],
    ['sealed keys of another card', 'keys-of-another', ({ keys }, other) => (keys.identity.sealed = other.keys.identity.sealed)],
  ]

  test.each(spoilt)('%s: %s', async (_what, code, spoil) => {
    const [person, other] = await Promise.all([aPerson(), aPerson()])
    const before = await count('accounts.account')
    spoil(person.registration, other.registration)
    const answer = await new Browser(app).ask('POST', '/api/accounts', person.registration)
    expect(answer.body.code).toBe(code)
    expect(await count('accounts.account')).toBe(before)
    expect((await database.pool.query('select from keys.wrap where account_id = $1', [person.accountId])).rowCount).toBe(0)
  })

  test('keys of somebody who is registered already: card-known', async () => {
    const person = await aPerson()
    await registered(practice, person)
    // Only a database that lost the account could come here: the card names its owner.
    await database.pool.query('delete from accounts.account where id = $1', [person.accountId])
    await database.pool.query('delete from keys.wrap where account_id = $1', [person.accountId])
    const answer = await new Browser(app).ask('POST', '/api/accounts', person.registration)
    expect(answer.body.code).toBe('card-known')
    expect((await database.pool.query('select from accounts.account where id = $1', [person.accountId])).rowCount).toBe(0)
  })
})

describe('how often one network may register', () => {
  test('is bounded, and another network is not stopped', async () => {
    const browser = new Browser(app)
    const person = await aPerson({ username: 'x' })
    const codes: (string | undefined)[] = []
    for (let turn = 0; turn < 31; turn += 1) codes.push((await browser.ask('POST', '/api/accounts', person.registration)).body.code)
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'username-unusable'))
    expect(codes[30]).toBe('too-many-requests')
    expect((await new Browser(app).ask('POST', '/api/accounts', person.registration)).body.code).toBe('username-unusable')
    practice.clock.pass({ minutes: 61 })
    expect((await browser.ask('POST', '/api/accounts', person.registration)).body.code).toBe('username-unusable')
  })
})
