import { and, count, eq } from 'drizzle-orm'
import type { SealedState } from '#contract/vault-states'
import type { Db } from '#platform/database'
import { state } from './tables.ts'

export async function findState(db: Db, accountId: string, name: string): Promise<SealedState | undefined> {
  const [row] = await db
    .select({ body: state.body })
    .from(state)
    .where(and(eq(state.accountId, accountId), eq(state.name, name)))
  return row?.body
}

export async function countStates(db: Db, accountId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(state).where(eq(state.accountId, accountId))
  return row?.count ?? 0
}

/** @returns false when there is one under this name already */
export async function insertState(db: Db, body: SealedState): Promise<boolean> {
  const { uid: accountId, name, gen } = body.ctx
  const inserted = await db.insert(state).values({ accountId, name, gen, body }).onConflictDoNothing().returning({ gen: state.gen })
  return inserted.length === 1
}

/** Compare and swap: only the generation that follows the one there takes its place. @returns whether it did */
export async function replaceState(db: Db, body: SealedState): Promise<boolean> {
  const { uid: accountId, name, gen } = body.ctx
  const replaced = await db
    .update(state)
    .set({ gen, body })
    .where(and(eq(state.accountId, accountId), eq(state.name, name), eq(state.gen, gen - 1)))
    .returning({ gen: state.gen })
  return replaced.length === 1
}
