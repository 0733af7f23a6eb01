/**
 * What this browser keeps between visits. Everything that is put here was sealed before, or is a handle of a key that nobody can read
 * ([Note: staying unlocked]).
 */
const stores = ['keys', 'outbox', 'drafts', 'states'] as const
export type StoreName = (typeof stores)[number]

/** The account first, so that what is one person's can be found: `[accountId, space, id]`, `[accountId, name]`; of keys the account alone. */
export type StoreKey = string | readonly string[]

/** Private window, a full disk, storage switched off, or a tab of an older version in the way: nothing can be kept here now. */
export class LocalStoreClosed extends Error {
  override readonly name = 'LocalStoreClosed'
}

const version = 2
let connection: Promise<IDBDatabase> | null = null

/**
 * One for the page. It gives way to a newer version of the page in another tab, and to a browser that clears its storage. While an older
 * tab is in the way the store is closed; it opens by itself when that tab is gone.
 */
function open(): Promise<IDBDatabase> {
  return (connection ??= new Promise<IDBDatabase>((resolve, reject) => {
    const opening = asksToOpen()
    if (!opening) return reject(closed())
    opening.addEventListener('upgradeneeded', () => {
      const { result } = opening
      for (const store of stores) if (!result.objectStoreNames.contains(store)) result.createObjectStore(store)
    })
    opening.addEventListener('error', () => reject(closed()))
    opening.addEventListener('blocked', () => reject(new LocalStoreClosed()))
    opening.addEventListener('success', () => {
      const { result } = opening
      result.addEventListener('versionchange', () => (result.close(), forget()))
      result.addEventListener('close', forget)
      connection = Promise.resolve(result)
      resolve(result)
    })
  }))
}

/** Where storage is switched off, already the asking may throw. */
function asksToOpen(): IDBOpenDBRequest | null {
  try {
    return indexedDB.open('teduh', version)
  } catch {
    return null
  }
}

const forget = () => void (connection = null)
/** The next who asks tries anew. */
const closed = () => (queueMicrotask(forget), new LocalStoreClosed())

/** A connection may have been closed under us: the second time it is opened anew. */
async function begin(names: readonly StoreName[], mode: IDBTransactionMode): Promise<IDBTransaction> {
  for (let tries = 0; tries < 2; tries++) {
    const database = await open()
    try {
      // What is told as kept must outlive a power cut, as on the server.
      return database.transaction(names, mode, { durability: 'strict' })
    } catch {
      forget()
    }
  }
  throw new LocalStoreClosed()
}

async function run<T>(names: readonly StoreName[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => () => T): Promise<T> {
  const transaction = await begin(names, mode)
  return new Promise((resolve, reject) => {
    const answer = work(transaction)
    transaction.addEventListener('complete', () => resolve(answer()))
    transaction.addEventListener('abort', () => reject(new LocalStoreClosed()))
  })
}

const asked =
  <T>(name: StoreName, work: (store: IDBObjectStore) => IDBRequest) =>
  (transaction: IDBTransaction) => {
    const request = work(transaction.objectStore(name))
    return () => request.result as T
  }

/** All of a prefix: in a key, a list comes after every text. */
const below = (prefix: readonly string[]) => IDBKeyRange.bound(prefix, [...prefix, []])

/** Each @throws {LocalStoreClosed} */
export const localStore = {
  get: <T>(name: StoreName, key: StoreKey): Promise<T | undefined> =>
    run(
      [name],
      'readonly',
      asked<T | undefined>(name, (store) => store.get(key as IDBValidKey)),
    ),
  /** Resolves when it would outlive the browser. */
  put: (name: StoreName, key: StoreKey, value: unknown): Promise<void> =>
    run(
      [name],
      'readwrite',
      asked<void>(name, (store) => store.put(value, key as IDBValidKey)),
    ),
  delete: (name: StoreName, key: StoreKey): Promise<void> =>
    run(
      [name],
      'readwrite',
      asked<void>(name, (store) => store.delete(key as IDBValidKey)),
    ),
  /** In the order of the keys. */
  all: <T>(name: StoreName, prefix: readonly string[]): Promise<{ readonly key: readonly string[]; readonly value: T }[]> =>
    run([name], 'readonly', (transaction) => {
      const store = transaction.objectStore(name)
      const keys = store.getAllKeys(below(prefix))
      const values = store.getAll(below(prefix))
      return () => keys.result.map((key, place) => ({ key: key as string[], value: values.result[place] as T }))
    }),
  isEmpty: (name: StoreName): Promise<boolean> =>
    run([name], 'readonly', (transaction) => {
      const count = transaction.objectStore(name).count()
      return () => count.result === 0
    }),
  empty: (name: StoreName): Promise<void> =>
    run(
      [name],
      'readwrite',
      asked<void>(name, (store) => store.clear()),
    ),
}

/** Nothing of anybody stays in this browser. @throws {LocalStoreClosed} */
export const emptyLocalStore = (): Promise<void> =>
  run(stores, 'readwrite', (transaction) => {
    for (const name of stores) transaction.objectStore(name).clear()
    return () => undefined
  })
