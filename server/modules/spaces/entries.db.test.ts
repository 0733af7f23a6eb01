import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { erasedOf, verifyEntry, type SealedEntry } from '#crypto'
import { aDatabase } from '#test/database'
import { aSpaceMember, aWriter, theNext, withNewCard, type SpaceMember, type TestSpace } from '#test/space-members'
import { eraseEntry } from './erase-entry.ts'
import { keepEntries } from './keep-entries.ts'
import { aKeptSpace as keptSpaceOf, add, aFewPeople, codeOf, keep } from './kept-spaces-for-tests.ts'
import { listEntries, listSpaces, showSpace } from './read-space.ts'

const database = await aDatabase()
const { ani, budi, citra, edi } = await aFewPeople(database)
const aKeptSpace = (people = [ani, budi]) => keptSpaceOf(people)

describe('an entry', () => {
  test('is kept in the order of its sender, and read by members alone', async () => {
    const space = await aKeptSpace()
    const [writes, answers] = [aWriter(ani, space), aWriter(budi, space)]
    expect(await keep(ani, await writes('satu'), await writes('dua'))).toEqual([1, 2])
    expect(await keep(budi, await answers('tiga', { seen: { [ani.uid]: 2 } }))).toEqual([3])
    const { entries, lastNumber } = await listEntries(budi.context, space.space, 1)
    expect(entries.map(({ number }) => number)).toEqual([2, 3])
    expect(lastNumber).toBe(3)
    for (const { entry } of entries) await verifyEntry(entry, entry.header.from === ani.uid ? ani.card : budi.card)
  })

  test('comes in pages that are bounded by bytes too, whatever was erased in between', async () => {
    const space = await aKeptSpace()
    const write = aWriter(ani, space)
    for (let turn = 0; turn < 30; turn += 1) await keep(ani, await write('x'.repeat(45_000)))
    await eraseEntry(ani.context, space.space, 28)
    const { entries, lastNumber } = await listEntries(budi.context, space.space, 0)
    expect(entries.map(({ number }) => number)).toEqual(Array.from(entries, (_, at) => at + 1))
    expect(entries.length).toBeGreaterThan(10)
    expect(entries.length).toBeLessThan(27)
    expect(lastNumber).toBe(30)
    const rest = await listEntries(budi.context, space.space, entries.length)
    expect(rest.entries.at(-1)?.number).toBe(30)
  })

  test('of others counts as unread until one has looked; the newest tells when', async () => {
    const space = await aKeptSpace()
    const write = aWriter(ani, space)
    await keep(ani, await write('satu'), await write('dua'))
    const summary = async (by: SpaceMember) => (await listSpaces(by.context)).spaces.find((one) => one.space === space.space)
    expect(await summary(ani)).toMatchObject({ unread: 0, lastNumber: 2, lastAt: '2026-11-20T05:00:00Z' })
    expect(await summary(budi)).toMatchObject({ unread: 2 })
    await database.pool.query('insert into spaces.mark (space_id, account_id, delivered, read, shown) values ($1, $2, 2, 1, 1)', [
      space.space,
      budi.uid,
    ])
    expect(await summary(budi)).toMatchObject({ unread: 1 })
    for (let turn = 0; turn < 101; turn += 1) await keep(ani, await write('lagi'))
    expect(await summary(budi)).toMatchObject({ unread: 100 })
    expect((await showSpace(ani.context, space.space)).marks).toEqual([{ uid: budi.uid, delivered: 2, read: 1 }])
  })

  test('sent fifty times at once is kept once, and every answer is the same', async () => {
    const space = await aKeptSpace()
    const entry = await aWriter(ani, space)('sekali saja')
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => keepEntries(ani.context, [{ from: ani.uid, entry }])))
    expect(new Set(outcomes.flat().map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ number: 1, keptAt: '2026-11-20T05:00:00Z' })]),
    )
    expect((await listEntries(ani.context, space.space, 0)).entries).toHaveLength(1)
    expect(await keep(ani, entry, entry)).toEqual([1, 1])
    const twice = await aWriter(budi, space)('dua kali')
    expect(await keep(budi, twice, twice)).toEqual([2, 2])
  })

  test('of two tabs with one number is kept from one; the other is told to go on from there', async () => {
    const space = await aKeptSpace()
    const tabs = await Promise.all([aWriter(ani, space)('dari tab satu'), aWriter(ani, space)('dari tab dua')])
    const codes = await Promise.all(tabs.map((entry) => keep(ani, entry)))
    expect(codes.flat().toSorted()).toEqual([1, 'entry-repeated'])
  })

  test.each<[string, (space: TestSpace) => Promise<SealedEntry>, string]>([
    ['with one missing', async (space) => aWriter(ani, space)('x', { seq: 2, prev: ani.card.hash }), 'entry-missing'],
    ['that does not hang on the last', async (space) => aWriter(ani, space)('x', { prev: ani.card.hash }), 'entry-chain-broken'],
    ['whose sender had read what is not there', async (space) => aWriter(ani, space)('x', { seen: { [budi.uid]: 1 } }), 'entry-seen-missing'],
    ['as somebody else', async (space) => aWriter({ ...ani, uid: budi.uid }, space)('x'), 'signature-wrong'],
    ['for another record of that number', async (space) => aWriter(ani, space)('x', { record: ani.card.hash }), 'entry-epoch-unknown'],
    ['in a space that is not there', async (space) => aWriter(ani, { ...space, space: randomUUID() })('x'), 'not-found'],
    ['that is none', async (space) => ({ ...(await aWriter(ani, space)('x')), iv: '' }), 'keys-malformed'],
  ])('%s is refused', async (_, make, code) => {
    const space = await aKeptSpace()
    expect(await keep(ani, await make(space))).toEqual([code])
    expect((await listEntries(ani.context, space.space, 0)).lastNumber).toBe(0)
  })

  test('under a key that was replaced is sealed anew, and one of who left is not taken', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const late = await aWriter(ani, space)('terlambat')
    const gone = await aWriter(citra, space)('masih di sini?')
    const next = await theNext(space, ani, [ani, budi], { kind: 'remove', who: [citra.uid] })
    await add(ani, next)
    expect(await keep(ani, late)).toEqual(['epoch-stale'])
    expect(await keep(citra, gone)).toEqual(['not-found'])
    expect(await keep(ani, await aWriter(ani, next)('terlambat'))).toEqual([1])
  })

  test('sent again after the key was changed gets the answer that was missed, also after the sender’s own keys are new', async () => {
    const dian = await aSpaceMember(database)
    const space = await aKeptSpace([dian, budi])
    const entry = await aWriter(dian, space)('jawaban hilang')
    expect(await keep(dian, entry)).toEqual([1])
    const renewed = await withNewCard(database, dian)
    const next = await theNext(space, renewed, [renewed, budi])
    await add(renewed, next)
    expect(await keep(renewed, entry)).toEqual([1])
    expect((await listEntries(budi.context, space.space, 0)).lastNumber).toBe(1)
  })

  test('under an id that was used is refused by itself, and the ones beside it are kept', async () => {
    const [space, other] = await Promise.all([aKeptSpace(), aKeptSpace([edi, budi])])
    const write = aWriter(ani, space)
    const first = await write('satu')
    const second = await write('dua', { id: first.header.id })
    const beside = await aWriter(edi, other)('di ruang lain')
    const sent = [
      { from: ani.uid, entry: first },
      { from: ani.uid, entry: second },
      { from: edi.uid, entry: beside },
    ]
    const outcomes = await keepEntries(ani.context, sent)
    expect(outcomes.map((one) => ('refused' in one ? one.refused : one.number))).toEqual([1, 'entry-repeated', 1])
    expect(await keep(ani, second)).toEqual(['entry-repeated'])
  })

  test('is not sealed under a key that who left still knows: first the next one', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const left = await theNext(space, citra, [ani, budi], { kind: 'leave' })
    await add(citra, left)
    expect(await keep(ani, await aWriter(ani, left)('masih didengar?'))).toEqual(['entry-epoch-unsafe'])
    const next = await theNext(left, ani, [ani, budi])
    await add(ani, next)
    expect(await keep(ani, await aWriter(ani, next)('sekarang tidak'))).toEqual([1])
  })

  test('that is good is kept though the one beside it is not', async () => {
    const [one, two] = await Promise.all([aKeptSpace(), aKeptSpace([edi, budi])])
    const [good, bad, also] = [await aWriter(ani, one)('a'), await aWriter(edi, two)('b', { seq: 5 }), await aWriter(budi, two)('c')]
    const outcomes = await keepEntries(ani.context, [
      { from: ani.uid, entry: good },
      { from: edi.uid, entry: bad },
      { from: budi.uid, entry: also },
    ])
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : outcome.number))).toEqual([1, 'entry-missing', 1])
  })

  test('of many at once in many spaces loses none and doubles none', async () => {
    const spaces = await Promise.all(Array.from({ length: 4 }, () => aKeptSpace()))
    const writers = spaces.flatMap((space) => [ani, budi].map((person) => ({ space, person, write: aWriter(person, space) })))
    await Promise.all(
      writers.map(async ({ person, write }) => {
        for (let turn = 0; turn < 10; turn += 1) expect(await keep(person, await write(String(turn)))).toEqual([expect.any(Number)])
      }),
    )
    for (const { space } of spaces) {
      const { entries } = await listEntries(ani.context, space, 0)
      expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
      for (const { uid } of [ani, budi])
        expect(entries.filter(({ entry }) => entry.header.from === uid).map(({ entry }) => entry.header.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    }
  })

  test('is erased by its sender alone; its place and its chain stay', async () => {
    const space = await aKeptSpace()
    const write = aWriter(ani, space)
    const [first, second] = [await write('hapus ini'), await write('tetap')]
    await keep(ani, first, second)
    expect(await codeOf(eraseEntry(budi.context, space.space, 1))).toBe('not-found')
    await eraseEntry(ani.context, space.space, 1)
    await eraseEntry(ani.context, space.space, 1)
    const { rows: trail } = await database.pool.query(`select from audit.event where action = 'entry.erased' and subject = $1`, [
      `space:${space.space}`,
    ])
    expect(trail).toHaveLength(1)
    const { entries } = await listEntries(budi.context, space.space, 0)
    expect(entries[0]?.entry).toEqual(await erasedOf(first))
    expect((await verifyEntry(entries[0]?.entry, ani.card)).hash).toBe(second.header.prev)
    const { rows } = await database.pool.query('select from spaces.entry where ct = $1', [first.ct])
    expect(rows).toEqual([])
  })
})
