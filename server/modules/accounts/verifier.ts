import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { makeWorkQueue, type Place, type WorkQueue } from './work-queue.ts'

/** OWASP's parameters for servers; what arrives was stretched by the browser already (64 MiB, security.md section 2). */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const
const saltBytes = 16
const version = 1

/** Argon2id of authentication keys, in libuv's threads and never more at once than there are processors. */
export type Verifiers = {
  /** Version, salt, hash. */
  make(authKey: Uint8Array, place: Place): Promise<Buffer>
  check(authKey: Uint8Array, verifier: Uint8Array, place: Place): Promise<boolean>
}

/** One of libuv's four threads stays free for files and names. */
const atOnce = Math.min(3, Math.max(1, availableParallelism()))

export function makeVerifiers(queue: WorkQueue = makeWorkQueue({ atOnce, waiting: 48, perNetwork: 16 })): Verifiers {
  return {
    make: (authKey, place) =>
      queue.run(place, async () => {
        const salt = randomBytes(saltBytes)
        return Buffer.concat([Buffer.of(version), salt, await argon2id(authKey, salt)])
      }),
    check: (authKey, verifier, place) =>
      queue.run(place, async () => timingSafeEqual(await argon2id(authKey, verifier.subarray(1, 1 + saltBytes)), verifier.subarray(1 + saltBytes))),
  }
}

function argon2id(message: Uint8Array, nonce: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, ...cost }, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
