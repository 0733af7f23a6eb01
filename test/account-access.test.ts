import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import { makeAccountTools } from '#modules/accounts'
import { allRoutes } from '#server/app'
import { accountAccess, comers, type Comer } from './account-access.ts'
import { aConfig } from './builders.ts'
import { testNow } from './database.ts'
import { actors } from './persons.ts'

const outerKey = outerKeyOf(newRing())
const routes = allRoutes(aConfig({ dataFolder: '/nonexistent' }), makeAccountTools({ outerKey, origin: 'http://localhost:3000' }))
const rowOf = ({ endpoint }: (typeof routes)[number]) => `${endpoint.method} ${endpoint.path}`
const own = routes.filter((route) => rowOf(route) in accountAccess)

/** Past the door is whoever comes as far as the database, or is told what is wrong with the request. */
class Reached extends Error {}
const db = new Proxy({}, { get: () => { throw new Reached() } }) as Context['db'] // prettier-ignore

function actorOf(comer: Comer): Actor {
  if (comer === 'lacks factor' || comer === 'must enrol')
    return { kind: 'unfinished', accountId: randomUUID(), role: 'admin', loginId: randomUUID(), state: comer === 'must enrol' ? 'enrol' : 'factor' }
  return actors[comer]
}

type Proved = 'just now' | 'too long ago'

/** What the route says: a refusal's code, or 'reached'. */
async function answerOf(route: (typeof routes)[number], comer: Comer, proved: Proved): Promise<string> {
  const actor = actorOf(comer)
  const provedUntil = testNow.add({ seconds: proved === 'just now' ? 1 : 0 })
  const context = { actor: actor.kind === 'account' ? { ...actor, provedUntil } : actor, db, now: () => testNow }
  const params = {
    id: randomUUID(),
    accountId: randomUUID(),
    space: randomUUID(),
    file: randomUUID(),
    number: 1,
    name: 'heads',
    episode: randomUUID(),
    appointment: randomUUID(),
    import: randomUUID(),
    reminder: randomUUID(),
    token: 'x'.repeat(43),
  }
  return route.run(context, { params, query: {}, body: {} }, { setCookie: () => undefined, forget: () => undefined }).then(
    () => 'reached',
    (error: unknown) => {
      if (error instanceof Reached) return 'reached'
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
}

const isLetIn = async (route: (typeof routes)[number], comer: Comer) => (await answerOf(route, comer, 'just now')) !== 'not-found'

describe('who gets past the door of accounts, keys, spaces and episodes', () => {
  test('is told for every route of the table', () => {
    expect(Object.keys(accountAccess).filter((row) => !own.some((route) => rowOf(route) === row))).toEqual([])
  })

  test.each(own.map((route) => [rowOf(route), route] as const))('%s: as in the table', async (row, route) => {
    const found: Comer[] = []
    for (const comer of comers) if (await isLetIn(route, comer)) found.push(comer)
    expect(found).toEqual(comers.filter((comer) => accountAccess[row]?.who.includes(comer)))
  })

  test('whoever is frozen may do what anonymous may, and no more', () => {
    for (const [row, { who }] of Object.entries(accountAccess)) expect(who.includes('frozen'), row).toBe(who.includes('anonymous'))
  })
})

describe('a fresh proof', () => {
  test.each(own.map((route) => [rowOf(route), route] as const))('%s: is declared as in the table', (row, { needsFreshProof }) => {
    expect(needsFreshProof).toBe(accountAccess[row]?.fresh ?? false)
  })

  test.each(own.map((route) => [rowOf(route), route] as const))(
    '%s: is asked for as in the table, and of nobody who lately gave one',
    async (row, route) => {
      for (const comer of accountAccess[row]?.who ?? []) {
        const { kind } = actorOf(comer)
        const isAsked = accountAccess[row]?.fresh === true && kind === 'account'
        expect((await answerOf(route, comer, 'too long ago')) === 'step-up-needed', comer).toBe(isAsked)
        expect(await answerOf(route, comer, 'just now'), comer).not.toBe('step-up-needed')
      }
    },
  )
})
