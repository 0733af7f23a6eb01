export type TextPart = { readonly text: string; readonly href?: string }

/** Addresses of the web only: a message must not start a call, a mail or an app by a touch. */
const address = /https?:\/\/[^\s<>"'`]+/gi
const closing = /[.,;:!?…'"»)\]}]+$/

/** Words and links of a message. Nothing is fetched to show them. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = withoutClosing(found)
    if (!isAddress(href)) continue
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ text: href, href })
    end = index + href.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** What ends the sentence is not part of the address; a bracket is, if it was opened inside. */
function withoutClosing(found: string): string {
  const ending = closing.exec(found)?.[0] ?? ''
  const isOpened = found.includes('(') && ending.startsWith(')')
  return found.slice(0, found.length - ending.length) + (isOpened ? ')' : '')
}

/** Whoever names a host before an @ wants to be taken for it. */
function isAddress(href: string): boolean {
  try {
    const { username, hostname } = new URL(href)
    return username === '' && hostname.includes('.')
  } catch {
    return false
  }
}

const onlyEmoji = /^(?:\p{RGI_Emoji}\s*){1,4}$/v

/** Up to four of them and nothing else are shown larger. */
export const isEmojiOnly = (text: string): boolean => text.length < 64 && onlyEmoji.test(text.trim())
