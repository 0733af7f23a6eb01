import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '#platform/database'

export type Undelivered = { readonly accountId: string; readonly spaceId: string; readonly number: number }

type Which = {
  /** Kept until then: what came just now may be on its way. */
  readonly before: Temporal.Instant
  /** Only spaces where something was said after that. */
  readonly since: Temporal.Instant
  /** Of these alone; otherwise of everybody. */
  readonly of?: readonly string[]
}

/** Who has not received what others said, and the newest such entry of each space. */
export async function findUndelivered(db: Db, { before, since, of }: Which): Promise<Undelivered[]> {
  const among: SQL = of ? sql`and member.account_id in (select jsonb_array_elements_text(${JSON.stringify(of)}::jsonb)::uuid)` : sql``
  const { rows } = await db.execute<{ account_id: string; space_id: string; number: string }>(sql`
    select member.account_id, member.space_id, newest.number
    from spaces.member
    join spaces.space on space.id = member.space_id
    left join spaces.mark on mark.space_id = member.space_id and mark.account_id = member.account_id
    cross join lateral (
      select number from spaces.entry
      where entry.space_id = member.space_id and number > coalesce(mark.delivered, 0)
        and from_id <> member.account_id and erased_at is null and wrong_at is null and kept_at <= ${before.toString()}::timestamptz
      order by number desc limit 1
    ) as newest
    where space.last_kept_at > ${since.toString()}::timestamptz and space.last_number > coalesce(mark.delivered, 0) ${among}`)
  return rows.map((row) => ({ accountId: row.account_id, spaceId: row.space_id, number: Number(row.number) }))
}
