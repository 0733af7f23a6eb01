import { argon2idInWorker, type Argon2id, type WorkerEnd } from './argon2id-port.ts'

/** Argon2id in the worker that the bundler makes of `password-worker.ts`. */
export const browserArgon2id: Argon2id = argon2idInWorker(
  () => new Worker(new URL('./password-worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerEnd,
)
