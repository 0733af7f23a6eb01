import { serveArgon2id, type WorkerScope } from './argon2id-port.ts'
import { argon2id } from './argon2id.ts'

/** Its own response must carry `Content-Security-Policy: script-src 'wasm-unsafe-eval'`; the page's must not. */
serveArgon2id(globalThis as unknown as WorkerScope, argon2id)
