import type { Argon2Parameters } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export type Argon2id = (parameters: Argon2Parameters) => Promise<Buffer>

/** What a thread is asked and answers; one thing at a time. */
export type Hashed = { readonly hash: Uint8Array } | { readonly failed: true }

const workerFile = new URL('argon2id-worker.ts', import.meta.url)

/** A thread needs next to no heap: what Argon2id fills lies outside of it. */
const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 }

/**
 * Argon2id in threads of its own, of lower priority, and not in libuv's four, where pages are packed and files are read. There are as
 * many as were ever busy at once: the login queue bounds that. They start with the first password and hold no process open.
 */
export function makeArgon2idThreads(): Argon2id {
  const idle = new Set<Worker>()
  const newThread = () => {
    const thread = new Worker(workerFile, { execArgv: [], env: {}, resourceLimits })
    // One that ends while nobody waits for it is not missed.
    thread.on('error', () => undefined)
    thread.on('exit', () => idle.delete(thread))
    return thread
  }
  return async (parameters) => {
    const [thread = newThread()] = idle
    idle.delete(thread)
    const answer = await answerOf(thread, parameters)
    idle.add(thread)
    if ('failed' in answer) throw new Error('Argon2id failed')
    return Buffer.from(answer.hash)
  }
}

/** @throws when the thread ends instead; it is then not used again */
async function answerOf(thread: Worker, parameters: Argon2Parameters): Promise<Hashed> {
  const ended = new AbortController()
  thread.ref()
  try {
    const answered = once(thread, 'message', ended)
    const gone = once(thread, 'exit', ended).then(() => Promise.reject(new Error('the thread for Argon2id ended')))
    thread.postMessage(parameters, [])
    const [answer] = (await Promise.race([answered, gone])) as [Hashed]
    return answer
  } finally {
    ended.abort()
    thread.unref()
  }
}
