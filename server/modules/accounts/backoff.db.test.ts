import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cookieNames } from '#contract/pages'
import type { Context } from '#platform/context'
import { aPerson, aTestPractice, Browser, loggedIn, registered, type TestPractice } from '#test/accounts'
import { aDatabase } from '#test/database'
import { attemptKey, spend, takeAttempt } from './attempts.ts'

/** [Note: backoff] over a clock that the tests set, with the counters where they are: in the database. */
const practice = await aTestPractice(await aDatabase())
const { app, clock, database, outerKey } = practice
/** The same with the limit of requests that the platform sets unless told otherwise. */
const limited = await aTestPractice(await aDatabase(), { rateLimitPerMinute: 1200 })
const hourSeconds = 60 * 60
const authKey = Buffer.alloc(32, 9).toString('base64url')

const contextFrom = (address: string, now: Temporal.Instant): Context => ({
  actor: { kind: 'anonymous' },
  db: database.db,
  now: () => now,
  caller: { address, userAgent: '' },
})

const isTaken = (work: Promise<void>) =>
  work.then(
    () => true,
    () => false,
  )

/** The most that ever fell into one hour. */
function mostInAnHour(atSeconds: readonly number[]): number {
  return Math.max(0, ...atSeconds.map((from) => atSeconds.filter((at) => at >= from && at < from + hourSeconds).length))
}

const both: readonly [string, TestPractice, number][] = [
  ['no limit of requests', practice, 25],
  ['the usual limit of requests', limited, 8],
]

