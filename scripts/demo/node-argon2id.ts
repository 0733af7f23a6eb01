import { argon2 } from 'node:crypto'
import type { Argon2id } from '#crypto'

/** The same function as the browser's, in libuv's threads: several people at once. */
export const nodeArgon2id: Argon2id = ({ password, salt, memoryKib, passes, lanes }) =>
  new Promise((resolve, reject) => {
    const cost = { memory: memoryKib, passes, parallelism: lanes, tagLength: 32 }
    argon2('argon2id', { message: password, nonce: salt, ...cost }, (error, hash) => {
      password.fill(0)
      if (error) reject(error)
      else resolve(new Uint8Array(hash))
    })
  })
