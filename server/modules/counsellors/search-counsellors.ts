import type { CounsellorPage, CounsellorSearch } from '#contract/counsellors'
import type { Context } from '#platform/context'
import { searchCounsellors as searchRows } from './repository.ts'

/** Cards on one page: fits a phone's patience and the budget of the page. */
export const pageSize = 12

export async function searchCounsellors(context: Context, search: CounsellorSearch): Promise<CounsellorPage> {
  const asked = search.page ?? 1
  const { cards, total } = await searchRows(context, search, pageSize)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (cards.length > 0 || asked === 1) return { counsellors: cards, total, page: asked, pages }
  // A page past the end (people left since the link was kept): the last one is what is meant.
  const first = await searchRows(context, { ...search, page: 1 }, pageSize)
  if (first.total === 0) return { counsellors: [], total: 0, page: 1, pages: 1 }
  return searchCounsellors(context, { ...search, page: Math.ceil(first.total / pageSize) })
}
