import type { Appointment } from '#contract/scheduling'
import { bufferOf, isFree, nextBest, type Diary, type Session } from '#domain/scheduling/diary'
import { instantOf as instantOfMinute } from '#domain/scheduling/wall-clock'
import { needReady } from '#modules/consents'
import type { BookableService } from '#modules/counsellors'
import { isInCareOf } from '#modules/episodes'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { minuteOfText, needTimeZone } from './asked-days.ts'
import { closedReason, sessionOf, type Bookee } from './bookability.ts'
import { expireOver, releaseHolds } from './expire-holds.ts'
import { bookeeBySlug, serviceOf } from './find-bookee.ts'
import { presentOne } from './present-appointments.ts'
import {
  clientIsTaken,
  findAppointment,
  findHoldsOf,
  findRules,
  haveAppointment,
  insertAppointment,
  lockCalendar,
  type AppointmentRow,
  type NewAppointment,
} from './repository.ts'
import { isoOf } from './show-slots.ts'

type Asked = { readonly id: string; readonly counsellor: string; readonly service: string; readonly startsAt: string; readonly timeZone: string }
export type HeldOrTaken = { readonly appointment: Appointment | null; readonly next: string[] }

/** How many other times are offered to whoever came too late. */
export const mostNext = 6
/** Times that somebody keeps while looking around are kept from others. */
const mostHolds = 3

/**
 * Keeps a time for a client while they look at it once more. Taken by somebody else in this very moment: the next best ones. Choosing again lets
 * go of what was only looked at.
 * @throws Refusal not-found, zone-unknown, date-unknown, not-bookable, counsellor-unlicensed, own-clients-only, own-time-taken, holds-too-many, and
 * whatever is missing before a first booking
 */
export async function holdSlot(context: Context, asked: Asked): Promise<HeldOrTaken> {
  const clientId = ownId(context)
  needTimeZone(asked.timeZone)
  const wanted = minuteOfText(asked.startsAt)
  const [bookee, holds] = await Promise.all([bookeeBySlug(context, asked.counsellor), findHoldsOf(context.db, clientId, context.now())])
  const again = holds.find(({ id }) => id === asked.id)
  if (again) return { appointment: await presentOne(context, again), next: [] }
  const service = serviceOf(bookee, asked.service)
  const { counsellorId, diary, session } = needOpen(context, bookee, service)
  await needOwnClient(context, service, clientId, counsellorId)
  const looked = holds.filter((one) => one.heldFor === 'choosing' && one.counsellorId === counsellorId)
  if (holds.length - looked.length >= mostHolds) throw new Refusal('holds-too-many')
  const seen = without(diary, looked)
  if (wanted === null || !isFree(seen, session, context.now().epochMilliseconds, wanted)) return taken(context, asked, seen, session)
  const held = await keep(context, { asked, clientId, counsellorId, bookee, service, session, diary, wanted, looked })
  if (held) return { appointment: await presentOne(context, held), next: [] }
  const stretch = { from: instantOfMinute(wanted), to: instantOfMinute(wanted + session.minutes) }
  if (await clientIsTaken(context.db, clientId, stretch, asked.id)) throw new Refusal('own-time-taken')
  // Somebody has it by now: what is next is what was known, without that.
  const gone = { id: '', begin: wanted, end: wanted + session.minutes + bufferOf(diary, session), heldUntilMs: null }
  return taken(context, asked, { ...seen, taken: [...seen.taken, gone] }, session)
}

function without(diary: Diary, rows: readonly AppointmentRow[]): Diary {
  const ids = new Set(rows.map(({ id }) => id))
  return { ...diary, taken: diary.taken.filter(({ id }) => !ids.has(id)) }
}

/** @throws Refusal why nobody can choose a time */
export function needOpen(context: Context, bookee: Bookee, service: BookableService): { counsellorId: string; diary: Diary; session: Session } {
  const closed = closedReason(bookee, service, context.now().epochMilliseconds)
  if (closed === 'licence') throw new Refusal('counsellor-unlicensed')
  const [session, { diary, page }] = [sessionOf(service), bookee]
  if (closed !== null || !diary || !session || page.accountId === null) throw new Refusal('not-bookable')
  return { counsellorId: page.accountId, diary, session }
}

