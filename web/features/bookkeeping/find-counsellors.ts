import { listCounsellors } from '#contract/counsellors'
import { callApi } from '#lib/api'

export type CounsellorChoice = { readonly slug: string; readonly name: string }

/** A practice with more than these finds its people by their names in the list. */
const mostPages = 12

let known: Promise<readonly CounsellorChoice[]> | null = null

/** Whom one can choose in a filter, by name; asked once for each visit. Without an answer the filter is shorter. */
export function findCounsellors(): Promise<readonly CounsellorChoice[]> {
  known ??= ask().catch(() => {
    known = null
    return []
  })
  return known
}

async function ask(): Promise<readonly CounsellorChoice[]> {
  const first = await callApi(listCounsellors, { query: { page: 1 } })
  const more = Array.from({ length: Math.min(first.pages, mostPages) - 1 }, (_, place) => callApi(listCounsellors, { query: { page: place + 2 } }))
  const all = [first, ...(await Promise.all(more))].flatMap(({ counsellors }) => counsellors)
  return all.map(({ slug, name }) => ({ slug, name })).toSorted((one, other) => one.name.localeCompare(other.name))
}
