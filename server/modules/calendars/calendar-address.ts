import { publicReach, type Reach } from '#platform/outbound'

/** Where calendar programs publish; `webcal:` is how they say `https:`. Null for where no calendar could lie. */
export function calendarAddress(text: string): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'))
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username !== '' || url.password !== '') return null
  url.hash = ''
  return url
}

/** By HTTPS to what is public, and to what the operator named, wherever it is. @param reach tests say what is public */
export const reachFor =
  (origins: readonly string[], reach: Reach = publicReach) =>
  (url: URL): Reach | null => {
    if (calendarAddress(url.href) === null) return null
    if (origins.includes(url.origin)) return { ...reach, mayConnect: () => true }
    return url.protocol === 'https:' ? reach : null
  }
