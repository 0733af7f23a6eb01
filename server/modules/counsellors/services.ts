import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { OwnService, ServiceForm } from '#contract/scheduling'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { cardPrices } from './card-prices.ts'
import type { ServiceRow } from './repository.ts'
import { counsellor, service } from './tables.ts'

/** As many as a page shows without losing its reader. */
const mostServices = 12

/** What a counsellor offers now, as they set it. @throws Refusal not-found for whoever has no public page */
export async function listOwnServices(context: Context): Promise<{ services: OwnService[] }> {
  const counsellorId = await ownPage(context.db, ownId(context))
  const rows = await offered(context.db, counsellorId)
  return { services: rows.map(presentOwnService) }
}

function presentOwnService({ id, mode, name, minutes, answerWithinHours, priceIdr, bufferMinutes, bookableBy }: ServiceRow): OwnService {
  return { id, mode, name, minutes, answerWithinHours, priceIdr, bufferMinutes, bookableBy }
}

/**
 * Offers something, or changes it; appointments that stand keep length and price. Sent twice, it is one.
 * @throws Refusal not-found for whoever has no public page and for a service of somebody else or one withdrawn; service-unusable, services-full
 */
export async function saveService(context: Context, id: string, form: ServiceForm): Promise<void> {
  const isSession = form.mode !== 'letters'
  if ((form.minutes !== null) !== isSession || (form.answerWithinHours !== null) === isSession) throw new Refusal('service-unusable')
  await inTransaction(context, async (inside) => {
    const { db } = inside
    const counsellorId = await holdOwnPage(db, ownId(inside))
    const [before] = await db.select().from(service).where(eq(service.id, id))
    if (before && (before.counsellorId !== counsellorId || before.withdrawnAt !== null)) throw notFound()
    const others = await offered(db, counsellorId)
    if (before) await db.update(service).set(form).where(eq(service.id, id))
    else if (others.length >= mostServices) throw new Refusal('services-full')
    else await db.insert(service).values({ ...form, id, counsellorId, position: (others.at(-1)?.position ?? -1) + 1 })
    await refreshCard(db, counsellorId)
    const { mode, minutes, priceIdr, bookableBy } = form
    await appendAuditEvent(inside, {
      action: 'service.saved',
      subject: `service:${id}`,
      details: { mode, minutes: minutes ?? 0, priceIdr, bookableBy },
    })
  })
}

/** Offers it no longer. Done twice, it is done once. @throws Refusal not-found for a service of somebody else */
export async function withdrawService(context: Context, id: string): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { db } = inside
    const counsellorId = await holdOwnPage(db, ownId(inside))
    const [before] = await db.select().from(service).where(eq(service.id, id))
    if (before?.counsellorId !== counsellorId) throw notFound()
    if (before.withdrawnAt !== null) return
    await db.update(service).set({ withdrawnAt: inside.now().toString() }).where(eq(service.id, id))
    await refreshCard(db, counsellorId)
    await appendAuditEvent(inside, { action: 'service.withdrawn', subject: `service:${id}` })
  })
}

async function ownPage(db: Db, accountId: string): Promise<string> {
  const [row] = await db.select({ id: counsellor.id }).from(counsellor).where(eq(counsellor.accountId, accountId))
  if (!row) throw notFound()
  return row.id
}

/** Two tabs that save at once come one after the other. */
async function holdOwnPage(db: Db, accountId: string): Promise<string> {
  const id = await ownPage(db, accountId)
  await db.execute(sql`select from ${counsellor} where ${counsellor.id} = ${id} for update`)
  return id
}

const offered = (db: Db, counsellorId: string): Promise<ServiceRow[]> =>
  db
    .select()
    .from(service)
    .where(and(eq(service.counsellorId, counsellorId), isNull(service.withdrawnAt)))
    .orderBy(asc(service.position))

/** What a search reads stands beside the row. */
async function refreshCard(db: Db, counsellorId: string): Promise<void> {
  await db
    .update(counsellor)
    .set(cardPrices(await offered(db, counsellorId)))
    .where(eq(counsellor.id, counsellorId))
}
