import { languageOfAddress, languageOfPath } from '#lib/language'
import { localPath } from '#lib/local-path'
import { pathOf, type PageName } from '#lib/paths'

/** Where whoever comes in goes on to: the page from which they were led here, or their account. */
export const wayOn = (search: URLSearchParams, language = languageOfAddress()): string =>
  search.has('to') ? localPath(search.get('to')) : pathOf('account', language)

/** For a loader: the page that asks is on its way, and the address still that of the page before. */
export function wayOnOf({ url }: Request): string {
  const { searchParams, pathname } = new URL(url)
  return wayOn(searchParams, languageOfPath(pathname))
}

/** A page by which one comes in, and the way on from it. */
export const entryPath = (page: Extract<PageName, 'logIn' | 'register'>, to: string | null): string =>
  pathOf(page, languageOfAddress()) + (to === null ? '' : `?${new URLSearchParams({ to }).toString()}`)

/** Pages on which most people begin, who have no account yet: to write their first word, to take a time. */
const beginnings = ['write', 'book'] as const satisfies readonly PageName[]

/** On which of them somebody is on their way to; undefined: on none. */
export const beginningOf = (to: string | null): (typeof beginnings)[number] | undefined => {
  const [pathname = ''] = localPath(to).split('?', 1)
  return beginnings.find((page) => pathname === pathOf(page, languageOfPath(pathname)))
}
