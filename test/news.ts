import { randomUUID } from 'node:crypto'
import type { Database } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'

/** A space whose entries nobody could open: for what only counts them. */
export async function aSpaceOf({ pool }: Database, people: readonly string[]): Promise<string> {
  const space = randomUUID()
  await pool.query(`insert into spaces.space (id, kind, epoch, head, made_at) values ($1, 'chat', 0, '\\x00', now())`, [space])
  for (const uid of people)
    await pool.query(`insert into spaces.member (space_id, account_id, role, card_hash) values ($1, $2, 'client', '\\x00')`, [space, uid])
  return space
}

/** Somebody says something. @returns its number */
export async function said({ pool }: Database, space: string, from: string, at: Temporal.Instant): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(
    `update spaces.space set last_number = last_number + 1, last_kept_at = $2 where id = $1 returning last_number::int as number`,
    [space, at.toString()],
  )
  const number = rows[0]?.number ?? 0
  await pool.query(
    `insert into spaces.entry (space_id, number, from_id, entry_id, seq, epoch, kind, header, iv, ct, body_hash, sig, kept_at)
     values ($1, $2, $3, gen_random_uuid(), $2, 0, 'message', '{}', 'iv', 'rahasia sekali', '\\x00', 'sig', $4)`,
    [space, number, from, at.toString()],
  )
  return number
}

export async function received({ pool }: Database, space: string, by: string, number: number): Promise<void> {
  await pool.query(
    `insert into spaces.mark (space_id, account_id, delivered, read) values ($1, $2, $3, 0)
     on conflict (space_id, account_id) do update set delivered = excluded.delivered`,
    [space, by, number],
  )
}

/** As if its owner had opened the link that we sent there. */
export async function withAddress({ pool }: Database, outerKey: OuterKey, uid: string, address: string): Promise<void> {
  const place = { table: 'accounts.account', column: 'email_sealed', row: uid }
  await pool.query('update accounts.account set email_sealed = $2 where id = $1', [uid, outerKey.seal(place, Buffer.from(address))])
}
