import { PgBoss, type Job, type JobResult } from 'pg-boss'
import type { EventName, Events } from '#contract/events'
import { serverConnections } from './database.ts'
import { describeError, type Logger } from './log.ts'

/** A module's wish to hear of an event. The queue's name says what is done: "practice.send-welcome". */
export type Listener<Name extends EventName = EventName> = {
  readonly event: Name
  readonly queue: string
  readonly handle: (payload: Events[Name]) => Promise<void>
  /** False for what public pages show nothing of, such as mails. */
  readonly changesPages?: boolean
}

/** Something done by the clock. `cron` is in UTC; a process that was asleep does it once when it wakes. */
export type Routine = { readonly queue: string; readonly cron: string; readonly handle: () => Promise<void>; readonly changesPages?: boolean }

export type JobWork = {
  readonly listeners: readonly Listener[]
  readonly routines?: readonly Routine[]
  /** After each batch of jobs that may change pages: what was kept for readers may be out of date. */
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

/** One at a time would be one a second. Each job of a batch succeeds or fails for itself; while there is more, it goes on at once. */
const inBatches = { pollingIntervalSeconds: 1, batchSize: 50, burstWhenBatchFull: true, perJobResults: true } as const

/** What pg-boss writes down of a failure is what may be logged of it: never its message. */
async function settled(id: string, handle: () => Promise<void>, log: Logger): Promise<JobResult> {
  try {
    await handle()
    return { id, status: 'completed' }
  } catch (error) {
    log.error({ err: error }, 'a job failed')
    return { id, status: 'failed', output: describeError(error) }
  }
}

/** PostgreSQL error code: "terminating connection due to administrator command". */
const adminShutdown = '57P01'

/** Starts pg-boss in its own schema; a job that fails is tried 5 times, waiting longer each time. */
export async function startJobs(connectionString: string, work: JobWork, log: Logger): Promise<Jobs> {
  const { listeners, routines = [], onDone = () => undefined } = work
  const boss = new PgBoss({ connectionString, schema: 'jobs', application_name: serverConnections.jobs, max: 4 })
  let isStopping = false
  boss.on('error', (error) => {
    // The database may end a connection that the queue, itself stopping, has not given back yet: expected then, and a fault at any other time.
    if (isStopping && (error as { code?: unknown }).code === adminShutdown) log.info('the job queue’s last connection ended with the database')
    else log.error({ err: error }, 'job queue')
  })
  await boss.start()
  for (const { queue, handle, changesPages = true } of listeners) {
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true })
    await boss.work(queue, inBatches, async (jobs: Job<Events[EventName]>[]) => {
      const results: JobResult[] = []
      for (const job of jobs) results.push(await settled(job.id, () => handle(job.data), log))
      if (changesPages) onDone()
      return results
    })
  }
  for (const { queue, cron, handle, changesPages = true } of routines) {
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true })
    await boss.work(queue, { pollingIntervalSeconds: 30 }, async () => {
      await handle()
      if (changesPages) onDone()
    })
    await boss.schedule(queue, cron)
  }
  return {
    boss,
    listenersOf: (event) => listeners.filter((one) => one.event === event).map((one) => one.queue),
    stop() {
      isStopping = true
      return boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
