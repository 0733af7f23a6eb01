import { expect, test } from 'vitest'
import { addEpochInside, beginSpace } from '#modules/spaces'
import { inTransaction } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aDatabase } from './database.ts'
import { historyFault, type Told } from './history-checker.ts'
import { sendingOf } from './space-browsers.ts'
import { aSpace, aSpaceMember, aWriter, theNext, type SpaceMember, type TestSpace } from './space-members.ts'

const database = await aDatabase()
const [ani, budi] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])

async function begun(): Promise<TestSpace> {
  const space = await aSpace(ani, [ani, budi])
  await inTransaction(ani.context, (inside) => beginSpace(inside, space.made.signed))
  return space
}

const adding = (by: SpaceMember, next: TestSpace) =>
  inTransaction(by.context, (inside) => addEpochInside(inside, next.space, next.made.signed)).then(
    () => 'made',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

test('of two rotations at once one is made and the other told so, a thousand times', async () => {
  let space = await begun()
  for (let run = 0; run < 1000; run += 1) {
    const [hers, his] = await Promise.all([theNext(space, ani, [ani, budi]), theNext(space, budi, [ani, budi])])
    const outcomes = await Promise.all([adding(ani, hers), adding(budi, his)])
    expect(outcomes.toSorted()).toEqual(['epoch-stale', 'made'])
    space = outcomes[0] === 'made' ? hers : his
  }
  // Whoever was too late goes on from there.
  expect(await adding(ani, await theNext(space, ani, [ani, budi]))).toBe('made')
  expect(await historyFault(database)).toBeNull()
})

test('sent fifty times at once over HTTP an entry is kept once, and every answer is the same', async () => {
  const space = await begun()
  const write = aWriter(ani, space)
  const send = sendingOf(ani)
  const told: Told[] = []
  for (const text of ['satu', 'dua', 'tiga']) {
    const entry = await write(text)
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(entry)))
    const [first] = answers as [Awaited<ReturnType<typeof send>>]
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(first)]))
    told.push({ space: space.space, from: ani.uid, id: entry.header.id, number: first.number })
  }
  expect(told.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(await historyFault(database, told)).toBeNull()
})
