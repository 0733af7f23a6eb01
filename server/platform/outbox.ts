import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { EventName, Events } from '#contract/events'
import type { Context } from './context.ts'
import type { Database } from './database.ts'
import type { Jobs } from './jobs.ts'
import type { Logger } from './log.ts'

/**
 * Records that something happened, in the transaction of the caller: if the change is kept, the
 * news of it is kept too. Those who listen get it as a job, at least once.
 */
export async function emit<Name extends EventName>(context: Context, name: Name, payload: Events[Name]): Promise<void> {
  await context.db.execute(sql`insert into platform.outbox (name, payload) values (${name}, ${JSON.stringify(payload)}::jsonb)`)
}

type OutboxRow = { readonly id: string; readonly name: EventName; readonly payload: Record<string, unknown> }

/** Moves events from the outbox to the queues of their listeners; several processes may do so at once. */
export async function relayOutbox(database: Database, jobs: Jobs): Promise<number> {
  return database.db.transaction(async (db) => {
    const { rows } = await db.execute<OutboxRow>(sql`
      delete from platform.outbox where id in (
        select id from platform.outbox order by id limit 100 for update skip locked
      ) returning id::int8, name, payload`)
    for (const row of rows.toSorted((a, b) => Number(a.id) - Number(b.id))) {
      for (const queue of jobs.listenersOf(row.name)) {
        await jobs.boss.send(queue, row.payload, { db: fromDrizzle(db, sql) })
      }
    }
    return rows.length
  })
}

/** How long an event waits at most before its listeners get a job. */
const relayEveryMs = 500

/** Relays until stopped. A failure is logged and tried again: the rows are still there. */
export function startRelay(database: Database, jobs: Jobs, log: Logger): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await relayOutbox(database, jobs)
    } catch (error) {
      log.error({ err: error }, 'outbox relay failed, trying again')
    }
    if (!stopped) timer = setTimeout(() => (running = round()), relayEveryMs)
  }
  let running = round()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
