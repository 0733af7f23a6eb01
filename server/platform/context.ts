import type { Role } from '#domain/accounts/roles'
import type { Db } from './database.ts'
import type { Live } from './realtime/live.ts'

/** Who asks. The operator holds the door that a terminal token opened; an unfinished login lacks a factor and is nobody yet. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'account'
      readonly accountId: string
      readonly role: Role
      readonly frozen: boolean
      readonly loginId?: string
      /** Until then the last proof of who it is counts as fresh. */
      readonly provedUntil?: Temporal.Instant
    }
  | { readonly kind: 'unfinished'; readonly accountId: string; readonly role: Role; readonly loginId: string; readonly state: 'factor' | 'enrol' }

export type { Role }

/** The browser at the other end, as far as logging in needs to know it. Absent for jobs. */
export type Caller = {
  /** Network address. */
  readonly address: string
  readonly userAgent: string
  readonly deviceToken?: string | undefined
}

/** The only way a use case reaches the world. */
export type Context = {
  readonly actor: Actor
  readonly db: Db
  readonly now: () => Temporal.Instant
  readonly caller?: Caller
  /** Tells open sockets; absent where there are none. */
  readonly live?: Live
  /** Of a transaction: what is done once it is kept. See `afterCommit`. */
  readonly whenKept?: (() => void)[]
}

export const anonymous: Actor = { kind: 'anonymous' }

/** Runs the work in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  const whenKept: (() => void)[] = []
  const result = await context.db.transaction((db) => work({ ...context, db, whenKept }))
  for (const tell of whenKept) afterCommit(context, tell)
  return result
}

/** For what must not be told of something that may not be kept. Outside a transaction it is done at once. */
export function afterCommit({ whenKept }: Context, tell: () => void): void {
  if (whenKept) whenKept.push(tell)
  else tell()
}
