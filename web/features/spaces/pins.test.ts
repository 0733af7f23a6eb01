import { describe, expect, test } from 'vitest'
import type { VerifiedCard } from '#crypto'
import { comparedAtOf, meet, pinCards, recallPins, standingOf, type Pin } from './pins.ts'
import type { Memory } from './sealed-memory.ts'

const card = (hash: string) => ({ hash }) as VerifiedCard
const chain = ['a', 'b', 'c'].map(card)
const pin = (hash: string): Pin => ({ card: hash, comparedAt: '' })

function aMemory(): Memory & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    recall: async <T>(name: string) => (kept.get(name) ?? null) as T | null,
    async change<T>(name: string, next: (known: T | null) => T | null) {
      const value = next((kept.get(name) ?? null) as T | null)
      if (value !== null) kept.set(name, value)
      return (kept.get(name) ?? null) as T | null
    },
  }
}

describe('how a card stands to what was known', () => {
  test.each([
    ['nobody knew it', undefined, chain, 'b', 'new'],
    ['it is the one', pin('b'), chain, 'b', 'known'],
    ['the known one signed it', pin('a'), chain, 'c', 'follows'],
    ['it came before the known one', pin('c'), chain, 'a', 'known'],
    ['the known one is nowhere', pin('x'), chain, 'b', 'changed'],
    ['it stands alone', pin('a'), [card('z')], 'z', 'changed'],
    ['it is in no chain', pin('a'), [], 'z', 'changed'],
  ])('%s', (_, known, cards, hash, standing) => {
    expect(standingOf(known, cards, hash)).toBe(standing)
  })
})

describe('what is pinned', () => {
  const [ani, budi] = ['0a', 'fa'].map((start) => ({ uid: `${start}000000-0000-4000-8000-000000000000` })) as [{ uid: string }, { uid: string }]

  test('is found again, each with their own', async () => {
    const memory = aMemory()
    await pinCards(memory, [
      { ...ani, card: 'a', comparedAt: '2026-11-20T05:00:00Z' },
      { ...budi, card: 'b', comparedAt: '' },
    ])
    const pins = await recallPins(memory, [ani, budi])
    expect([pins.get(ani.uid), pins.get(budi.uid)]).toEqual([{ card: 'a', comparedAt: '2026-11-20T05:00:00Z' }, pin('b')])
    expect(memory.kept.size).toBe(2)
  })

  test('by one browser is not replaced by another that looked before it', async () => {
    const memory = aMemory()
    const before = await recallPins(memory, [ani])
    await meet(memory, before, [{ ...ani, card: card('true') }])
    const met = await meet(memory, before, [{ ...ani, card: card('forged') }])
    expect(met.get(ani.uid)).toEqual(pin('true'))
    expect((await recallPins(memory, [ani])).get(ani.uid)).toEqual(pin('true'))
  })

  test('goes on with a card that follows', async () => {
    const memory = aMemory()
    await meet(memory, new Map(), [{ ...ani, card: card('a') }])
    const met = await meet(memory, await recallPins(memory, [ani]), [{ ...ani, card: card('b') }])
    expect(met.get(ani.uid)).toEqual(pin('b'))
  })
})

test('a comparison holds for the card with which it was made and for no other', () => {
  const compared = { card: 'newer', comparedAt: '2026-11-20T05:00:00Z' }
  expect(comparedAtOf(compared, 'newer')).toBe('2026-11-20T05:00:00Z')
  expect(comparedAtOf(compared, 'older')).toBe('')
  expect(comparedAtOf(undefined, 'newer')).toBe('')
})