describe('an attacker', () => {
  test.each(both)(
    'on any number of networks, the victim’s own too, never keeps the victim out on a known device, with %s',
    async (_what, at, numRuns) => {
      const { app: itsApp, clock: itsClock } = at
      const victim = await aPerson()
      const browser = await registered(at, victim)
      const networks = [browser.address, '203.0.113.7', '2001:db8::1', '198.51.100.1', '198.51.100.2', '198.51.100.3']
      const raids = fc.array(
        fc.record({
          network: fc.nat({ max: networks.length - 1 }),
          tries: fc.integer({ min: 1, max: 12 }),
          path: fc.constantFrom('/api/login', '/api/login', '/api/recovery/open', '/api/login/start'),
          thenSeconds: fc.constantFrom(0, 1, 20, 1200),
        }),
        { minLength: 1, maxLength: 6 },
      )
      const property = fc.asyncProperty(raids, async (all) => {
        for (const { network, tries, path, thenSeconds } of all) {
          const attacker = new Browser(itsApp)
          attacker.address = networks[network] ?? ''
          for (let turn = 0; turn < tries; turn += 1) await attacker.ask('POST', path, { username: victim.username, authKey, proof: authKey })
          itsClock.pass({ seconds: thenSeconds })
        }
        const { status } = await loggedIn(browser, victim.username, victim.password)
        return status === 200
      })
      expect((await fc.check(property, { numRuns })).counterexample).toBeNull()
    },
    120_000,
  )

  test('who has used up everything that their network may, has not used up the victim’s known device beside it', async () => {
    const victim = await aPerson()
    const browser = await registered(practice, victim)
    const attacker = new Browser(app)
    attacker.address = browser.address
    const codes = new Set<string | undefined>()
    for (let at = 0; at < 601; at += 1) codes.add((await attacker.ask('POST', '/api/login/start', { username: `siapa-${at}` })).body.code)
    for (let at = 0; at < 201; at += 1) codes.add((await attacker.ask('POST', '/api/login', { username: `siapa-${at}`, authKey })).body.code)
    expect(codes).toEqual(new Set([undefined, 'login-wrong', 'too-many-requests']))
    expect((await loggedIn(browser, victim.username, victim.password)).status).toBe(200)
    const unknown = new Browser(app)
    unknown.address = browser.address
    expect((await unknown.ask('POST', '/api/login/start', { username: victim.username })).body.code).toBe('too-many-requests')
  }, 120_000)

  test('who has used up all requests of their network has used up neither the login of a known device beside it, nor its way out', async () => {
    const victim = await aPerson()
    const browser = await registered(limited, victim)
    const attacker = new Browser(limited.app)
    attacker.address = browser.address
    const codes: unknown[] = []
    for (let turn = 0; turn < 100; turn += 1) codes.push((await attacker.ask('POST', '/api/login/start', { username: victim.username })).body.code)
    expect(codes.at(-1)).toBe('too-many-requests')
    expect((await loggedIn(browser, victim.username, victim.password)).status).toBe(200)
    expect((await browser.ask('POST', '/api/passkey-login/start')).status).toBe(200)
    expect((await browser.ask('POST', '/api/logout')).status).toBe(200)
    expect((await attacker.ask('POST', '/api/logout')).status).toBe(200)
  })

  test('who guesses at a recovery code beside a known device leaves it its own tries and its own budget', async () => {
    const victim = await aPerson()
    const browser = await registered(practice, victim)
    const attacker = new Browser(app)
    attacker.address = browser.address
    const open = (one: Browser, username: string, proof: string) => one.ask('POST', '/api/recovery/open', { username, proof })
    const codes: unknown[] = []
    for (let turn = 0; turn < 6; turn += 1) codes.push((await open(attacker, victim.username, authKey)).body.code)
    expect(codes.at(-1)).toBe('login-slowed')
    for (let turn = 0; turn < 200; turn += 1) await open(attacker, `siapa-${turn}`, authKey)
    expect((await open(attacker, 'siapa-lain', authKey)).body.code).toBe('too-many-requests')
    expect((await open(browser, victim.username, victim.recoveryProof)).status).toBe(200)
  }, 60_000)

  test.each(['/api/login', '/api/recovery/open'])('at %s whose network may not try has not tried', async (path) => {
    const victim = await aPerson()
    await registered(practice, victim)
    const neighbour = new Browser(app)
    const attempt = async (username: string) =>
      (await neighbour.ask('POST', path, { username, authKey, ...(path !== '/api/login' && { proof: authKey }) })).body.code
    await attempt('tetangga')
    await database.pool.query('update accounts.attempt set tries = 200 where key = $1', [outerKey.mark('budget', 'strangers', neighbour.address)])
    for (let turn = 0; turn < 8; turn += 1) expect(await attempt(victim.username)).toBe('too-many-requests')
    clock.pass({ minutes: 61 })
    for (let turn = 0; turn < 5; turn += 1) expect(await attempt(victim.username)).toMatch(/^(login|recovery)-wrong$/)
    expect(await attempt(victim.username)).toBe('login-slowed')
  })

  test('who asks for passkeys until their network may not, leaves a browser with a device its own; made-up devices have an end', async () => {
    const victim = await aPerson()
    const browser = await registered(practice, victim)
    const attacker = new Browser(app)
    attacker.address = browser.address
    const ask = async (one: Browser) => (await one.ask('POST', '/api/passkey-login/start')).body.code
    for (let turn = 0; turn < 600; turn += 1) await ask(attacker)
    expect([await ask(attacker), await ask(browser)]).toEqual(['too-many-requests', undefined])
    const all = outerKey.mark('budget', 'passkey-starts', attacker.address)
    await database.pool.query('update accounts.attempt set tries = 6000 where key = $1', [all])
    const before = await database.pool.query('select from accounts.attempt')
    attacker.cookies.set(cookieNames.device, 'A'.repeat(43))
    expect(await ask(attacker)).toBe('too-many-requests')
    expect((await database.pool.query('select from accounts.attempt')).rowCount).toBe(before.rowCount)
  }, 60_000)

  test('who comes as soon as they may has 16 tries at a name in the first hour and 4 in each that follows', async () => {
    const start = clock.now
    const taken: number[] = []
    for (let seconds = 0; seconds < 4 * hourSeconds;) {
      const context = contextFrom('203.0.113.50', start.add({ seconds }))
      if (await isTaken(takeAttempt(context, attemptKey(context, outerKey, 'the greedy one', null)))) taken.push(seconds)
      else seconds += seconds < 1200 ? 1 : 15
    }
    const inHour = (hour: number) => taken.filter((at) => at >= hour * hourSeconds && at < (hour + 1) * hourSeconds).length
    expect([0, 1, 2, 3].map(inHour)).toEqual([16, 4, 4, 4])
  }, 60_000)

  test('from one network has at most 16 tries at a name in any hour, whatever the rhythm', async () => {
    let names = 0
    const rhythm = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1200 })), { maxLength: 60 })
    const property = fc.asyncProperty(rhythm, async (pauses) => {
      names += 1
      const taken: number[] = []
      let seconds = 0
      for (const pause of pauses) {
        seconds += pause
        const context = contextFrom('203.0.113.51', clock.now.add({ seconds }))
        if (await isTaken(takeAttempt(context, attemptKey(context, outerKey, `name ${names}`, null)))) taken.push(seconds)
      }
      return mostInAnHour(taken) <= 16
    })
    expect((await fc.check(property, { numRuns: 40 })).counterexample).toBeNull()
  }, 60_000)

  test('has what a network may do over all names in each window, so at most twice that in any stretch as long', async () => {
    let budgets = 0
    const pauses = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 80 })
    const property = fc.asyncProperty(pauses, fc.integer({ min: 1, max: 8 }), async (all, max) => {
      const budget = { name: `test ${(budgets += 1)}`, max, windowSeconds: hourSeconds }
      const taken: number[] = []
      let seconds = 0
      for (const pause of all) {
        seconds += pause
        if (await isTaken(spend(contextFrom('203.0.113.52', clock.now.add({ seconds })), outerKey, budget))) taken.push(seconds)
      }
      return mostInAnHour(taken) <= 2 * max && (all.length === 0 || taken.length > 0)
    })
    expect((await fc.check(property, { numRuns: 40 })).counterexample).toBeNull()
  }, 60_000)
})
