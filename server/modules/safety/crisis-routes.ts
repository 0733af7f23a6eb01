import { asc, desc } from 'drizzle-orm'
import type { CrisisRoute } from '#contract/safety'
import type { Context } from '#platform/context'
import { defaultRoutes } from './default-routes.ts'
import { crisisRoute } from './tables.ts'

/** Life in danger first, then in the order that the practice chose. */
export async function listCrisisRoutes({ db }: Context): Promise<CrisisRoute[]> {
  const rows = await db.select().from(crisisRoute).orderBy(desc(crisisRoute.lifeInDanger), asc(crisisRoute.position))
  return rows.map(({ position: _position, ...route }) => route)
}

/** What a new practice starts with; it keeps and verifies them from then on. */
export async function addDefaultRoutes({ db }: Context): Promise<void> {
  await db
    .insert(crisisRoute)
    .values(defaultRoutes.map((route, position) => ({ ...route, position })))
    .onConflictDoNothing()
}
