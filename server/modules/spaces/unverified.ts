import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { EntryHeader, ErasedEntry } from '#crypto/public'
import { binaryArray } from '#platform/binary-arrays'
import type { Db } from '#platform/database'
import { entry, space } from './tables.ts'
import { textOf } from './repository.ts'

/** Without its body: whose signature is measured by its hash. */
export type Unverified = {
  readonly space: string
  readonly number: number
  readonly entry: ErasedEntry
  /** Of the sender's card, as the epoch names it. */
  readonly cardHash: string
}

const mostOfOneSpace = 20

/** Where something was kept and not looked at: from before the process began. */
export async function findBehind(db: Db): Promise<string[]> {
  const rows = await db.select({ id: space.id }).from(space).where(lt(space.verifiedNumber, space.lastNumber))
  return rows.map(({ id }) => id)
}

/** What comes next in each of these. @returns with the spaces in which there may be more */
export async function findUnverified(db: Db, spaces: readonly string[]): Promise<{ entries: Unverified[]; more: string[] }> {
  type Row = { space_id: string; number: string; header: EntryHeader; body_hash: Buffer; sig: string; card_hash: string | null }
  const { rows } = await db.execute<Row>(sql`
    select e.space_id, e.number, e.header, e.body_hash, e.sig,
      (select m ->> 'cardHash' from spaces.epoch as p, jsonb_array_elements(p.record -> 'members') as m
        where p.space_id = e.space_id and p.epoch = e.epoch and m ->> 'uid' = e.from_id::text) as card_hash
    from spaces.space as s cross join lateral (
      select * from spaces.entry where space_id = s.id and number > s.verified_number order by number limit ${mostOfOneSpace}) as e
    where s.id = any (${binaryArray.uuid(spaces)}::uuid[])
    order by e.space_id, e.number`)
  const entries = rows.map(({ space_id: id, number, header, body_hash: bodyHash, sig, card_hash: cardHash }) => ({
    space: id,
    number: Number(number),
    entry: { header, bodyHash: textOf(bodyHash), sig },
    cardHash: cardHash ?? '',
  }))
  const counts = Map.groupBy(entries, (one) => one.space)
  return { entries, more: spaces.filter((id) => counts.get(id)?.length === mostOfOneSpace) }
}

/** @returns false when it was marked before */
export async function markWrong(db: Db, spaceId: string, number: number, at: Temporal.Instant): Promise<boolean> {
  const marked = await db
    .update(entry)
    .set({ wrongAt: at.toString() })
    .where(and(eq(entry.spaceId, spaceId), eq(entry.number, number), isNull(entry.wrongAt)))
    .returning({ number: entry.number })
  return marked.length === 1
}

/** Everything up to these was looked at. What of that is lost when the machine stops is looked at again: no commit waits for the disk here. */
export async function moveVerified(db: Db, entries: readonly Unverified[]): Promise<void> {
  const last = new Map(entries.map((one) => [one.space, one.number]))
  const inOrder = [...last].toSorted(([one], [other]) => (one < other ? -1 : 1))
  await db.execute(sql`
    with quick as (select set_config('synchronous_commit', 'off', true))
    update spaces.space as s set verified_number = greatest(s.verified_number, m.number)
    from quick, unnest(${binaryArray.uuid(inOrder.map(([id]) => id))}::uuid[], ${binaryArray.int8(inOrder.map(([, number]) => number))}::int8[]) as m (id, number)
    where s.id = m.id`)
}
