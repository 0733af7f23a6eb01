import { argon2Sync, type Argon2Parameters } from 'node:crypto'
import { getPriority, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Hashed } from './argon2id-threads.ts'

/**
 * [Note: passwords come last] This thread goes behind all others: requests and the database are answered while whoever guesses
 * passwords keeps every processor busy. On Linux a priority is the thread's own (setpriority(2), "C library/kernel differences");
 * elsewhere it would be the whole server's, so there it stays as it is.
 */
function goLast(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.min(19, getPriority() + 10))
  } catch {
    // A container may forbid it: then it goes beside the others, as it would elsewhere.
  }
}

goLast()

parentPort?.on('message', (parameters: Argon2Parameters) => {
  parentPort?.postMessage(hashed(parameters), [])
})

function hashed(parameters: Argon2Parameters): Hashed {
  try {
    return { hash: argon2Sync('argon2id', parameters) }
  } catch {
    return { failed: true }
  }
}
