import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Span } from '#domain/scheduling/span'
import type { BusyQuestion } from './read-busy.ts'

export type BusyAnswer = { readonly spans: readonly Span[] } | { readonly trouble: 'too-large' | 'not-a-calendar' }

const workerFile = new URL('busy-worker.ts', import.meta.url)
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 }
const patienceMs = 10_000

/**
 * A calendar of elsewhere is read in a thread that begins and ends with it: whatever somebody wrote into it, it takes neither the
 * server's time nor its memory, and the parser is loaded nowhere else.
 */
export async function busyIn(question: BusyQuestion): Promise<BusyAnswer> {
  const thread = new Worker(workerFile, { execArgv: [], env: {}, resourceLimits, workerData: question })
  const ended = new AbortController()
  const patience = AbortSignal.timeout(patienceMs)
  try {
    const answer = once(thread, 'message', { signal: AbortSignal.any([ended.signal, patience]) })
    // It ran out of memory, or of time.
    const [message] = (await answer.catch(() => [{ trouble: 'too-large' }])) as [BusyAnswer]
    return message
  } finally {
    ended.abort()
    await thread.terminate()
  }
}
