import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aPerson, aTestPractice, Browser, loggedIn, registered } from '#test/accounts'
import { aDatabase } from '#test/database'
import { cookieNames } from '#contract/pages'
import { fact } from '#test/fact'
import { makeVerifiers } from './verifier.ts'
import { makeWorkQueue } from './work-queue.ts'

/** An Argon2id that waits at a gate, with one at work and one place to wait. */
const gate = { isOpen: true, opened: Promise.withResolvers<void>(), atWork: 0 }
const queue = makeWorkQueue({ atOnce: 1, waiting: 1, perNetwork: 10 })
const verifiers = makeVerifiers(queue, async ({ message, nonce }) => {
  gate.atWork += 1
  if (!gate.isOpen) await gate.opened.promise
  gate.atWork -= 1
  return createHash('sha256')
    .update(message as Uint8Array)
    .update(nonce as Uint8Array)
    .digest()
})
const practice = await aTestPractice(await aDatabase(), { verifiers })
const { app, database } = practice
const counters = async () => (await database.pool.query('select from accounts.attempt')).rowCount

test('while too many log in, others are told at once to come again, their try is not counted, and a known device has its place', async () => {
  const person = await aPerson()
  const known = await registered(practice, person)
  gate.isOpen = false
  const flood = ['satu', 'dua'].map((username) => new Browser(app).ask('POST', '/api/login', { username, authKey: person.authKey }))
  await fact(() => gate.atWork === 1 && queue.isFull({ network: 'any', isKnown: false }))
  const before = await counters()

  const late = await new Browser(app).ask('POST', '/api/login', { username: person.username, authKey: person.authKey })
  expect([late.status, late.body.code]).toEqual([503, 'login-busy'])
  const foreign = aStrangeDevice()
  const withForeignToken = await foreign.ask('POST', '/api/login', { username: person.username, authKey: person.authKey })
  expect(withForeignToken.body.code).toBe('login-busy')
  expect(await counters()).toBe(before)

  const entering = loggedIn(known, person.username, person.password)
  await fact(() => queue.isFull({ network: 'any', isKnown: true }))
  gate.isOpen = true
  gate.opened.resolve()
  expect((await entering).status).toBe(200)
  expect((await Promise.all(flood)).map(({ body }) => body.code)).toEqual(['login-wrong', 'login-wrong'])
})

/** A browser with a token that this account does not know. */
function aStrangeDevice(): Browser {
  const browser = new Browser(app)
  browser.cookies.set(cookieNames.device, 'A'.repeat(43))
  return browser
}
