import { and, eq, sql } from 'drizzle-orm'
import type { CalendarLinks } from '#contract/calendars'
import { replaceOutsideBusy } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { Refusal, type RefusalCode } from '#platform/refusal'
import { calendarAddress, reachFor } from './calendar-address.ts'
import { findImports, findOwnImport, insertImport, readAgain, readFor } from './imports.ts'
import { feed, imported, type Trouble } from './tables.ts'
import type { CalendarTools } from './tools.ts'

export async function showLinks(context: Context): Promise<CalendarLinks> {
  const accountId = ownId(context)
  const [own] = await context.db.select().from(feed).where(eq(feed.accountId, accountId))
  const rows = await findImports(context, accountId)
  const told = (at: string | null | undefined) => (at ? instantOf(at).toString() : null)
  return {
    feedSince: told(own?.madeAt),
    feedReadAt: told(own?.readAt),
    imports: rows.map(({ id, host, readAt, trouble, busyTimes }) => ({ id, host, readAt: told(readAt), trouble, busyTimes })),
  }
}

const mostImports = 5

const refusalOf = {
  'address-refused': 'calendar-address-refused',
  'not-reached': 'calendar-not-reached',
  'not-a-calendar': 'calendar-not-understood',
  'too-large': 'calendar-too-large',
} as const satisfies Record<Trouble, RefusalCode>

/** Kept if it could be read: what is wrong with an address is best told while it stands in the field. Sent twice, it is one. */
export async function addImport(
  context: Context,
  tools: CalendarTools,
  { id, address: typed }: { id: string; address: string },
): Promise<CalendarLinks> {
  const accountId = ownId(context)
  const before = await findImports(context, accountId)
  if (before.some((one) => one.id === id)) return showLinks(context)
  if (before.length >= mostImports) throw new Refusal('calendar-imports-full')
  const address = calendarAddress(typed)
  if (!address || !reachFor(tools.calendarOrigins, tools.reach)(address)) throw new Refusal('calendar-address-refused')
  const read = await readFor(context, tools, accountId, address, null)
  if (read.kind === 'trouble') throw new Refusal(refusalOf[read.trouble])
  if (read.kind === 'unchanged') throw new Refusal('calendar-not-reached')
  await inTransaction(context, async (inside) => {
    await inside.db.execute(sql`select pg_advisory_xact_lock(hashtext('calendars.import'), hashtext(${accountId}))`)
    const now = await findImports(inside, accountId)
    if (now.some((one) => one.id === id)) return
    if (now.length >= mostImports) throw new Refusal('calendar-imports-full')
    if (!(await insertImport(inside, tools, { id, accountId, address, read }))) throw new Refusal('calendar-import-known')
  })
  return showLinks(context)
}

/** Whoever is asked more often than that by us may think ill of it. */
const notSoonerSeconds = 30

export async function readImportNow(context: Context, tools: CalendarTools, id: string): Promise<CalendarLinks> {
  const row = await findOwnImport(context, ownId(context), id)
  if (isBefore(instantOf(row.triedAt).add({ seconds: notSoonerSeconds }), context.now())) await readAgain(context, tools, row)
  return showLinks(context)
}

export async function removeImport(context: Context, id: string): Promise<CalendarLinks> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    await findOwnImport(inside, accountId, id)
    const removed = await inside.db
      .delete(imported)
      .where(and(eq(imported.id, id), eq(imported.accountId, accountId)))
      .returning({ id: imported.id })
    if (removed.length > 0) await replaceOutsideBusy(inside, accountId, id, [])
  })
  return showLinks(context)
}
