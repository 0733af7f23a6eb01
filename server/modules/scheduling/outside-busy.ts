import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { lockCalendar, touchCalendar, type Stretch } from './repository.ts'
import { outsideBusy } from './tables.ts'

/** Of one import of somebody's other calendar all that was there before is gone. Inside the caller's transaction. */
export async function replaceOutsideBusy({ db }: Context, counsellorId: string, importId: string, spans: readonly Stretch[]): Promise<void> {
  await lockCalendar(db, counsellorId)
  await db.delete(outsideBusy).where(and(eq(outsideBusy.counsellorId, counsellorId), eq(outsideBusy.importId, importId)))
  const rows = spans.map(({ from, to }) => ({ counsellorId, importId, startsAt: from.toString(), endsAt: to.toString() }))
  for (let at = 0; at < rows.length; at += 1000) await db.insert(outsideBusy).values(rows.slice(at, at + 1000))
  await touchCalendar(db, counsellorId)
}

export const findOutsideBusy = (db: Db, counsellorId: string, { from, to }: Stretch) =>
  db
    .select({ startsAt: outsideBusy.startsAt, endsAt: outsideBusy.endsAt })
    .from(outsideBusy)
    .where(and(eq(outsideBusy.counsellorId, counsellorId), lt(outsideBusy.startsAt, to.toString()), gt(outsideBusy.endsAt, from.toString())))
    .orderBy(asc(outsideBusy.startsAt))
