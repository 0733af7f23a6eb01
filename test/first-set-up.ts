import { createPracticeKey, toBase64url } from '#crypto'
import { makeDoorToken } from '#modules/practice'
import { Browser, type Person, type TestPractice } from './accounts.ts'
import { aSetUp } from './builders.ts'

/** The first set-up as its page does it, and what it leaves in the database. */
const madeByIt = [
  'practice.practice',
  'practice.text_version',
  'safety.crisis_route',
  'credentials.licence_kind',
  'accounts.account',
  'accounts.login',
  'keys.wrap',
  'keys.recovery',
  'keys.card',
  'keys.practice_key',
  'keys.practice_key_wrap',
  'platform.outbox',
]

export const untouched = Object.fromEntries(madeByIt.map((table) => [table, 0]))

/** How many rows there are in each. */
export async function rowsThere({ database }: TestPractice): Promise<Record<string, number>> {
  const counts = madeByIt.map((table) => `(select count(*)::int from ${table}) as "${table}"`)
  const { rows } = await database.pool.query<Record<string, number>>(`select ${counts.join(', ')}`)
  return rows[0] ?? {}
}

/** As before any set-up, but for the audit trail. */
export const emptied = ({ database }: TestPractice) => database.pool.query(madeByIt.map((table) => `delete from ${table}`).join('; '))

export async function setUpEvents({ database }: TestPractice): Promise<string[]> {
  const { rows } = await database.pool.query<{ action: string }>('select action from audit.event where action <> $1 order by seq', ['door.opened'])
  return rows.map(({ action }) => action)
}

/** A browser that holds the door, as the one-time link opened it. */
export async function theOperator({ app, database, clock }: TestPractice): Promise<Browser> {
  const token = await makeDoorToken({ actor: { kind: 'anonymous' }, db: database.db, now: () => clock.now })
  const browser = new Browser(app)
  await browser.ask('POST', '/api/door', { token })
  return browser
}

/** What the set-up page sends: practice, admin, and the key that the admin's browser made. */
export async function aFirstSetUp(admin: Person) {
  const { practiceKey, wrapped } = await createPracticeKey(admin.masterKey, admin.accountId)
  return { ...aSetUp(), admin: admin.registration, practiceKey: { publicKey: toBase64url(practiceKey.publicKey), wrapped } }
}
