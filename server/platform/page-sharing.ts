import type { KeptPage, PageCache } from './page-cache.ts'

/** A page just made, and whether others may get it too. */
export type MadePage = KeptPage & { readonly keep: boolean }

export type PageShare = (key: string | null, make: () => Promise<MadePage>) => Promise<KeptPage>

/**
 * A page for one request: the kept one; or the one that is being made for somebody else in this
 * moment, so that fifty people who ask at once cost as much as one; or a new one. What turns out to
 * be for one person only goes to that person, and everybody else's is made anew. A page that was
 * begun before a change is neither kept nor given to those who ask after it.
 * @param key null: nobody else's will do
 */
export function sharePages(cache: PageCache): PageShare {
  const underWay = new Map<string, Promise<MadePage>>()

  async function makeForAll(key: string, flight: string, make: () => Promise<MadePage>): Promise<MadePage> {
    const { generation } = cache
    try {
      const page = await make()
      if (page.keep && cache.generation === generation) cache.put(key, page)
      return page
    } finally {
      underWay.delete(flight)
    }
  }

  return async (key, make) => {
    if (key === null) return make()
    const kept = cache.get(key)
    if (kept) return kept
    const flight = `${cache.generation} ${key}`
    const others = underWay.get(flight)
    if (others) {
      const page = await others
      return page.keep ? page : make()
    }
    const page = makeForAll(key, flight, make)
    underWay.set(flight, page)
    return page
  }
}
