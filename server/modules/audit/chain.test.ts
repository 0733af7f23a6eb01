import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainHash, chainStart, findBreak, type AuditRecord, type ChainedRecord } from './chain.ts'

const aRecord = (seq: number, fields: Partial<AuditRecord> = {}): AuditRecord => ({
  seq,
  at: `2026-11-20T05:00:00.${String(seq).padStart(3, '0')}Z`,
  actor: 'operator',
  action: 'text.published',
  subject: 'text:online-counselling',
  details: { version: seq, language: 'id' },
  ...fields,
})

function chained(records: AuditRecord[]): ChainedRecord[] {
  let previousHash = chainStart
  return records.map((record) => {
    const hash = chainHash(previousHash, record)
    const row = { ...record, previousHash, hash }
    previousHash = hash
    return row
  })
}

const aChain = (length: number) => chained(Array.from({ length }, (_, place) => aRecord(place + 1)))

describe('a chain', () => {
  test('is whole as it was written, also when it is empty', () => {
    expect([findBreak([]), findBreak(aChain(1)), findBreak(aChain(5))]).toEqual([null, null, null])
  })

  test.each([
    ['at', '2026-11-20T05:00:00.004Z'],
    ['actor', 'anonymous'],
    ['action', 'text.removed'],
    ['subject', 'text:other'],
    ['details', { version: 3 }],
    ['details', { version: 3, language: 'en' }],
    ['details', { version: '3', language: 'id' }],
  ] as const)('with a changed %s names the row', (field, value) => {
    const rows = aChain(5).map((row) => (row.seq === 3 ? { ...row, [field]: value } : row))
    expect(findBreak(rows)).toEqual({ seq: 3, reason: 'changed' })
  })

  test('with a row changed and hashed again names the row that follows', () => {
    const rows = aChain(5).map((row) => (row.seq === 3 ? { ...row, actor: 'x', hash: chainHash(row.previousHash, { ...row, actor: 'x' }) } : row))
    expect(findBreak(rows)).toEqual({ seq: 4, reason: 'reordered' })
  })

  test('without a row names the missing one, also the first', () => {
    expect(findBreak(aChain(5).filter(({ seq }) => seq !== 3))).toEqual({ seq: 3, reason: 'missing' })
    expect(findBreak(aChain(5).slice(1))).toEqual({ seq: 1, reason: 'missing' })
  })

  test('with a row deleted and the numbers closed up names where that was', () => {
    const rows = aChain(5).filter(({ seq }) => seq !== 3)
    expect(findBreak(rows.map((row, place) => ({ ...row, seq: place + 1 })))).toEqual({ seq: 3, reason: 'reordered' })
  })

  test('with two rows that changed places names the first', () => {
    const [one, two, three, four] = aChain(4) as [ChainedRecord, ChainedRecord, ChainedRecord, ChainedRecord]
    expect(findBreak([one, { ...three, seq: 2 }, { ...two, seq: 3 }, four])).toEqual({ seq: 2, reason: 'reordered' })
    expect(findBreak([one, three, two, four])).toEqual({ seq: 2, reason: 'missing' })
  })

  test('does not depend on the order of the keys in the details', () => {
    expect(chainHash(chainStart, aRecord(1, { details: { a: 1, b: 2 } }))).toBe(chainHash(chainStart, aRecord(1, { details: { b: 2, a: 1 } })))
  })
})

const word = fc.string({ maxLength: 6 })
const anyRecords = fc.array(
  fc.record({
    actor: word,
    action: word,
    subject: word,
    details: fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean()), { maxKeys: 3, noNullPrototype: true }),
  }),
  { minLength: 2, maxLength: 8 },
)

describe('any chain', () => {
  test('is whole, and any one change to it is found at that row', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), fc.constantFrom('actor', 'action', 'subject'), word, (records, wish, field, text) => {
        const rows = chained(records.map((record, place) => aRecord(place + 1, record)))
        expect(findBreak(rows)).toBeNull()
        const place = wish % rows.length
        fc.pre(rows[place]?.[field] !== text)
        expect(findBreak(rows.with(place, { ...(rows[place] as ChainedRecord), [field]: text }))).toEqual({ seq: place + 1, reason: 'changed' })
      }),
    )
  })

  test('in another order, or with a row missing before the end, is broken (that the last is gone, only a hash kept elsewhere can tell)', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), fc.nat(), (records, one, other) => {
        const rows = chained(records.map((record, place) => aRecord(place + 1, record)))
        const [a, b] = [one % rows.length, other % rows.length]
        const [rowA, rowB] = [rows[a] as ChainedRecord, rows[b] as ChainedRecord]
        expect(findBreak(rows.with(a, rowB).with(b, rowA))?.seq).toBe(a === b ? undefined : Math.min(a, b) + 1)
        expect(findBreak(rows.toSpliced(a, 1))).toEqual(a === rows.length - 1 ? null : { seq: a + 1, reason: 'missing' })
      }),
    )
  })

  test('cannot be moved from one field to its neighbour', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        fc.pre(b !== '')
        const one = chainHash(chainStart, aRecord(1, { actor: a + b, action: c }))
        expect(one).not.toBe(chainHash(chainStart, aRecord(1, { actor: a, action: b + c })))
      }),
    )
  })
})
