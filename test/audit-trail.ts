import type { Database } from '#platform/database'
import type { Person } from './a-person.ts'

/** What the audit trail last says of somebody. */
export async function newestEventOf({ pool }: Database, { accountId }: Pick<Person, 'accountId'>) {
  const { rows } = await pool.query<{ actor: string; action: string; details: unknown }>(
    'select actor, action, details from audit.event where subject = $1 order by seq desc limit 1',
    [`account:${accountId}`],
  )
  return rows[0]
}
