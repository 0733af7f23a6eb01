import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelAppointment, moveAppointment, type WorkingHours } from '#contract/scheduling'
import { freeSlots } from '#domain/scheduling/slots'
import { joined } from '#domain/scheduling/span'
import { instantOf, minutesOf } from '#domain/scheduling/wall-clock'
import { inTransaction } from '#platform/context'
import { aPractice, aService } from '#test/builders'
import { aContext, aDatabase, testNow } from '#test/database'
import { aBookableCounsellor, aReadyClient, askScheduling, at, holds, refusalOf, slotsOf, someHours, type TestCounsellor } from '#test/scheduling'
import type { SpaceMember } from '#test/space-members'
import { confirmPaid } from './for-payments.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const people = 3

/** What somebody does next: who, and where in the list of free times (or, moved and cancelled, of what they have). */
const step = fc.record({
  act: fc.constantFrom('hold', 'hold', 'hold', 'confirm', 'move', 'cancel', 'wait'),
  who: fc.nat({ max: people - 1 }),
  which: fc.nat({ max: 60 }),
})
const someRules = fc.record({
  timeZone: fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura', 'Europe/Berlin', 'America/New_York'),
  stepMinutes: fc.constantFrom(15, 30, 45),
  breakMinutes: fc.constantFrom(0, 20),
  noticeHours: fc.constantFrom(0, 5),
  horizonDays: fc.constantFrom(3, 12),
  mostPerDay: fc.constantFrom(null, null, 2, 3),
  minutes: fc.constantFrom(30, 50, 90),
})

type Known = { readonly id: string; readonly who: SpaceMember; begin: number; state: 'held' | 'confirmed' | 'gone'; untilMs: number }

/** What the rules say by themselves, of a list kept beside the database. */
function freeBy(hours: WorkingHours, minutes: number, known: readonly Known[], now: Temporal.Instant, except?: Known): number[] {
  const counting = known.filter(
    (one) => one !== except && (one.state === 'confirmed' || (one.state === 'held' && one.untilMs > now.epochMilliseconds)),
  )
  const bufferMinutes = Math.max(10, hours.breakMinutes)
  return freeSlots({
    availability: { timeZone: hours.timeZone, weekly: hours.weekly, exceptions: new Map(), closedDays: new Set() },
    rules: { ...hours, lengthMinutes: minutes, bufferMinutes, noticeMinutes: hours.noticeHours * 60 },
    busy: joined(counting.map(({ begin }) => ({ from: begin, to: begin + minutes + bufferMinutes }))),
    booked: counting.map(({ begin }) => begin).toSorted((one, other) => one - other),
    now: minutesOf(now),
    from: -Infinity,
    to: Infinity,
  })
}

async function play(
  { minutes, ...rules }: { readonly minutes: number } & Partial<WorkingHours>,
  steps: readonly { act: string; who: number; which: number }[],
) {
  const hours = someHours({ ...rules, weekly: Array.from({ length: 7 }, () => [{ from: 540, to: 780 }, { from: 1200, to: 1440 }]) }) // prettier-ignore
  const counsellor: TestCounsellor = await aBookableCounsellor(database, { hours, services: [aService({ minutes })] })
  const clients = await Promise.all(Array.from({ length: people }, () => aReadyClient(database)))
  const known: Known[] = []
  let now = testNow
  for (const { act, who, which } of steps) {
    const client = clients[who] as SpaceMember
    const context = at(client.context, now.toString())
    const free = freeBy(hours, minutes, known, now)
    const own = known.filter((one) => one.who === client && one.state !== 'gone')
    const mine = own[which % Math.max(1, own.length)]
    if (act === 'wait') now = now.add({ minutes: 7 })
    if (act === 'hold') {
      const id = crypto.randomUUID()
      // Somewhere, free or not.
      const begin =
        which % 3 === 0
          ? (known[which % Math.max(1, known.length)]?.begin ?? minutesOf(now))
          : (free[which % Math.max(1, free.length)] ?? minutesOf(now))
      const looked = own.filter((one) => one.state === 'held' && one.untilMs > now.epochMilliseconds)
      const without = freeBy(hours, minutes, known.filter((one) => !looked.includes(one)), now) // prettier-ignore
      const { appointment, next } = await holds(database, client, counsellor, { id, at: instantOf(begin).toString(), context })
      expect(appointment !== null).toBe(without.includes(begin))
      if (!appointment) {
        expect(without).toEqual(expect.arrayContaining(next.map((time) => minutesOf(Temporal.Instant.from(time)))))
        continue
      }
      for (const one of looked) one.state = 'gone'
      known.push({ id, who: client, begin, state: 'held', untilMs: now.add({ minutes: 10 }).epochMilliseconds })
    }
    if (act === 'confirm' && mine?.state === 'held' && mine.untilMs > now.epochMilliseconds) {
      expect(await inTransaction(context, (inside) => confirmPaid(inside, mine.id))).toBe('confirmed')
      mine.state = 'confirmed'
    }
    if (act === 'move' && mine?.state === 'confirmed') {
      const to = freeBy(hours, minutes, known, now, mine)
      const begin = to[which % Math.max(1, to.length)] ?? minutesOf(now)
      const body = { startsAt: instantOf(begin).toString() }
      const moved = await askScheduling(database, at(counsellor.context, now.toString()), moveAppointment, { params: { appointment: mine.id }, body })
      if (moved.appointment) mine.begin = begin
      expect(moved.appointment !== null).toBe(to.includes(begin))
    }
    if (act === 'cancel' && mine) {
      const refused = await refusalOf(
        askScheduling(database, context, cancelAppointment, { params: { appointment: mine.id }, body: { reason: 'no-reason' } }),
      )
      expect(refused === undefined).toBe(mine.state === 'confirmed' || mine.untilMs > now.epochMilliseconds)
      mine.state = 'gone'
    }
    const shown = await slotsOf(database, counsellor, { days: 20, from: '2026-11-20' }, at(aContext(database), now.toString()))
    expect(shown.slots.map((slot) => minutesOf(Temporal.Instant.from(slot)))).toEqual(freeBy(hours, minutes, known, now))
    expect(shown.soonest).toBe(shown.slots[0] ?? null)
  }
}

test('whatever people do, the times that are shown and given out are those that the rules say', async () => {
  await fc.assert(fc.asyncProperty(someRules, fc.array(step, { minLength: 4, maxLength: 14 }), play), { numRuns: 12 })
  const { rows } = await database.pool.query(`
    select 1 from scheduling.appointment one join scheduling.appointment other on one.id < other.id
      and one.state in ('held', 'confirmed') and other.state in ('held', 'confirmed')
      and (one.counsellor_id = other.counsellor_id and tstzrange(one.starts_at, one.occupied_until) && tstzrange(other.starts_at, other.occupied_until)
        or one.client_id = other.client_id and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at))`)
  expect(rows).toEqual([])
})
