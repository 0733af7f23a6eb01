import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'

/** This start does not fit what is in the database: its message is one line for the operator. */
export class WrongPractice extends Error {
  override readonly name = 'WrongPractice'
}

/** Whether the demo filled this database, whose secrets are public. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await db.execute('select from platform.demo')).rowCount === 1
}

/** Before the first of its people is made, so that what breaks off is marked as well. */
export async function markAsDemo(db: Db): Promise<void> {
  await db.execute(sql`insert into platform.demo default values on conflict do nothing`)
}

/** @throws WrongPractice */
export async function refuseDemo(db: Db): Promise<void> {
  if (!(await isDemo(db))) return
  throw new WrongPractice(
    'This is the demo, whose passwords and secrets are public: nobody may be counselled in it. Use another data folder (TEDUH_DATA) or database; npm run demo opens this one.',
  )
}
