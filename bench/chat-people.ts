import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/context'
import { openDatabase, type Database } from '#platform/database'
import { beginSpace } from '#modules/spaces'
import { sha256 } from '#platform/tokens'
import { aSpace, aSpaceMember, aWriter, type SpaceMember } from '#test/space-members'

/** One of two who talk: what they say is sealed and signed before it is measured. */
export type Talker = {
  readonly space: string
  /** Each opens one socket, within a day. */
  readonly tickets: readonly string[]
  /** The next thing that they say: its sealed entry as JSON. */
  readonly writes: () => Promise<string>
}

/** Longer than what is sealed: with the padding it is a body of 528 bytes. */
const body = 'x'.repeat(500)

/** Two by two, each with a space; first of one pair, then of the next. */
export async function makePairs(connectionString: string, pairs: number, ticketsEach: number): Promise<Talker[]> {
  const database = await openDatabase(connectionString)
  try {
    // The demo's practice has its key in nobody's hands here, and there is only one: those who talk are vouched for by another.
    await database.pool.query('truncate keys.practice_key, keys.practice_key_wrap')
    const talkers: Talker[] = []
    for (let made = 0; made < pairs; made += 1) {
      const people = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])
      const space = await aSpace(people[0], people)
      const { db } = database
      const actor = people[0].context.actor
      await inTransaction({ actor, db, now: Temporal.Now.instant }, (inside) => beginSpace(inside, space.made.signed))
      for (const one of people) {
        const write = aWriter(one, space)
        talkers.push({
          space: space.space,
          tickets: await tickets(database, one, ticketsEach),
          writes: async () => JSON.stringify(await write(body)),
        })
      }
    }
    return talkers
  } finally {
    await database.close()
  }
}

async function tickets({ pool }: Database, { uid }: SpaceMember, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into accounts.login (account_id, token_sha256, state, device, created_at, seen_hour, proved_at)
     values ($1, $2, 'complete', 'bench', now(), date_trunc('hour', now()), now()) returning id`,
    [uid, randomBytes(32)],
  )
  const made = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  await pool.query(
    `insert into accounts.socket_ticket (token_sha256, login_id, expires_at) select t, $2, now() + interval '1 day' from unnest($1::bytea[]) as t`,
    [made.map(sha256), rows[0]?.id],
  )
  return made
}
