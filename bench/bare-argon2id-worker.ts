import { argon2id } from 'hash-wasm'

/** The floor of `unlock`: hash-wasm alone, in a worker that stays. */
type Scope = {
  addEventListener(kind: 'message', listener: (event: { data: { password: Uint8Array; salt: Uint8Array } }) => void): void
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
}

const scope = globalThis as unknown as Scope
scope.addEventListener('message', async ({ data }) => {
  scope.postMessage(await argon2id({ ...data, iterations: 3, parallelism: 1, memorySize: 65_536, hashLength: 32, outputType: 'binary' }), [])
})
