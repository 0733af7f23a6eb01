import { sql, type SQL } from 'drizzle-orm'
import { binaryArray } from '#platform/binary-arrays'
import type { Book } from './books.ts'
import type { Sent } from './read-sent.ts'

/** An entry that may come next, with its place. */
export type Accepted = Sent & { readonly number: number; readonly book: Book }

/** How far a space moves: from the number that was known to the one that is new. */
export type Move = { readonly space: string; readonly epoch: number; readonly was: number; readonly to: number }

/**
 * One statement for everything that was accepted: a space moves only if its number and epoch are still those by which its entries were
 * judged, and only then these are kept and the chains of their senders go on. It gives the spaces that moved.
 */
export const keepText = `
  with moved as (
    update spaces.space as s set last_number = m.number, last_kept_at = $1::timestamptz
    from unnest($2::uuid[], $3::int4[], $4::int8[], $5::int8[]) as m (id, epoch, was, number)
    where s.id = m.id and s.last_number = m.was and s.epoch = m.epoch
    returning s.id
  ), written as (
    insert into spaces.entry (space_id, number, from_id, entry_id, seq, epoch, kind, header, iv, ct, body_hash, sig, kept_at)
    select e.*, $1::timestamptz
    from unnest($6::uuid[], $7::int8[], $8::uuid[], $9::uuid[], $10::int8[], $11::int4[], $12::text[], $13::json[], $14::text[], $15::text[],
      $16::bytea[], $17::text[]) as e (space_id)
    where e.space_id in (select id from moved)
  ), chained as (
    insert into spaces.head as h (space_id, account_id, seq, hash)
    select n.* from unnest($18::uuid[], $19::uuid[], $20::int8[], $21::bytea[]) as n (space_id)
    where n.space_id in (select id from moved)
    on conflict (space_id, account_id) do update set seq = excluded.seq, hash = excluded.hash
  )
  select id from moved`

export function keepValues(accepted: readonly Accepted[], moves: readonly Move[], keptAt: string): (string | Buffer)[] {
  const inOrder = moves.toSorted((a, b) => (a.space < b.space ? -1 : 1))
  const heads = headsOf(accepted)
  const { uuid, int8, int4, text, json, bytea } = binaryArray
  return [
    keptAt,
    uuid(inOrder.map(({ space }) => space)),
    int4(inOrder.map(({ epoch }) => epoch)),
    int8(inOrder.map(({ was }) => was)),
    int8(inOrder.map(({ to }) => to)),
    uuid(accepted.map(({ entry }) => entry.header.space)),
    int8(accepted.map(({ number }) => number)),
    uuid(accepted.map(({ from }) => from)),
    uuid(accepted.map(({ entry }) => entry.header.id)),
    int8(accepted.map(({ entry }) => entry.header.seq)),
    int4(accepted.map(({ entry }) => entry.header.epoch)),
    text(accepted.map(({ entry }) => entry.header.kind)),
    json(accepted.map(({ headerJson }) => headerJson)),
    text(accepted.map(({ entry }) => entry.iv)),
    text(accepted.map(({ entry }) => entry.ct)),
    bytea(accepted.map(({ bodyHash }) => bodyHash)),
    text(accepted.map(({ entry }) => entry.sig)),
    uuid(heads.map(({ entry }) => entry.header.space)),
    uuid(heads.map(({ from }) => from)),
    int8(heads.map(({ entry }) => entry.header.seq)),
    bytea(heads.map(({ hash }) => Buffer.from(hash, 'base64url'))),
  ]
}

/** For whoever is in a transaction of Drizzle's. */
export function keepStatement(accepted: readonly Accepted[], moves: readonly Move[], keptAt: string): SQL {
  const values = keepValues(accepted, moves, keptAt)
  const parts = keepText.split(/\$(\d+)/)
  return sql.join(parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)))
}

/** The last of each sender in each space. */
function headsOf(accepted: readonly Accepted[]): Accepted[] {
  const last = new Map<string, Accepted>()
  for (const one of accepted) last.set(`${one.entry.header.space} ${one.from}`, one)
  return [...last.values()]
}
