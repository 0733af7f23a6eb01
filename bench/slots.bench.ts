/**
 * `npm run bench -- slots`: the pure engine beside plain integers that know no zone, no exception and no limit, in the same run; then the same
 * from the database, and over HTTP with fifty questions in flight.
 */
import { freeSlots, type SlotRequest } from '#domain/scheduling/slots'
import { joined } from '#domain/scheduling/span'
import { dayMinutes, dayOf, weekdayOf } from '#domain/scheduling/wall-clock'
import { median, say, tell } from './figures.ts'
import { measureServed, servedGoals } from './served-slots.ts'

const goal = 1.5
const rounds = 41
/** Long enough for a clock that counts in microseconds. */
const daysAtOnce = 6000
const firstDay = dayOf(Temporal.PlainDate.from('2026-11-23'))
const jakartaMinutes = 7 * 60
const start = firstDay * dayMinutes - jakartaMinutes

const hours = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
]
const rules = { lengthMinutes: 50, bufferMinutes: 10, stepMinutes: 15, noticeMinutes: 120, horizonDays: 400, mostPerDay: 8 }

/** Five days a week with two windows, and so many appointments in the range, an hour each. */
function aRequest(days: number, bookings: number, turn = 0): SlotRequest {
  const busy = joined(
    Array.from({ length: bookings }, (_, at) => {
      const begin = start + ((at * 97 + turn * 31) % days) * dayMinutes + (9 + ((at * 5 + turn) % 8)) * 60
      return { from: begin, to: begin + 60 }
    }),
  )
  const weekly = Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? hours : []))
  return {
    availability: { timeZone: 'Asia/Jakarta', weekly, exceptions: new Map(), closedDays: new Set() },
    rules,
    busy,
    booked: busy.map(({ from }) => from),
    now: start - dayMinutes,
    from: start,
    to: start + days * dayMinutes,
  }
}

/** The least that gives the same times: two loops and a place in the list of what is taken. */
function onIntegers({ busy, from, to }: SlotRequest): number[] {
  const slots: number[] = []
  let place = 0
  const lastDay = Math.floor((to - 1 + jakartaMinutes) / dayMinutes)
  for (let day = Math.floor((from + jakartaMinutes) / dayMinutes); day <= lastDay; day += 1) {
    if (weekdayOf(day) > 4) continue
    const midnight = day * dayMinutes - jakartaMinutes
    for (const window of hours) {
      for (let at = midnight + window.from; at + rules.lengthMinutes <= midnight + window.to; at += rules.stepMinutes) {
        while (place < busy.length && (busy[place] as { to: number }).to <= at) place += 1
        if (place < busy.length && (busy[place] as { from: number }).from < at + rules.lengthMinutes + rules.bufferMinutes) continue
        slots.push(at)
      }
    }
  }
  return slots
}

/** Milliseconds of one go, by turns, so that a busy machine is busy for both. */
function beside(requests: readonly SlotRequest[]) {
  const days = requests.reduce((sum, { from, to }) => sum + (to - from) / dayMinutes, 0)
  const repeats = Math.ceil(daysAtOnce / days)
  const time = (work: (request: SlotRequest) => number[]) => {
    let found = 0
    const startedAt = performance.now()
    for (let again = 0; again < repeats; again += 1) for (const request of requests) found += work(request).length
    return { ms: (performance.now() - startedAt) / repeats, found: found / repeats }
  }
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const [one, other] = [time((request) => freeSlots(request)), time(onIntegers)]
    if (one.found !== other.found) throw new Error(`${one.found} and ${other.found} times`)
    // The engine learns first.
    if (round < 5) continue
    ours.push(one.ms)
    floor.push(other.ms)
  }
  const [ms, floorMs] = [median(ours), median(floor)]
  return { ms, floorMs, ratio: ms / floorMs }
}

const cases = {
  month: [aRequest(30, 40)],
  year: [aRequest(365, 480)],
  fullMonth: [aRequest(30, 2560)],
  hundred: Array.from({ length: 100 }, (_, turn) => aRequest(30, 40, turn)),
}
const figures = Object.fromEntries(
  Object.entries(cases).map(([name, requests]) => {
    const figure = beside(requests)
    say(`${name}: ${figure.ms.toFixed(4)} ms, on integers ${figure.floorMs.toFixed(4)} ms, ${figure.ratio.toFixed(2)} times`)
    return [name, figure]
  }),
)
const served = await measureServed()
const isQuick = served.http.month.p99Ms <= servedGoals.monthP99Ms && served.http.soonest.p99Ms <= servedGoals.soonestP99Ms
const ok = Object.values(figures).every(({ ratio }) => ratio <= goal) && isQuick
tell({ bench: 'slots', inFlight: 50, ...figures, ...served, goals: { engineRatio: goal, ...servedGoals }, ok })
