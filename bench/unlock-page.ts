import { browserArgon2id, createIdentity, createMasterKey, derivePasswordKeys, newPasswordKdf, openIdentity, unlockMasterKey } from '#crypto'

const account = { password: 'pagi yang teduh di kaki gunung', username: 'daun', origin: 'https://teduh.example', kdf: newPasswordKdf() }
const floor = new Worker(new URL('./bare-argon2id-worker.ts', import.meta.url), { type: 'module' })

async function made() {
  const { slotKey } = await derivePasswordKeys(account, browserArgon2id)
  const context = { v: 1, uid: 'sari', slot: 'password', slotId: 'password-1', gen: 1, kdf: account.kdf } as const
  const { masterKey, wraps } = await createMasterKey([{ slotKey, context }])
  return { wrapped: wraps[0], ...(await createIdentity(masterKey, 'sari')) }
}
const kept = made()

const page = {
  /** Milliseconds from the typed password to keys that sign and open. */
  async unlock() {
    const { wrapped, sealed, card } = await kept
    const startedAt = performance.now()
    const { slotKey } = await derivePasswordKeys(account, browserArgon2id)
    const masterKey = await unlockMasterKey(slotKey, wrapped, { uid: 'sari', slot: 'password' })
    await openIdentity(masterKey, sealed, card)
    return performance.now() - startedAt
  },
  /** Milliseconds of Argon2id alone. */
  async bare() {
    const startedAt = performance.now()
    await new Promise((resolve) => {
      floor.addEventListener('message', resolve, { once: true })
      floor.postMessage({ password: new Uint8Array(30), salt: new Uint8Array(16) }, [])
    })
    return performance.now() - startedAt
  },
}

export type UnlockPage = typeof page
;(globalThis as unknown as { page: UnlockPage }).page = page
