import { emptyLocalStore, localStore, LocalStoreClosed, type StoreName } from './local-store.ts'

/** What the test in Node asks of the page. */
const page = {
  localStore,
  emptyLocalStore,
  nameOfFailure: (work: () => Promise<unknown>) =>
    work().then(
      () => 'none',
      (error: unknown) => (error instanceof LocalStoreClosed ? error.name : String(error)),
    ),
  /** As the version before this one left it: keys only. */
  leaveOldVersion: () =>
    new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('teduh', 1)
      opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('keys'))
      opening.addEventListener('error', () => reject(new Error('not opened')))
      opening.addEventListener('success', () => {
        const transaction = opening.result.transaction('keys', 'readwrite')
        transaction.objectStore('keys').put({ accountId: 'sari' }, 'sari')
        transaction.addEventListener('complete', () => (opening.result.close(), resolve()))
      })
    }),
  /** Another tab that neither closes nor gives way, on the version before. */
  holdOldVersion: () =>
    new Promise<void>((resolve) => {
      const opening = indexedDB.open('teduh', 1)
      opening.addEventListener('success', () => (((globalThis as { held?: IDBDatabase }).held = opening.result), resolve()))
    }),
  letGo: () => (globalThis as { held?: IDBDatabase }).held?.close(),
  deleteAll: () =>
    new Promise<string>((resolve) => {
      const deleting = indexedDB.deleteDatabase('teduh')
      for (const event of ['success', 'blocked', 'error']) deleting.addEventListener(event, () => resolve(event))
    }),
  names: ['keys', 'outbox', 'drafts', 'states'] satisfies StoreName[],
}

export type StorePage = typeof page
;(globalThis as unknown as { page: StorePage }).page = page
