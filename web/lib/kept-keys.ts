import { verifyCard } from '#crypto'
import { keyRing, type OpenKeys } from './key-ring.ts'

/**
 * [Note: staying unlocked] Only where the person asked for it: handles of the keys, which nobody can read, lie in IndexedDB of this
 * browser. Whoever holds the open phone can use them; hence the question, and hence never for the staff.
 */
const database = 'teduh'
const store = 'keys'

type Kept = Omit<OpenKeys, 'card'>

function inStore<T>(mode: IDBTransactionMode, work: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    const fail = () => reject(new Error('IndexedDB is closed to us'))
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore(store))
    opening.addEventListener('error', fail)
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction(store, mode)
      const asked = work(transaction.objectStore(store))
      transaction.addEventListener('complete', () => {
        opening.result.close()
        resolve(asked.result)
      })
      transaction.addEventListener('abort', fail)
      transaction.addEventListener('error', fail)
    })
  })
}

/** Keeps the open keys for the next visit. A browser that does not allow it just locks at the end, as without asking. */
export async function keepKeys({ accountId, masterKey, identity, signed }: OpenKeys): Promise<void> {
  const kept: Kept = { accountId, masterKey, identity, signed }
  await inStore('readwrite', (keys) => keys.put(kept, kept.accountId)).catch(() => undefined)
}

/** Opens with what was kept for this account. @returns whether there was anything */
export async function openKeptKeys(accountId: string): Promise<boolean> {
  const kept = await inStore('readonly', (keys) => keys.get(accountId) as IDBRequest<Kept | undefined>).catch(() => undefined)
  if (!kept) return false
  keyRing.hold({ ...kept, card: await verifyCard(kept.signed) })
  return true
}

export async function hasKeptKeys(accountId: string): Promise<boolean> {
  return (await inStore('readonly', (keys) => keys.count(accountId)).catch(() => 0)) > 0
}

/** Forgets them: at logout, at 'lock', and when the person changed the mind. @returns whether they are gone */
export function forgetKeptKeys(): Promise<boolean> {
  return inStore('readwrite', (keys) => keys.clear()).then(
    () => true,
    () => false,
  )
}
