import { describe, expect, test } from 'vitest'
import { aDatabase, urlOf } from '#test/database'
import { openDatabase } from '#platform/database'
import { aWriter, theNext } from '#test/space-members'
import { keepEntries } from './keep-entries.ts'
import { makeKeeper } from './keeper.ts'
import { add, aFewPeople, aKeptSpace, keepBy, shown } from './kept-spaces-for-tests.ts'
import { listEntries } from './read-space.ts'

const database = await aDatabase()
const { ani, budi, citra, edi } = await aFewPeople(database)
const now = () => Temporal.Now.instant()
const keeper = makeKeeper(database, now)

describe('the keeper', () => {
  test('keeps what comes at once in its order, and answers the same to the same entry, fifty times', async () => {
    const space = await aKeptSpace([ani, budi])
    const write = aWriter(ani, space)
    const entries = [await write('satu'), await write('dua'), await write('tiga')]
    const outcomes = await Promise.all(entries.map((entry) => keepBy(keeper, ani.uid, entry)))
    expect(outcomes.map(shown)).toEqual([1, 2, 3])
    const again = await Promise.all(Array.from({ length: 50 }, () => keepBy(keeper, ani.uid, entries[1])))
    expect(new Set(again.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(outcomes[1])]))
    expect((await listEntries(budi.context, space.space, 0)).lastNumber).toBe(3)
  })

  test('refuses an id that was used, and keeps what came beside it', async () => {
    const [space, other] = await Promise.all([aKeptSpace([ani, budi]), aKeptSpace([edi, citra])])
    const write = aWriter(ani, space)
    const first = await write('satu')
    expect(shown(await keepBy(keeper, ani.uid, first))).toBe(1)
    const taken = await write('dua', { id: first.header.id })
    const beside = await aWriter(edi, other)('di ruang lain')
    const outcomes = await Promise.all([keepBy(keeper, ani.uid, taken), keepBy(keeper, edi.uid, beside)])
    expect(outcomes.map(shown)).toEqual(['entry-repeated', 1])
    const [one, two] = [await aWriter(budi, space)('a'), await aWriter(budi, space)('b')]
    const both = await Promise.all([one, { ...two, header: { ...two.header, id: one.header.id } }].map((entry) => keepBy(keeper, budi.uid, entry)))
    expect(both.map(shown)).toEqual([2, 'entry-repeated'])
  })

  test('judges anew what moved without it: a key that was changed, an entry kept by somebody else', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const write = aWriter(ani, space)
    expect(shown(await keepBy(keeper, ani.uid, await write('satu')))).toBe(1)
    const elsewhere = await write('dua')
    expect((await keepEntries(ani.context, [{ from: ani.uid, entry: elsewhere }])).map(shown)).toEqual([2])
    const third = await write('tiga')
    expect(shown(await keepBy(keeper, ani.uid, third))).toBe(3)
    const late = await write('terlambat')
    const gone = await aWriter(citra, space)('masih di sini?')
    const next = await theNext(space, ani, [ani, budi], { kind: 'remove', who: [citra.uid] })
    await add(ani, next)
    expect(shown(await keepBy(keeper, ani.uid, late))).toBe('epoch-stale')
    expect(shown(await keepBy(keeper, citra.uid, gone))).toBe('not-found')
    expect(shown(await keepBy(keeper, ani.uid, third))).toBe(3)
    expect(shown(await keepBy(keeper, budi.uid, await aWriter(budi, next)('halo')))).toBe(4)
  })

  test('beside another process on the same spaces loses none and doubles none', async () => {
    const second = await openDatabase(urlOf(database))
    try {
      const other = makeKeeper(second, now)
      const spaces = await Promise.all(Array.from({ length: 4 }, () => aKeptSpace([ani, budi])))
      const talk = async (who: typeof ani, by: typeof keeper, space: (typeof spaces)[number]) => {
        const write = aWriter(who, space)
        for (let turn = 0; turn < 15; turn += 1) expect(shown(await keepBy(by, who.uid, await write(`${turn}`)))).toEqual(expect.any(Number))
      }
      await Promise.all(spaces.flatMap((space) => [talk(ani, keeper, space), talk(budi, other, space)]))
      for (const { space } of spaces) {
        const { entries } = await listEntries(ani.context, space, 0)
        expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
      }
    } finally {
      await second.close()
    }
  })

  test('says that it could not keep it when the database is gone', async () => {
    const broken = await openDatabase(urlOf(database))
    const without = makeKeeper(broken, now)
    const space = await aKeptSpace([ani, budi])
    await broken.close()
    await expect(keepBy(without, ani.uid, await aWriter(ani, space)('x'))).rejects.toThrow()
  })
})
