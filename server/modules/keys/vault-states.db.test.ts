import { describe, expect, test } from 'vitest'
import { createMasterKey, openState, sealState, type SealedState } from '#crypto'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aDatabase } from '#test/database'
import { aSpaceMember } from '#test/space-members'
import { aTestPractice, Browser } from '#test/accounts'
import { keepState, showState } from './vault-states.ts'

const database = await aDatabase()
const utf8 = (text: string) => new TextEncoder().encode(text)
const { masterKey } = await createMasterKey([])
const someone = async () => {
  const { uid, context } = await aSpaceMember(database)
  const sealed = (name: string, gen: number, text = `${name} ${gen}`): Promise<SealedState> => sealState(masterKey, { uid, name, gen }, utf8(text))
  return { uid, context, sealed }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const keep = (context: Context, state: SealedState, name = state.ctx.name) => codeOf(keepState(context, name, state))

describe('a sealed state', () => {
  test('is not there at first, and then as it was kept, for its own account alone', async () => {
    const [sari, other] = [await someone(), await someone()]
    expect(await showState(sari.context, 'heads')).toEqual({ state: null })
    expect(await keep(sari.context, await sari.sealed('heads', 1))).toBe('done')
    const { state } = await showState(sari.context, 'heads')
    expect(await openState(masterKey, { uid: sari.uid, name: 'heads', gen: 1 }, state)).toEqual(utf8('heads 1'))
    expect(await showState(other.context, 'heads')).toEqual({ state: null })
    expect(await showState(sari.context, 'pins')).toEqual({ state: null })
  })

  test('follows the generation before, and no other', async () => {
    const { context, sealed } = await someone()
    expect(await keep(context, await sealed('heads', 2))).toBe('state-outdated')
    for (const gen of [1, 2, 3]) expect(await keep(context, await sealed('heads', gen))).toBe('done')
    for (const gen of [1, 2, 3, 5]) expect(await keep(context, await sealed('heads', gen)), String(gen)).toBe('state-outdated')
    expect((await showState(context, 'heads')).state?.ctx.gen).toBe(3)
  })

  test('sent twice is kept once, and told the same', async () => {
    const { context, sealed } = await someone()
    for (const state of [await sealed('heads', 1), await sealed('heads', 2)]) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => keep(context, state)))
      expect(answers).toEqual(Array.from({ length: 10 }, () => 'done'))
    }
  })

  test('of two tabs at once: one is kept, the other hears that it is outdated', async () => {
    const { context, sealed } = await someone()
    for (const gen of [1, 2]) {
      const both = [await sealed('heads', gen, 'satu'), await sealed('heads', gen, 'dua')]
      expect((await Promise.all(both.map((state) => keep(context, state)))).toSorted()).toEqual(['done', 'state-outdated'])
    }
  })

  test('of somebody else, or under another name, is refused', async () => {
    const [sari, other] = [await someone(), await someone()]
    expect(await keep(other.context, await sari.sealed('heads', 1))).toBe('keys-of-another')
    expect(await keep(sari.context, await sari.sealed('heads', 1), 'pins')).toBe('keys-of-another')
  })

  test('that is none is refused', async () => {
    const { context, sealed } = await someone()
    const state = await sealed('heads', 1)
    expect(await keep(context, { ...state, ct: 'AAAA' })).toBe('keys-malformed')
    expect(await keep(context, { ...state, ctx: { ...state.ctx, v: 2 as 1 } })).toBe('suite-unknown')
  })

  test('finds room for 2,000 names of an account, also when many come at once', async () => {
    const { uid, context, sealed } = await someone()
    await database.pool.query(`insert into keys.state (account_id, name, gen, body) select $1, 'n' || n, 1, '{}' from generate_series(1, 1998) n`, [
      uid,
    ])
    const states = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => sealed(name, 1)))
    const answers = await Promise.all(states.map((state) => keep(context, state)))
    expect(answers.toSorted()).toEqual(['done', 'done', 'states-full', 'states-full', 'states-full'])
    const kept = states[answers.indexOf('done')] as SealedState
    expect(await keep(context, await sealed(kept.ctx.name, 2)), 'what is there goes on').toBe('done')
  })
})

test('a stranger is told that there are no states', async () => {
  const { app } = await aTestPractice(database)
  const { sealed } = await someone()
  const stranger = new Browser(app)
  expect((await stranger.ask('GET', '/api/vault-states/heads')).status).toBe(404)
  expect((await stranger.ask('PUT', '/api/vault-states/heads', await sealed('heads', 1))).status).toBe(404)
})
