import { PgBoss } from 'pg-boss'
import type { EventName, Events } from '#contract/events'
import type { Logger } from './log.ts'

/** A module's wish to hear of an event. The queue's name says what is done: "practice.send-welcome". */
export type Listener<Name extends EventName = EventName> = {
  readonly event: Name
  readonly queue: string
  readonly handle: (payload: Events[Name]) => Promise<void>
}

/** Something done by the clock. `cron` is in UTC; a process that was asleep does it once when it wakes. */
export type Routine = { readonly queue: string; readonly cron: string; readonly handle: () => Promise<void> }

export type JobWork = {
  readonly listeners: readonly Listener[]
  readonly routines?: readonly Routine[]
  /** After each job: what was kept for readers may be out of date. */
  readonly onDone?: () => void
}

export type Jobs = {
  readonly boss: PgBoss
  listenersOf(event: EventName): readonly string[]
  stop(): Promise<void>
}

export function listener<Name extends EventName>(definition: Listener<Name>): Listener<Name> {
  return definition
}

/** Starts pg-boss in its own schema; a job that fails is tried 5 times, waiting longer each time. */
export async function startJobs(connectionString: string, work: JobWork, log: Logger): Promise<Jobs> {
  const { listeners, routines = [], onDone = () => undefined } = work
  const boss = new PgBoss({ connectionString, schema: 'jobs', application_name: 'teduh-jobs', max: 4 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  for (const { queue, handle } of listeners) {
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true })
    await boss.work<Events[EventName]>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await handle(job.data)
      onDone()
    })
  }
  for (const { queue, cron, handle } of routines) {
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true })
    await boss.work(queue, { pollingIntervalSeconds: 30 }, async () => {
      await handle()
      onDone()
    })
    await boss.schedule(queue, cron)
  }
  return {
    boss,
    listenersOf: (event) => listeners.filter((one) => one.event === event).map((one) => one.queue),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
