import type { Availability } from './availability.ts'
import { freeSlots, type SlotRequest } from './slots.ts'
import { joined, type Span } from './span.ts'
import { dayMinutes, type EpochMinutes } from './wall-clock.ts'

/** An appointment in somebody's calendar. */
export type Taken = {
  readonly id: string
  readonly begin: EpochMinutes
  /** With what is kept free after it. */
  readonly end: EpochMinutes
  /** Of one that is not confirmed yet, in milliseconds since 1970: afterwards it counts as none. */
  readonly heldUntilMs: number | null
}

export type Boundaries = {
  readonly noticeHours: number
  readonly horizonDays: number
  readonly stepMinutes: number
  /** After each session at least, whatever its service says. */
  readonly breakMinutes: number
  readonly mostPerDay: number | null
}

/** All that decides when somebody could be met. */
export type Diary = {
  readonly availability: Availability
  readonly boundaries: Boundaries
  readonly taken: readonly Taken[]
  /** Of other calendars. */
  readonly outside: readonly Span[]
  /** When the licence ends, with the day; a session has to end before. */
  readonly licensedTo: EpochMinutes
}

/** A session as it is sought. */
export type Session = { readonly minutes: number; readonly bufferMinutes: number }

export type Range = { readonly from: EpochMinutes; readonly to: EpochMinutes }

const always: Range = { from: -Infinity, to: Infinity }

/** What is kept free after a session. */
export const bufferOf = ({ boundaries }: Diary, { bufferMinutes }: Session): number => Math.max(bufferMinutes, boundaries.breakMinutes)

/**
 * When such a session could begin, in order. @param most no more than so many
 * @param except an appointment that would be moved there, and so does not stand in its own way
 */
export function slotsIn(
  diary: Diary,
  session: Session,
  nowMs: number,
  { from, to }: Range = always,
  most = Infinity,
  except?: string,
): EpochMinutes[] {
  return freeSlots({ ...requestOf(diary, session, nowMs, except), from, to: Math.min(to, diary.licensedTo - session.minutes + 1) }, most)
}

function requestOf(diary: Diary, session: Session, nowMs: number, except: string | undefined): Omit<SlotRequest, 'from' | 'to'> {
  const { availability, boundaries, outside } = diary
  const now = Math.ceil(nowMs / 60_000)
  const counting = diary.taken.filter(({ id, heldUntilMs }) => id !== except && (heldUntilMs === null || heldUntilMs > nowMs))
  return {
    availability,
    rules: {
      lengthMinutes: session.minutes,
      bufferMinutes: bufferOf(diary, session),
      stepMinutes: boundaries.stepMinutes,
      noticeMinutes: boundaries.noticeHours * 60,
      horizonDays: boundaries.horizonDays,
      mostPerDay: boundaries.mostPerDay,
    },
    busy: joined([...counting.map(({ begin, end }) => ({ from: begin, to: end })), ...outside]),
    booked: counting.map(({ begin }) => begin).toSorted((one, other) => one - other),
    now,
  }
}

/** Whether such a session could begin just then. */
export const isFree = (diary: Diary, session: Session, nowMs: number, at: EpochMinutes, except?: string): boolean =>
  slotsIn(diary, session, nowMs, { from: at, to: at + 1 }, 1, except).length === 1

/** For whoever wanted a time that is gone: what comes next, or else what was before; in order. */
export function nextBest(diary: Diary, session: Session, nowMs: number, wanted: EpochMinutes, most: number, except?: string): EpochMinutes[] {
  const after = slotsIn(diary, session, nowMs, { from: wanted + 1, to: Infinity }, most, except)
  if (after.length === most) return after
  const before = slotsIn(diary, session, nowMs, { from: -Infinity, to: wanted }, Infinity, except)
  return [...before.slice(before.length - (most - after.length)), ...after]
}

/** Until when times are given out. */
export const lastMinute = ({ boundaries, licensedTo }: Diary, nowMs: number): EpochMinutes =>
  Math.min(Math.ceil(nowMs / 60_000) + boundaries.horizonDays * dayMinutes, licensedTo)