async function needOwnClient({ db }: Context, { bookableBy }: BookableService, clientId: string, counsellorId: string): Promise<void> {
  if (bookableBy === 'anyone' || (await haveAppointment(db, clientId, counsellorId)) || (await isInCareOf(db, clientId, counsellorId))) return
  throw new Refusal('own-clients-only')
}

/** The time is gone, unless it went to this very question when it was sent before. */
async function taken(context: Context, { id, startsAt }: Asked, diary: Diary, session: Session): Promise<HeldOrTaken> {
  const before = await findAppointment(context.db, id)
  if (before && before.clientId !== ownId(context)) throw notFound()
  if (before) return { appointment: await presentOne(context, before), next: [] }
  const nowMs = context.now().epochMilliseconds
  const wanted = Math.floor(Date.parse(startsAt) / 60_000)
  return { appointment: null, next: nextBest(diary, session, nowMs, wanted, mostNext).map(isoOf) }
}

type Wanted = {
  readonly asked: Asked
  readonly clientId: string
  readonly counsellorId: string
  readonly bookee: Bookee
  readonly service: BookableService
  readonly session: Session
  readonly diary: Diary
  readonly wanted: number
  /** Holds that are let go of. */
  readonly looked: readonly AppointmentRow[]
}

/**
 * The constraints of the table decide who was first. A day's limit no constraint can hold: there the calendar is held, and read again.
 * @returns undefined where somebody else was
 */
function keep(context: Context, one: Wanted): Promise<AppointmentRow | undefined> {
  const { clientId, counsellorId, bookee, session, diary, wanted, looked } = one
  return inTransaction(context, async (inside) => {
    const { ruleVersion } = await needReady(inside, { clientId, counsellorId, slug: bookee.page.slug })
    const row = { ...(await rowOf(inside, one)), ruleVersion }
    const isLimited = diary.boundaries.mostPerDay !== null
    if (!isLimited && looked.length === 0) {
      const held = await insertAppointment(inside.db, row)
      if (held) return held
    }
    await lockCalendar(inside.db, counsellorId)
    await releaseHolds(inside, looked)
    const noted = await expireOver(inside, [clientId, counsellorId], { from: instantOfMinute(wanted), to: Temporal.Instant.from(row.occupiedUntil) })
    if (isLimited) {
      const { diary: now } = await bookeeBySlug(inside, bookee.page.slug)
      if (!now || !isFree(now, session, inside.now().epochMilliseconds, wanted)) return undefined
    }
    // Tried before, and nothing has changed since.
    if (!isLimited && looked.length === 0 && noted === 0) return undefined
    return insertAppointment(inside.db, row)
  })
}

/** The rules and the service as they are now: what was shown is what counts, whatever they become. */
async function rowOf({ db, now }: Context, { asked, clientId, counsellorId, service, session, diary, wanted }: Wanted): Promise<NewAppointment> {
  const { changeUntilHours, graceMinutes, holdMinutes } = await findRules(db)
  const startsAt = instantOfMinute(wanted)
  const endsAt = startsAt.add({ minutes: session.minutes })
  return {
    id: asked.id,
    clientId,
    counsellorId,
    serviceId: service.id,
    mode: service.mode,
    serviceName: service.name,
    minutes: session.minutes,
    priceIdr: service.priceIdr,
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    occupiedUntil: endsAt.add({ minutes: bufferOf(diary, session) }).toString(),
    state: 'held',
    heldUntil: now().add({ minutes: holdMinutes }).toString(),
    heldFor: 'choosing',
    changeUntil: startsAt.subtract({ hours: changeUntilHours }).toString(),
    graceUntil: startsAt.add({ minutes: graceMinutes }).toString(),
    clientTimeZone: asked.timeZone,
    madeAt: now().toString(),
  }
}
