/**
 * What lies on this device between two visits: handles of keys (kept-keys.ts), and sealed bytes: what waits to be sent, drafts, copies of
 * sealed states. One database, emptied at logout; a browser that keeps nothing loses the convenience, never a word that was sent.
 */
const database = 'teduh'
const version = 2

export const localStores = ['keys', 'outbox', 'drafts', 'states'] as const
export type LocalStoreName = (typeof localStores)[number]

/** Private windows, a full disk, a browser that was told to keep nothing. */
export class LocalStoreClosed extends Error {
  override readonly name = 'LocalStoreClosed'
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, version)
    const fail = () => reject(new LocalStoreClosed())
    opening.addEventListener('upgradeneeded', () => {
      for (const name of localStores) if (!opening.result.objectStoreNames.contains(name)) opening.result.createObjectStore(name)
    })
    opening.addEventListener('error', fail)
    opening.addEventListener('blocked', fail)
    opening.addEventListener('success', () => {
      // A newer page in another tab waits for this one to let go.
      opening.result.addEventListener('versionchange', () => opening.result.close())
      resolve(opening.result)
    })
  })
}

async function within<T>(stores: readonly LocalStoreName[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => IDBRequest<T> | null) {
  const opened = await open().catch(() => {
    throw new LocalStoreClosed()
  })
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      const transaction = opened.transaction(stores, mode, { durability: 'strict' })
      const asked = work(transaction)
      const fail = () => reject(new LocalStoreClosed())
      transaction.addEventListener('complete', () => resolve(asked?.result))
      transaction.addEventListener('abort', fail)
      transaction.addEventListener('error', fail)
    })
  } finally {
    opened.close()
  }
}

type Key = string | readonly string[]

/** Every key that begins with these: an array sorts after all strings (Indexed Database API 3.0, section 2.4). */
const beginningWith = (prefix: readonly string[]) => IDBKeyRange.bound([...prefix], [...prefix, []])

/** Each rejects with `LocalStoreClosed` where nothing can be kept. A write is on the disk when it resolves. */
export const localStore = {
  get: <T>(store: LocalStoreName, key: Key): Promise<T | undefined> =>
    within([store], 'readonly', (transaction) => transaction.objectStore(store).get(key as IDBValidKey) as IDBRequest<T | undefined>),
  all: async <T>(store: LocalStoreName, prefix: readonly string[]): Promise<T[]> =>
    (await within([store], 'readonly', (transaction) => transaction.objectStore(store).getAll(beginningWith(prefix)) as IDBRequest<T[]>)) ?? [],
  async put(store: LocalStoreName, key: Key, value: unknown): Promise<void> {
    await within([store], 'readwrite', (transaction) => transaction.objectStore(store).put(value, key as IDBValidKey))
  },
  async remove(store: LocalStoreName, key: Key): Promise<void> {
    await within([store], 'readwrite', (transaction) => transaction.objectStore(store).delete(key as IDBValidKey))
  },
  /** Forgets everything, or what is named. */
  async empty(stores: readonly LocalStoreName[] = localStores): Promise<void> {
    await within(stores, 'readwrite', (transaction) => {
      for (const store of stores) transaction.objectStore(store).clear()
      return null
    })
  },
}
