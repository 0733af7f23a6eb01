import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aReadyClient, holds, slotsOf } from '#test/scheduling'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))

describe('a time that is chosen', () => {
  test('is kept for ten minutes, with the rules and the price as they are, and is free for nobody else', async () => {
    const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
    const before = await slotsOf(database, counsellor)
    const { appointment, next } = await holds(database, client, counsellor, { at: '2026-11-23T02:00:00Z' })
    expect(next).toEqual([])
    expect(appointment).toMatchObject({
      state: 'held',
      heldFor: 'choosing',
      heldUntil: '2026-11-20T05:10:00Z',
      startsAt: '2026-11-23T02:00:00Z',
      endsAt: '2026-11-23T02:50:00Z',
      changeUntil: '2026-11-22T02:00:00Z',
      graceUntil: '2026-11-23T02:10:00Z',
      priceIdr: 250_000,
      client: { uid: client.uid, timeZone: 'Asia/Jayapura' },
      counsellor: { uid: counsellor.uid, timeZone: 'Asia/Jakarta', slug: counsellor.slug },
    })
    const after = await slotsOf(database, counsellor)
    expect(before.slots).toContain('2026-11-23T02:00:00Z')
    expect(after.slots).toEqual(before.slots.filter((slot) => slot !== '2026-11-23T02:00:00Z'))
  })

  test('of 200 who want it in the same moment, exactly one has it; the others are shown what comes next', async () => {
    const counsellor = await aBookableCounsellor(database)
    const clients = await Promise.all(Array.from({ length: 200 }, () => aReadyClient(database)))
    const answers = await Promise.all(clients.map((client) => holds(database, client, counsellor, { at: '2026-11-23T06:00:00Z' })))
    expect(answers.filter(({ appointment }) => appointment)).toHaveLength(1)
    const others = answers.filter(({ appointment }) => !appointment)
    expect(new Set(others.map(({ next }) => next.join()))).toEqual(
      new Set([
        ['07:00', '08:00', '09:00']
          .map((time) => `2026-11-23T${time}:00Z`)
          .concat(['02:00', '03:00', '04:00'].map((time) => `2026-11-24T${time}:00Z`))
          .join(),
      ]),
    )
  })
})
