import { windowsByDay, type Availability, type Window } from './availability.ts'
import type { Span } from './span.ts'
import { dayMinutes, wallClock, type EpochDay, type EpochMinutes, type WallClock } from './wall-clock.ts'

/** What is asked of a time. All in minutes, unless the name says otherwise. */
export type SlotRules = {
  readonly lengthMinutes: number
  /** Kept free after each. */
  readonly bufferMinutes: number
  /** From one possible beginning to the next, counted from where a window begins. */
  readonly stepMinutes: number
  /** So long before at the latest. */
  readonly noticeMinutes: number
  /** So far ahead at most. */
  readonly horizonDays: number
  /** By the counsellor's own calendar; null for no limit. */
  readonly mostPerDay: number | null
}

/** Taken, by an appointment with whatever is kept free after it or by something in another calendar, in epoch minutes. */
export type Busy = Span

export type SlotRequest = {
  readonly availability: Availability
  readonly rules: SlotRules
  /** In order, none touching the next: see `joined`. */
  readonly busy: readonly Busy[]
  /** When appointments begin that count for the day's limit; in order. */
  readonly booked: readonly EpochMinutes[]
  readonly now: EpochMinutes
  /** Which beginnings are asked for; `to` is not part of it. */
  readonly from: EpochMinutes
  readonly to: EpochMinutes
}

/**
 * When somebody could begin, in order: each lies in a window from its beginning to its end, is free with its buffer, and keeps notice,
 * horizon and the day's limit. The same whoever asks, from wherever, and for whichever part of the range.
 * @param most no more than so many
 */
export function freeSlots(request: SlotRequest, most = Infinity): EpochMinutes[] {
  const { availability, rules, busy, booked, now } = request
  const { lengthMinutes, stepMinutes, mostPerDay } = rules
  const needed = lengthMinutes + rules.bufferMinutes
  const earliest = Math.max(request.from, now + rules.noticeMinutes)
  const latest = Math.min(request.to, now + rules.horizonDays * dayMinutes)
  const slots: EpochMinutes[] = []
  if (earliest >= latest || most <= 0) return slots
  const clock = wallClock(availability.timeZone, earliest, latest)
  const windowsOf = windowsByDay(availability)
  const [firstDay, lastDay] = [clock.dayOf(earliest), clock.dayOf(latest - 1)]
  const begunBetween = counterOf(booked, clock.minuteOf(firstDay, 0))
  let place = placeOf(busy.length, (at) => (busy[at] as Busy).to <= earliest)
  for (let day = firstDay; day <= lastDay; day += 1) {
    const windows = windowsOf(day)
    if (windows.length === 0) continue
    if (mostPerDay !== null && begunBetween(clock.minuteOf(day, 0), clock.minuteOf(day + 1, 0)) >= mostPerDay) continue
    for (const window of windows) {
      const begin = clock.minuteOf(day, window.from)
      const end = clock.minuteOf(day, window.to)
      const reach = window.to === dayMinutes ? endBeyond(end, day, windowsOf, clock) : end
      const lastBegin = Math.min(reach - lengthMinutes, end - 1, latest - 1)
      let at = begin < earliest ? begin + stepsOver(earliest - begin, stepMinutes) : begin
      while (at <= lastBegin) {
        while (place < busy.length && (busy[place] as Busy).to <= at) place += 1
        const taken = busy[place]
        const lastFree = taken ? Math.min(lastBegin, taken.from - needed) : lastBegin
        for (; at <= lastFree; at += stepMinutes) if (slots.push(at) >= most) return slots
        // Every beginning until that is over would run into it.
        if (taken && at < taken.to) at += stepsOver(taken.to - at, stepMinutes)
      }
    }
  }
  return slots
}

/** The least number of whole steps that is as much. */
const stepsOver = (minutes: number, stepMinutes: number): number => Math.ceil(minutes / stepMinutes) * stepMinutes

/** Where the next day's work goes on from midnight, an appointment may go over it. */
function endBeyond(midnight: EpochMinutes, day: EpochDay, windowsOf: (day: EpochDay) => readonly Window[], clock: WallClock): EpochMinutes {
  const [next] = windowsOf(day + 1)
  return next?.from === 0 ? clock.minuteOf(day + 1, next.to) : midnight
}

/** How many lie in a stretch, for stretches one after the other. @param from where the first begins */
function counterOf(minutes: readonly EpochMinutes[], from: EpochMinutes): (from: EpochMinutes, to: EpochMinutes) => number {
  let place = placeOf(minutes.length, (at) => (minutes[at] as number) < from)
  return (begin, end) => {
    while (place < minutes.length && (minutes[place] as number) < begin) place += 1
    const before = place
    while (place < minutes.length && (minutes[place] as number) < end) place += 1
    return place - before
  }
}

/** The first place of which it is not so; of those before it is, of those after it is not. */
function placeOf(count: number, isBefore: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
