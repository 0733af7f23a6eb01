import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryRefusal, headsAfter, type EntryHeader, type EpochView, type Head, type SpaceView } from './entry-order.ts'
import type { Member } from './membership.ts'
import { isRotationDue, rotation } from './rotation.ts'

const ani: Member = { uid: 'ani', role: 'client', cardHash: 'a' }
const budi: Member = { uid: 'budi', role: 'counsellor', cardHash: 'b' }
const citra: Member = { uid: 'citra', role: 'counsellor', cardHash: 'c' }
const first: EpochView = { hash: 'r0', by: 'ani', members: [ani, budi, citra] }
const epochs = new Map([
  [0, first],
  [1, { hash: 'r1', by: 'budi', members: [ani, budi] }],
])
const heads = new Map<string, Head>([
  ['ani', { seq: 3, hash: 'a3' }],
  ['citra', { seq: 1, hash: 'c1' }],
])
const view: SpaceView = { space: 's1', epochs, heads }
const next: EntryHeader = { space: 's1', epoch: 1, record: 'r1', from: 'ani', id: 'x', seq: 4, prev: 'a3', seen: { citra: 1, budi: 0 } }
const refusedWith = (change: Partial<EntryHeader>) => entryRefusal(view, { ...next, ...change })

describe('an entry', () => {
  test('that follows its sender’s last, under a key of which they are a member, may come', () => {
    expect(refusedWith({})).toBeNull()
    expect(refusedWith({ from: 'budi', seq: 1, prev: '', seen: { ani: 3 } })).toBeNull()
    const before: SpaceView = { ...view, epochs: new Map([[0, first]]) }
    expect(entryRefusal(before, { ...next, from: 'citra', epoch: 0, record: 'r0', seq: 2, prev: 'c1', seen: {} })).toBeNull()
  })

  test.each<[string, Partial<EntryHeader>, string]>([
    ['of another space', { space: 's2' }, 'entry-space-mismatch'],
    ['under a key that nobody has', { epoch: 2 }, 'entry-epoch-unknown'],
    ['for another record of that number', { record: 'r0' }, 'entry-epoch-unknown'],
    ['of somebody who left', { from: 'citra', seq: 2, prev: 'c1' }, 'entry-not-a-member'],
    ['of a stranger', { from: 'mallory', seq: 1, prev: '' }, 'entry-not-a-member'],
    ['under a key that was replaced', { epoch: 0, record: 'r0' }, 'entry-epoch-backwards'],
    ['of who was sent away, under a key of before', { from: 'citra', epoch: 0, record: 'r0', seq: 2, prev: 'c1', seen: {} }, 'entry-epoch-backwards'],
    ['that was there', { seq: 3 }, 'entry-repeated'],
    ['with one before it missing', { seq: 5 }, 'entry-missing'],
    ['that does not hang on the one before', { prev: 'a2' }, 'entry-chain-broken'],
    ['whose sender had read more than came here', { seen: { citra: 2 } }, 'entry-seen-missing'],
    ['whose sender had read somebody of whom nothing came here', { seen: { budi: 1 } }, 'entry-seen-missing'],
  ])('%s is refused', (_, change, code) => expect(refusedWith(change)).toBe(code))

  test('under a key that who left still knows is refused, until there is the next one', () => {
    const left: SpaceView = { ...view, epochs: new Map([[1, { hash: 'r1', by: 'citra', members: [ani, budi] }]]) }
    expect(entryRefusal(left, next)).toBe('entry-epoch-unsafe')
  })

  test('is refused for the first thing that is wrong with it', () => {
    const wrong: Partial<EntryHeader>[] = [{ space: 's2' }, { epoch: 9 }, { from: 'mallory' }, { seq: 9 }, { prev: 'x' }, { seen: { budi: 9 } }]
    const codes = ['space-mismatch', 'epoch-unknown', 'not-a-member', 'missing', 'chain-broken', 'seen-missing']
    for (let at = 0; at < wrong.length; at += 1) {
      const all = Object.assign({}, ...wrong.slice(at).toReversed()) as Partial<EntryHeader>
      expect(refusedWith(all)).toBe(`entry-${codes[at]}`)
    }
  })
})

/** Two who write by turns; the server hands out in its order. */
const turns = fc.array(fc.record({ from: fc.constantFrom('ani', 'budi'), reads: fc.boolean() }), { minLength: 1, maxLength: 30 })

function conversation(written: readonly { from: string; reads: boolean }[]): { header: EntryHeader; hash: string }[] {
  const last = new Map<string, Head>()
  const seen = new Map<string, Record<string, number>>()
  return written.map(({ from, reads }, at) => {
    const head = last.get(from) ?? { seq: 0, hash: '' }
    const other = from === 'ani' ? 'budi' : 'ani'
    if (reads) seen.set(from, { [other]: last.get(other)?.seq ?? 0 })
    const hash = `h${at}`
    last.set(from, { seq: head.seq + 1, hash })
    return { header: { space: 's1', epoch: 0, record: 'r0', from, id: hash, seq: head.seq + 1, prev: head.hash, seen: seen.get(from) ?? {} }, hash }
  })
}

function take(entries: readonly { header: EntryHeader; hash: string }[]): string | null {
  let known: SpaceView['heads'] = new Map()
  for (const { header, hash } of entries) {
    const refused = entryRefusal({ space: 's1', epochs: new Map([[0, first]]), heads: known }, header)
    if (refused) return refused
    known = headsAfter(known, header, hash)
  }
  return null
}

describe('any conversation', () => {
  test('is taken whole in the order in which it was kept', () => {
    fc.assert(
      fc.property(turns, (written) => {
        expect(take(conversation(written))).toBeNull()
      }),
    )
  })

  test('is refused when an entry is held back and its sender, or whoever read it, writes again', () => {
    fc.assert(
      fc.property(turns, fc.nat(), (written, wish) => {
        const entries = conversation(written)
        const at = wish % entries.length
        const { from, seq } = (entries[at] as (typeof entries)[number]).header
        const isMissed = entries.slice(at + 1).some(({ header }) => header.from === from || (header.seen[from] ?? 0) >= seq)
        expect(take(entries.toSpliced(at, 1)) === null).toBe(!isMissed)
      }),
    )
  })

  test('is refused when an entry comes twice', () => {
    fc.assert(
      fc.property(turns, fc.nat(), fc.nat(), (written, wish, later) => {
        const entries = conversation(written)
        const at = wish % entries.length
        const again = at + 1 + (later % (entries.length - at))
        expect(take(entries.toSpliced(again, 0, entries[at] as (typeof entries)[number]))).toBe('entry-repeated')
      }),
    )
  })
})

describe('a new key is due', () => {
  const day = 86_400_000
  const fresh = { madeAtMs: 0, isMakerGone: false }
  test('after thirty days or ten thousand entries', () => {
    expect(isRotationDue({ ...fresh, entries: 0 }, rotation.days * day - 1)).toBe(false)
    expect(isRotationDue({ ...fresh, entries: 0 }, rotation.days * day)).toBe(true)
    expect(isRotationDue({ ...fresh, entries: 9_999 }, 0)).toBe(false)
    expect(isRotationDue({ ...fresh, entries: 10_000 }, 0)).toBe(true)
  })

  test('at once when whoever made it left with it', () => {
    expect(isRotationDue({ ...fresh, entries: 0, isMakerGone: true }, 0)).toBe(true)
  })
})
