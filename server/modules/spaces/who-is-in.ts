import { and, eq } from 'drizzle-orm'
import type { SpaceKind } from '#domain/spaces/kinds'
import type { Db } from '#platform/database'
import { member, space, wrap } from './tables.ts'

export { findMembersIn as membersIn } from './repository.ts'

/** Whether somebody is in a space or was, by the keys that they were given. */
export async function hasBeenIn(db: Db, spaceId: string, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ epoch: wrap.epoch })
    .from(wrap)
    .where(and(eq(wrap.spaceId, spaceId), eq(wrap.accountId, accountId)))
    .limit(1)
  return rows.length > 0
}

/** The spaces of one kind in which somebody is now. */
export async function spacesOfKind(db: Db, accountId: string, kind: SpaceKind): Promise<string[]> {
  const rows = await db
    .select({ id: space.id })
    .from(member)
    .innerJoin(space, eq(space.id, member.spaceId))
    .where(and(eq(member.accountId, accountId), eq(space.kind, kind)))
  return rows.map(({ id }) => id)
}
