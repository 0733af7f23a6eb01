import { and, desc, eq } from 'drizzle-orm'
import type { GatewayWay } from '#domain/payments/invoice'
import type { Db } from '#platform/database'
import { gatewayNews, gatewayOrder } from './tables.ts'

export type OrderRow = typeof gatewayOrder.$inferSelect

export const countOrders = (db: Db, invoiceId: string): Promise<number> => db.$count(gatewayOrder, eq(gatewayOrder.invoiceId, invoiceId))

export async function insertOrder(db: Db, row: Omit<OrderRow, 'payAt'>): Promise<void> {
  await db.insert(gatewayOrder).values(row)
}

export async function keepPayPage(db: Db, id: string, payAt: string): Promise<void> {
  await db.update(gatewayOrder).set({ payAt }).where(eq(gatewayOrder.id, id))
}

export async function findOrder(db: Db, gateway: GatewayWay, id: string): Promise<OrderRow | undefined> {
  const [row] = await db
    .select()
    .from(gatewayOrder)
    .where(and(eq(gatewayOrder.id, id), eq(gatewayOrder.gateway, gateway)))
  return row
}

/** The one whose page was shown last. */
export async function findNewestOrder(db: Db, invoiceId: string, gateway: GatewayWay): Promise<OrderRow | undefined> {
  const [row] = await db
    .select()
    .from(gatewayOrder)
    .where(and(eq(gatewayOrder.invoiceId, invoiceId), eq(gatewayOrder.gateway, gateway)))
    .orderBy(desc(gatewayOrder.madeAt), desc(gatewayOrder.id))
    .limit(1)
  return row
}

/** Two that tell the same at the same moment wait for each other here. @returns whether it is new */
export async function insertNews(db: Db, row: typeof gatewayNews.$inferInsert): Promise<boolean> {
  const rows = await db.insert(gatewayNews).values(row).onConflictDoNothing().returning({ id: gatewayNews.eventId })
  return rows.length === 1
}

export async function noteOutcome(db: Db, gateway: GatewayWay, eventId: string, outcome: string): Promise<void> {
  await db
    .update(gatewayNews)
    .set({ outcome })
    .where(and(eq(gatewayNews.gateway, gateway), eq(gatewayNews.eventId, eventId)))
}
