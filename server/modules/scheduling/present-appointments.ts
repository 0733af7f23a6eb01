import type { Appointment } from '#contract/scheduling'
import type { By } from '#domain/scheduling/appointment'
import { slotsIn } from '#domain/scheduling/diary'
import { minutesOf } from '#domain/scheduling/wall-clock'
import { standingOf } from '#modules/accounts'
import { bookablesByAccount, pagesOfAccounts, type Bookable } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { bookeeOf, isLicensed } from './bookability.ts'
import { mostEarlier, sessionOfRow } from './earlier.ts'
import { loadDiaries, type OwnDiary } from './load-diaries.ts'
import { presentAppointment } from './presenter.ts'
import { findRules, type AppointmentRow } from './repository.ts'
import { isoOf } from './show-slots.ts'

/** As whom somebody has to do with an appointment; undefined: not at all. */
export function roleIn({ actor }: Context, { clientId, counsellorId }: AppointmentRow): By | undefined {
  if (actor.kind !== 'account') return undefined
  if (actor.accountId === clientId) return 'client'
  if (actor.accountId === counsellorId) return 'counsellor'
  return actor.role === 'admin' ? 'practice' : undefined
}

export async function presentOne(context: Context, row: AppointmentRow): Promise<Appointment> {
  const [one] = await presentAll(context, [row])
  return one as Appointment
}

/** For whoever asks, who has to do with all of them. */
export async function presentAll(context: Context, rows: readonly AppointmentRow[]): Promise<Appointment[]> {
  if (rows.length === 0) return []
  const { db, now } = context
  const at = now()
  const counsellorIds = [...new Set(rows.map(({ counsellorId }) => counsellorId))]
  const [people, pages, bookables, diaries] = await Promise.all([
    standingOf(db, [...new Set([...rows.map(({ clientId }) => clientId), ...counsellorIds])]),
    pagesOfAccounts(db, counsellorIds),
    bookablesByAccount(db, counsellorIds),
    findRules(db).then((rules) => loadDiaries(db, counsellorIds, rules, at)),
  ])
  const names = [...people].map(([id, { username }]) => [id, pages.get(id)?.name ?? username] as const)
  const zones = [
    ...[...people].map(([id, { timeZone }]) => [id, timeZone] as const),
    ...diaries.map((one) => [one.counsellorId, one.availability.timeZone] as const),
  ]
  const known = {
    names: new Map(names),
    slugs: new Map([...pages].map(([id, { slug }]) => [id, slug])),
    timeZones: new Map(zones),
    unlicensed: new Set(counsellorIds.filter((id) => !bookables.some((page) => page.accountId === id && isLicensed(page, at.epochMilliseconds)))),
    earlier: earlierFor(rows, bookables, diaries, at),
  }
  const own = ownId(context)
  return rows.map((row) =>
    presentAppointment(row, roleIn(context, row) ?? (own === row.clientId ? 'client' : 'counsellor'), known, at.epochMilliseconds),
  )
}

/** What is free now before each of those that wait. */
function earlierFor(
  rows: readonly AppointmentRow[],
  pages: readonly Bookable[],
  diaries: readonly OwnDiary[],
  now: Temporal.Instant,
): Map<string, string[]> {
  const waiting = rows.filter(({ waitsForEarlier, state }) => waitsForEarlier && state === 'confirmed')
  const found = waiting.map((row): [string, string[]] => {
    const page = pages.find(({ accountId }) => accountId === row.counsellorId)
    const { diary = null } = page
      ? bookeeOf(
          page,
          true,
          diaries.find(({ counsellorId }) => counsellorId === row.counsellorId),
        )
      : {}
    if (!diary) return [row.id, []]
    const before = { from: -Infinity, to: minutesOf(instantOf(row.startsAt)) }
    return [row.id, slotsIn(diary, sessionOfRow(row), now.epochMilliseconds, before, mostEarlier, row.id).map(isoOf)]
  })
  return new Map(found)
}
