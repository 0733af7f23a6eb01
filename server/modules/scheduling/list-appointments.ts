import type { InputOf, ReplyOf } from '#contract/endpoint'
import type { Appointment, listAllAppointments, listAppointments as listEndpoint } from '#contract/scheduling'
import { accountBySlug } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { instantOfText } from './asked-days.ts'
import { findOutsideBusy } from './outside-busy.ts'
import { presentAll, presentOne, roleIn } from './present-appointments.ts'
import { findAll, findAppointment, findOwn, type Stretch } from './repository.ts'

/** More than anybody has in a stretch that a page shows. */
const most = 1000
const usualFromHours = 24
const usualDays = 200
const longestDays = 400
const pageSize = 100

export async function listAppointments(context: Context, { from, to }: InputOf<typeof listEndpoint>['query']): Promise<ReplyOf<typeof listEndpoint>> {
  const own = ownId(context)
  const begin = from === undefined ? context.now().subtract({ hours: usualFromHours }) : instantOfText(from)
  const stretch = needStretch(begin, to === undefined ? begin.add({ hours: usualDays * 24 }) : instantOfText(to))
  const [rows, outside] = await Promise.all([findOwn(context.db, own, stretch, most), findOutsideBusy(context.db, own, stretch)])
  return {
    appointments: await presentAll(context, rows),
    outside: outside.map(({ startsAt, endsAt }) => ({ from: instantOf(startsAt).toString(), to: instantOf(endsAt).toString() })),
  }
}

/** @throws Refusal stretch-unusable for one that ends before it begins, or is longer than a year and a month */
function needStretch(from: Temporal.Instant, to: Temporal.Instant): Stretch {
  const hours = from.until(to).total('hours')
  if (hours <= 0 || hours > longestDays * 24) throw new Refusal('stretch-unusable')
  return { from, to }
}

/** @throws Refusal not-found for whoever has nothing to do with it */
export async function showAppointment(context: Context, id: string): Promise<Appointment> {
  const row = await findAppointment(context.db, id)
  if (!row || !roleIn(context, row)) throw notFound()
  return presentOne(context, row)
}

/** In order; `after` goes on where the last answer ended. @throws Refusal date-unknown, stretch-unusable, not-found for a counsellor who is not there */
export async function listAll(context: Context, query: InputOf<typeof listAllAppointments>['query']): Promise<ReplyOf<typeof listAllAppointments>> {
  const { db } = context
  const stretch = needStretch(instantOfText(query.from), instantOfText(query.to))
  const counsellorId = query.counsellor === undefined ? undefined : await accountBySlug(db, query.counsellor)
  if (counsellorId === null) throw notFound()
  const after = query.after === undefined ? undefined : await findAppointment(db, query.after)
  const rows = await findAll(db, { ...stretch, counsellorId, state: query.state, after }, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  return { appointments: await presentAll(context, shown), after: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null }
}
