import type { Page } from '@playwright/test'

/** Everything that a page keeps in its browser, as text; bytes as they would be found by somebody who looks. */
export const keptInBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('not read')))
      })
    const asText = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value)
    const kept: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = await read(database.transaction(store).objectStore(store).getAll())
        for (const row of rows) kept.push(`${store} ${JSON.stringify(row, asText)}`)
      }
      database.close()
    }
    return kept.join('\n')
  })
