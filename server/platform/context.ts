import type { Db } from './database.ts'

/** Who asks. Accounts arrive with the accounts module; the operator holds the door that a terminal token opened. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'account'; readonly accountId: string; readonly role: Role; readonly frozen: boolean }

export type Role = 'client' | 'counsellor' | 'supervisor' | 'admin'

/** The only way a use case reaches the world. */
export type Context = {
  readonly actor: Actor
  readonly db: Db
  readonly now: () => Temporal.Instant
}

export const anonymous: Actor = { kind: 'anonymous' }

/** Runs the work in one transaction: all of it is kept, or none. */
export function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  return context.db.transaction((db) => work({ ...context, db }))
}
