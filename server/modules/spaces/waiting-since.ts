import { sql } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'

/** Who had the last word: whether anybody who works here has written, and since when the client waits for an answer. */
type Waiting = { readonly hasAnswered: boolean; readonly since: Temporal.Instant | null }

type Row = { readonly id: string; readonly answered: string | null; readonly since: string | null }

/** Of spaces with a client, by space. A client waits since the oldest of their entries that nobody else’s follows. */
export async function waitingSince(db: Db, spaceIds: readonly string[]): Promise<Map<string, Waiting>> {
  const { rows } = await db.execute<Row>(sql`
    select s.id, last.answered, (
      select min(e.kept_at)::text from spaces.entry e
      where e.space_id = s.id and e.from_id = s.client_id and e.number > coalesce(last.answered, 0)
    ) as since
    from spaces.space s, lateral (
      select max(e.number) as answered from spaces.entry e where e.space_id = s.id and e.from_id <> s.client_id
    ) last
    where s.id = any(${sql.param([...spaceIds])}::uuid[])`)
  return new Map(rows.map(({ id, answered, since }) => [id, { hasAnswered: answered !== null, since: since === null ? null : instantOf(since) }]))
}
