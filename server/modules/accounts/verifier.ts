import { randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Refusal } from '#platform/refusal'
import { makeArgon2idThreads, type Argon2id } from './argon2id-threads.ts'
import { makeWorkQueue, type Place, type WorkQueue } from './work-queue.ts'

/** OWASP's parameters for servers; what arrives was stretched by the browser already (64 MiB, security.md section 2). */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const
const saltBytes = 16
const version = 1

/** Argon2id of authentication keys, never more at once than there are processors. */
export type Verifiers = {
  /** Version, salt, hash. */
  make(authKey: Uint8Array, place: Place): Promise<Buffer>
  check(authKey: Uint8Array, verifier: Uint8Array, place: Place): Promise<boolean>
  /** @throws Refusal login-busy when there is no place, so that nothing else is done in vain */
  needPlace(place: Place): void
}

/** Each takes 19 MiB and a thread. */
const atOnce = Math.min(3, Math.max(1, availableParallelism()))

export function makeVerifiers(
  queue: WorkQueue = makeWorkQueue({ atOnce, waiting: 48, perNetwork: 16 }),
  argon2id: Argon2id = makeArgon2idThreads(),
): Verifiers {
  const hashOf = (message: Uint8Array, nonce: Uint8Array) => argon2id({ message, nonce, ...cost })
  return {
    needPlace(place) {
      if (queue.isFull(place)) throw new Refusal('login-busy')
    },
    make: (authKey, place) =>
      queue.run(place, async () => {
        const salt = randomBytes(saltBytes)
        return Buffer.concat([Buffer.of(version), salt, await hashOf(authKey, salt)])
      }),
    check: (authKey, verifier, place) =>
      queue.run(place, async () => timingSafeEqual(await hashOf(authKey, verifier.subarray(1, 1 + saltBytes)), verifier.subarray(1 + saltBytes))),
  }
}
