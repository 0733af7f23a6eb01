import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { appointmentById } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { revision } from './tables.ts'

export type AppointmentFacts = NonNullable<Awaited<ReturnType<typeof appointmentById>>>
type RevisionRow = typeof revision.$inferSelect
export type Revised = { readonly facts: AppointmentFacts; readonly sequence: number; readonly revisedAt: Temporal.Instant }

const isCancelled = ({ state }: AppointmentFacts) => state === 'cancelled'

/**
 * [Note: revisions] The number grows when what calendar programs are told differs from what they were told before (RFC 5546 section 2.1.4),
 * whichever way it came about. It is looked at anew while nobody else does: of two who tell at the same moment neither tells the older time
 * under the newer number.
 */
export async function revise(context: Context, appointmentId: string): Promise<Revised | undefined> {
  return inTransaction(context, async ({ db, now }) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('calendars.revision'), hashtext(${appointmentId}))`)
    const facts = await appointmentById(db, appointmentId)
    if (!facts) return undefined
    const [before] = await db.select().from(revision).where(eq(revision.appointmentId, appointmentId))
    if (before && isOf(before, facts)) return { facts, sequence: before.sequence, revisedAt: instantOf(before.revisedAt) }
    // A clock that was put back must not make the newer one look older.
    const revisedAt = before ? laterOf(now(), instantOf(before.revisedAt).add({ seconds: 1 })) : now()
    const sequence = before ? before.sequence + 1 : 0
    const row = { ...timesOf(facts), sequence, revisedAt: revisedAt.toString() }
    await db
      .insert(revision)
      .values({ appointmentId, counsellorId: facts.counsellorId, ...row })
      .onConflictDoUpdate({ target: revision.appointmentId, set: row })
    return { facts, sequence, revisedAt }
  })
}

/** Those of many that changed are revised, and most did not. In the same order. */
export async function reviseAll(context: Context, all: readonly AppointmentFacts[]): Promise<Revised[]> {
  const known = await findRevisions(
    context.db,
    all.map(({ id }) => id),
  )
  const revised: Revised[] = []
  for (const facts of all) {
    const before = known.get(facts.id)
    if (before && isOf(before, facts)) revised.push({ facts, sequence: before.sequence, revisedAt: instantOf(before.revisedAt) })
    else {
      const now = await revise(context, facts.id)
      if (now) revised.push(now)
    }
  }
  return revised
}

async function findRevisions(db: Db, ids: readonly string[]): Promise<Map<string, RevisionRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(revision)
    .where(inArray(revision.appointmentId, [...ids]))
  return new Map(rows.map((row) => [row.appointmentId, row]))
}

/** Whatever came of them: a calendar program that did not hear of it still has them. */
export async function toldIdsOf(db: Db, counsellorId: string, from: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .select({ id: revision.appointmentId })
    .from(revision)
    .where(and(eq(revision.counsellorId, counsellorId), gt(revision.endsAt, from.toString())))
  return rows.map(({ id }) => id)
}

const timesOf = (facts: AppointmentFacts) => ({
  startsAt: facts.startsAt.toString(),
  endsAt: facts.endsAt.toString(),
  isCancelled: isCancelled(facts),
})

const isOf = (row: RevisionRow, facts: AppointmentFacts) =>
  instantOf(row.startsAt).equals(facts.startsAt) && instantOf(row.endsAt).equals(facts.endsAt) && row.isCancelled === isCancelled(facts)

const laterOf = (one: Temporal.Instant, other: Temporal.Instant) => (Temporal.Instant.compare(one, other) > 0 ? one : other)
