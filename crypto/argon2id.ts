import { argon2id as hashWasmArgon2id } from 'hash-wasm'
import type { Argon2id } from './argon2id-port.ts'
import { wipe, type Bytes } from './bytes.ts'

/** Argon2id here and now, which stops this thread for 0.2 to 2 s and needs `wasm-unsafe-eval`: pages use the worker. Wipes the password. */
export const argon2id: Argon2id = async ({ password, salt, memoryKib, passes, lanes }) => {
  try {
    const cost = { iterations: passes, parallelism: lanes, memorySize: memoryKib, hashLength: 32 }
    return (await hashWasmArgon2id({ password, salt, ...cost, outputType: 'binary' })) as Bytes
  } finally {
    wipe(password)
  }
}
