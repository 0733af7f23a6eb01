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
 * judged, and only then these are kept and the chains of their senders go on. @returns the statement, which gives the spaces that moved
 */
export function keepStatement(accepted: readonly Accepted[], moves: readonly Move[], keptAt: string): SQL {
  const inOrder = moves.toSorted((a, b) => (a.space < b.space ? -1 : 1))
  const { uuid, int8, int4, text, json, bytea } = binaryArray
  const headers = accepted.map(({ entry }) => entry.header)
  const heads = headsOf(accepted)
  return sql`
    with moved as (
      update spaces.space as s set last_number = m.number, last_kept_at = ${keptAt}::timestamptz
      from unnest(${uuid(inOrder.map(({ space }) => space))}::uuid[], ${int4(inOrder.map(({ epoch }) => epoch))}::int4[],
        ${int8(inOrder.map(({ was }) => was))}::int8[], ${int8(inOrder.map(({ to }) => to))}::int8[]) as m (id, epoch, was, number)
      where s.id = m.id and s.last_number = m.was and s.epoch = m.epoch
      returning s.id
    ), written as (
      insert into spaces.entry (space_id, number, from_id, entry_id, seq, epoch, kind, header, iv, ct, body_hash, sig, kept_at)
      select e.*, ${keptAt}::timestamptz
      from unnest(${uuid(headers.map(({ space }) => space))}::uuid[], ${int8(accepted.map(({ number }) => number))}::int8[],
        ${uuid(accepted.map(({ from }) => from))}::uuid[], ${uuid(headers.map(({ id }) => id))}::uuid[],
        ${int8(headers.map(({ seq }) => seq))}::int8[], ${int4(headers.map(({ epoch }) => epoch))}::int4[],
        ${text(headers.map(({ kind }) => kind))}::text[], ${json(accepted.map(({ headerJson }) => headerJson))}::json[],
        ${text(accepted.map(({ entry }) => entry.iv))}::text[], ${text(accepted.map(({ entry }) => entry.ct))}::text[],
        ${bytea(accepted.map(({ bodyHash }) => bodyHash))}::bytea[], ${text(accepted.map(({ entry }) => entry.sig))}::text[]) as e (space_id)
      where e.space_id in (select id from moved)
    ), chained as (
      insert into spaces.head as h (space_id, account_id, seq, hash)
      select n.*
      from unnest(${uuid(heads.map(({ entry }) => entry.header.space))}::uuid[], ${uuid(heads.map(({ from }) => from))}::uuid[],
        ${int8(heads.map(({ entry }) => entry.header.seq))}::int8[],
        ${bytea(heads.map(({ hash }) => Buffer.from(hash, 'base64url')))}::bytea[]) as n (space_id)
      where n.space_id in (select id from moved)
      on conflict (space_id, account_id) do update set seq = excluded.seq, hash = excluded.hash
    )
    select id from moved`
}

/** The last of each sender in each space. */
function headsOf(accepted: readonly Accepted[]): Accepted[] {
  const last = new Map<string, Accepted>()
  for (const one of accepted) last.set(`${one.entry.header.space} ${one.from}`, one)
  return [...last.values()]
}
