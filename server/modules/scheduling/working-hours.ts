import type { Appointment, WorkingHours } from '#contract/scheduling'
import { isFree } from '#domain/scheduling/diary'
import { minutesOf } from '#domain/scheduling/wall-clock'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import { dayOfText, needTimeZone } from './asked-days.ts'
import { sessionOfRow } from './earlier.ts'
import { loadDiaries } from './load-diaries.ts'
import { presentAll } from './present-appointments.ts'
import { findCalendar, findComing, findRules, lockCalendar, upsertCalendar } from './repository.ts'

type Windows = readonly { readonly from: number; readonly to: number }[]

export async function showWorkingHours(context: Context): Promise<{ hours: WorkingHours | null }> {
  const row = await findCalendar(context.db, ownId(context))
  if (!row) return { hours: null }
  const { counsellorId: _counsellorId, version: _version, ...hours } = row
  return { hours }
}

/**
 * What stands already is kept; told are the appointments to come that could not be booked like that any more.
 * @throws Refusal zone-unknown, date-unknown, hours-unusable
 */
export async function saveWorkingHours(context: Context, hours: WorkingHours): Promise<{ outside: Appointment[] }> {
  const counsellorId = ownId(context)
  needUsable(hours)
  const rows = await inTransaction(context, async (inside) => {
    await lockCalendar(inside.db, counsellorId)
    await upsertCalendar(inside.db, { counsellorId, ...hours })
    await appendAuditEvent(inside, { action: 'hours.changed', subject: `account:${counsellorId}` })
    return outsideHours(inside, counsellorId)
  })
  return { outside: await presentAll(context, rows) }
}

/** Alone in the calendar, without notice, horizon and limit: only the hours are asked. */
async function outsideHours({ db, now }: Context, counsellorId: string) {
  const at = now()
  const [diary] = await loadDiaries(db, [counsellorId], await findRules(db), at)
  if (!diary) return []
  const boundaries = { ...diary.boundaries, noticeHours: 0, horizonDays: 1000, mostPerDay: null, stepMinutes: 1 }
  const empty = { ...diary, boundaries, taken: [], outside: [], licensedTo: Infinity }
  const rows = await findComing(db, counsellorId, at)
  return rows.filter((row) => !isFree(empty, sessionOfRow(row), at.epochMilliseconds, minutesOf(instantOf(row.startsAt))))
}

/** @throws Refusal zone-unknown, date-unknown; hours-unusable for windows that end before they begin or overlap, and for a day that is told twice */
function needUsable({ timeZone, weekly, exceptions }: WorkingHours): void {
  needTimeZone(timeZone)
  for (const { date } of exceptions) dayOfText(date)
  const isTwice = new Set(exceptions.map(({ date }) => date)).size !== exceptions.length
  if (isTwice || ![...weekly, ...exceptions.map(({ windows }) => windows)].every(areInOrder)) throw new Refusal('hours-unusable')
}

function areInOrder(windows: Windows): boolean {
  const sorted = windows.toSorted((one, other) => one.from - other.from)
  return sorted.every(({ from, to }, at) => from < to && from >= (sorted[at - 1]?.to ?? 0))
}
