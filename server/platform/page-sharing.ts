import type { KeptPage, PageCache } from './page-cache.ts'

/** A page just made, and whether others may get it too. */
export type MadePage = KeptPage & { readonly keep: boolean }

export type PageShare = (key: string | null, make: () => Promise<MadePage>) => Promise<KeptPage>

/**
 * A page for one request: the kept one; or the one that is being made for somebody else in this
 * moment, so that fifty people who ask at once cost as much as one; or a new one. What turns out to
 * be for one person only goes to that person, and everybody else's is made anew.
 * @param key null: nobody else's will do
 */
export function sharePages(cache: PageCache): PageShare {
  const underWay = new Map<string, Promise<MadePage>>()

  async function makeForAll(key: string, make: () => Promise<MadePage>): Promise<MadePage> {
    try {
      const page = await make()
      if (page.keep) cache.put(key, page)
      return page
    } finally {
      underWay.delete(key)
    }
  }

  return async (key, make) => {
    if (key === null) return make()
    const kept = cache.get(key)
    if (kept) return kept
    const others = await underWay.get(key)
    if (others) return others.keep ? others : make()
    const page = makeForAll(key, make)
    underWay.set(key, page)
    return page
  }
}
