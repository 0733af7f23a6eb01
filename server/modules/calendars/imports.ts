import { and, asc, eq, sql } from 'drizzle-orm'
import { noticeFacts } from '#modules/accounts'
import { replaceOutsideBusy } from '#modules/scheduling'
import { instantOf as instantOfMinutes } from '#domain/scheduling/wall-clock'
import { inTransaction, type Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { notFound } from '#platform/refusal'
import { readCalendar, type Known, type Read } from './read-import.ts'
import { toldIdsOf } from './revision.ts'
import { markOfAddress, openAddress, sealAddress } from './sealed-values.ts'
import { imported } from './tables.ts'
import type { CalendarTools } from './tools.ts'

export type ImportRow = typeof imported.$inferSelect

/** Farther than anybody may book, with a day to spare for each that passes until all of it is read again. */
const horizonDays = 200
/** What repeats reaches further every day: once a day it is read anew although nothing changed. */
const wholeEveryHours = 24

/** Goes to the address with nothing locked: it may keep us waiting. */
export async function readFor(context: Context, tools: CalendarTools, accountId: string, address: URL, known: Known | null): Promise<Read> {
  const now = context.now()
  const own = (await noticeFacts(context.db, [accountId])).get(accountId)
  if (!own) throw notFound()
  return readCalendar(tools, address, known, {
    from: secondsOf(now.subtract({ hours: 24 })),
    to: secondsOf(now.add({ hours: horizonDays * 24 })),
    timeZone: own.timeZone,
    own: await toldIdsOf(context.db, accountId, now.subtract({ hours: 24 })),
  })
}

const secondsOf = ({ epochMilliseconds }: Temporal.Instant) => Math.floor(epochMilliseconds / 1000)

type ReadBusy = Extract<Read, { kind: 'busy' }>

export type NewImport = { readonly id: string; readonly accountId: string; readonly address: URL; readonly read: ReadBusy }

/** @returns false where this calendar is read already, or the id is taken */
export async function insertImport(inside: Context, { outerKey }: CalendarTools, { id, accountId, address, read }: NewImport): Promise<boolean> {
  const at = inside.now().toString()
  const inserted = await inside.db
    .insert(imported)
    .values({
      id,
      accountId,
      addressSealed: sealAddress(outerKey, id, address),
      addressMark: markOfAddress(outerKey, address),
      host: address.host,
      madeAt: at,
      triedAt: at,
      readAt: at,
      wholeAt: at,
      busyTimes: read.spans.length,
      ...read.known,
      notBefore: nextReading(inside.now(), 0),
    })
    .onConflictDoNothing()
    .returning({ id: imported.id })
  if (inserted.length === 0) return false
  await keepBusy(inside, { id, accountId }, read)
  return true
}

/** Reads one that is known, and notes how it went. What was busy before stays so while nothing newer can be had. */
export async function readAgain(context: Context, tools: CalendarTools, row: ImportRow): Promise<void> {
  const isWhole = row.wholeAt === null || isBefore(instantOf(row.wholeAt).add({ hours: wholeEveryHours }), context.now())
  const read = await readFor(context, tools, row.accountId, openAddress(tools.outerKey, row.id, row.addressSealed), isWhole ? null : row)
  await inTransaction(context, async (inside) => {
    const { db, now } = inside
    // Meanwhile its owner may have removed it.
    const [still] = await db.select().from(imported).where(eq(imported.id, row.id)).for('update')
    if (!still) return
    const at = now().toString()
    const tries = read.kind === 'trouble' ? still.tries + 1 : 0
    await db
      .update(imported)
      .set({
        triedAt: at,
        tries,
        notBefore: nextReading(now(), tries),
        trouble: read.kind === 'trouble' ? read.trouble : null,
        ...(read.kind !== 'trouble' && { readAt: at }),
        ...(read.kind === 'busy' && { wholeAt: at, busyTimes: read.spans.length, ...read.known }),
      })
      .where(eq(imported.id, row.id))
    if (read.kind === 'busy') await keepBusy(inside, row, read)
  })
}

function keepBusy(inside: Context, { id, accountId }: Pick<ImportRow, 'id' | 'accountId'>, { spans }: ReadBusy) {
  const busy = spans.map(({ from, to }) => ({ from: instantOfMinutes(from), to: instantOfMinutes(to) }))
  return replaceOutsideBusy(inside, accountId, id, busy)
}

const everyMinutes = 15

/** Every quarter of an hour; where it fails, less and less often, down to every four hours. A little sooner, so that no round of the clock is missed. */
const nextReading = (now: Temporal.Instant, tries: number) =>
  now
    .add({ minutes: everyMinutes * Math.min(16, 2 ** Math.max(0, tries - 1)) })
    .subtract({ seconds: 30 })
    .toString()

export const findImports = ({ db }: Context, accountId: string): Promise<ImportRow[]> =>
  db.select().from(imported).where(eq(imported.accountId, accountId)).orderBy(asc(imported.madeAt), asc(imported.id))

export async function findOwnImport({ db }: Context, accountId: string, id: string): Promise<ImportRow> {
  const [row] = await db
    .select()
    .from(imported)
    .where(and(eq(imported.id, id), eq(imported.accountId, accountId)))
  if (!row) throw notFound()
  return row
}

/** So many at once: each may keep silent for as long as it may. */
const atOnce = 4
const leaseMinutes = 5
/** A round gives way to the next one. */
const roundMs = 10 * 60_000

/** Those whose time has come. Two that do this at once take different ones. */
export async function readDueImports(context: Context, tools: CalendarTools): Promise<void> {
  const endsAt = performance.now() + roundMs
  while (performance.now() < endsAt) {
    const due = sql`select id from calendars.import where not_before <= ${context.now().toString()}::timestamptz
      order by not_before limit ${atOnce} for update skip locked`
    const rows = await context.db
      .update(imported)
      .set({ notBefore: context.now().add({ minutes: leaseMinutes }).toString() })
      .where(sql`${imported.id} in (${due})`)
      .returning()
    if (rows.length === 0) return
    await Promise.all(rows.map((row) => readAgain(context, tools, row)))
  }
}
