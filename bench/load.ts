import { fork } from 'node:child_process'
import { join } from 'node:path'

export type Load = {
  readonly origin: string
  readonly seconds: number
  /** One list of addresses for each connection, asked for in its order and then from the start. */
  readonly shares: readonly (readonly string[])[]
}

export type Loaded = {
  readonly requests: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers other than 2xx, broken connections, timeouts. */
  readonly failures: number
}

/** Loads a server from a process of its own, which ends by itself. @throws when anything but a 2xx came back */
export async function load(job: Load): Promise<Loaded> {
  const child = fork(join(import.meta.dirname, 'load-generator.ts'), { execArgv: process.execArgv })
  const loaded = await new Promise<Loaded>((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Loaded))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the load generator ended without an answer')))
    child.send(job)
  })
  if (loaded.failures > 0) throw new Error(`${loaded.failures} of ${loaded.requests} requests to ${job.origin} failed`)
  return loaded
}

/** Everybody asks for the same page. */
export const everybodyAsks = (path: string, inFlight: number) => Array.from({ length: inFlight }, () => [path])
