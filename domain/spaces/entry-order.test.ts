import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryRefusal, headsAfter, type EntryHeader, type Head, type SpaceView } from './entry-order.ts'
import type { Member } from './membership.ts'
import { isRotationDue, rotation } from './rotation.ts'

const ani: Member = { uid: 'ani', role: 'client', cardHash: 'a' }
const budi: Member = { uid: 'budi', role: 'counsellor', cardHash: 'b' }
const citra: Member = { uid: 'citra', role: 'counsellor', cardHash: 'c' }
const epochs = new Map([
  [0, [ani, budi, citra]],
  [1, [ani, budi]],
])
const heads = new Map<string, Head>([
  ['ani', { seq: 3, epoch: 1, hash: 'a3' }],
  ['citra', { seq: 1, epoch: 0, hash: 'c1' }],
])
const view: SpaceView = { space: 's1', epochs, heads }
const next: EntryHeader = { space: 's1', epoch: 1, from: 'ani', id: 'x', seq: 4, prev: 'a3', seen: { citra: 1, budi: 0 } }
const refusedWith = (change: Partial<EntryHeader>) => entryRefusal(view, { ...next, ...change })

describe('an entry', () => {
  test('that follows its sender’s last, under a key of which they are a member, may come', () => {
    expect(refusedWith({})).toBeNull()
    expect(refusedWith({ from: 'budi', seq: 1, prev: '', seen: { ani: 3 } })).toBeNull()
    expect(refusedWith({ from: 'citra', epoch: 0, seq: 2, prev: 'c1', seen: {} })).toBeNull()
  })

  test.each<[string, Partial<EntryHeader>, string]>([
    ['of another space', { space: 's2' }, 'entry-space-mismatch'],
    ['under a key that nobody has', { epoch: 2 }, 'entry-epoch-unknown'],
    ['of somebody who left', { from: 'citra', seq: 2, prev: 'c1' }, 'entry-not-a-member'],
    ['of a stranger', { from: 'mallory', seq: 1, prev: '' }, 'entry-not-a-member'],
    ['under a key older than the one its sender used already', { epoch: 0 }, 'entry-epoch-backwards'],
    ['that was there', { seq: 3 }, 'entry-repeated'],
    ['with one before it missing', { seq: 5 }, 'entry-missing'],
    ['that does not hang on the one before', { prev: 'a2' }, 'entry-chain-broken'],
    ['whose sender had read more than came here', { seen: { citra: 2 } }, 'entry-seen-missing'],
    ['whose sender had read somebody of whom nothing came here', { seen: { budi: 1 } }, 'entry-seen-missing'],
  ])('%s is refused', (_, change, code) => expect(refusedWith(change)).toBe(code))

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
    const head = last.get(from) ?? { seq: 0, epoch: 0, hash: '' }
    const other = from === 'ani' ? 'budi' : 'ani'
    if (reads) seen.set(from, { [other]: last.get(other)?.seq ?? 0 })
    const hash = `h${at}`
    last.set(from, { seq: head.seq + 1, epoch: 0, hash })
    return { header: { space: 's1', epoch: 0, from, id: hash, seq: head.seq + 1, prev: head.hash, seen: seen.get(from) ?? {} }, hash }
  })
}

function take(entries: readonly { header: EntryHeader; hash: string }[]): string | null {
  let known: SpaceView['heads'] = new Map()
  for (const { header, hash } of entries) {
    const refused = entryRefusal({ space: 's1', epochs, heads: known }, header)
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
  test('after thirty days or ten thousand entries', () => {
    expect(isRotationDue({ madeAtMs: 0, entries: 0 }, rotation.days * day - 1)).toBe(false)
    expect(isRotationDue({ madeAtMs: 0, entries: 0 }, rotation.days * day)).toBe(true)
    expect(isRotationDue({ madeAtMs: 0, entries: 9_999 }, 0)).toBe(false)
    expect(isRotationDue({ madeAtMs: 0, entries: 10_000 }, 0)).toBe(true)
  })
})
