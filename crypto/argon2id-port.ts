import { wipe, type Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'

export type Argon2idInput = {
  readonly password: Bytes
  readonly salt: Bytes
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/** Argon2id version 19 (RFC 9106) with 32 bytes of output. In a browser it runs in a worker, in tests also in place. */
export type Argon2id = (input: Argon2idInput) => Promise<Bytes>

type Listener = (event: { readonly data?: unknown }) => void

/** The part of a `Worker` that the page's end uses. */
export type WorkerEnd = {
  addEventListener(kind: 'message' | 'error' | 'messageerror', listener: Listener): void
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  terminate(): void
}

/** The part of the worker's global scope that its own end uses. */
export type WorkerScope = {
  addEventListener(kind: 'message', listener: Listener): void
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
}

/**
 * A fresh worker for each derivation, ended afterwards: its memory, with all that Argon2id left in it, goes back at once.
 * The password's bytes are handed over, not copied. @throws {CryptoRefusal} `argon2-failed`
 */
export const argon2idInWorker =
  (start: () => WorkerEnd): Argon2id =>
  async (input) => {
    try {
      const worker = start()
      return await answerOf(worker, input).finally(() => worker.terminate())
    } catch {
      return refuse('argon2-failed')
    } finally {
      wipe(input.password)
    }
  }

function answerOf(worker: WorkerEnd, input: Argon2idInput): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => (data instanceof Uint8Array ? resolve(data as Bytes) : reject(new Error())))
    worker.addEventListener('error', reject)
    worker.addEventListener('messageerror', reject)
    worker.postMessage(input, [input.password.buffer])
  })
}

/** The worker's end: the bytes for an answer, null for a failure, whose words could hold something of the input. */
export function serveArgon2id(scope: WorkerScope, argon2id: Argon2id): void {
  scope.addEventListener('message', async ({ data }) => {
    try {
      const root = await argon2id(data as Argon2idInput)
      scope.postMessage(root, [root.buffer])
    } catch {
      scope.postMessage(null, [])
    }
  })
}
