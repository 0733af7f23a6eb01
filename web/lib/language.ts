import type { Language } from '#contract/languages'
import { overwriteGetLocale } from '#messages/runtime'

let language: Language = 'id'
overwriteGetLocale(() => language)

/**
 * Renders with every message in that language. Rendering to a string is synchronous, so two requests cannot
 * meet here; do not await inside. What renders over several turns finds its language by `speakBy` (web/entry.server.tsx).
 */
export function renderIn<T>(wanted: Language, render: () => T): T {
  language = wanted
  return render()
}

/** Whoever asks for a message is answered in the language that this gives, or in that of `renderIn` where it gives none. */
export function speakBy(current: () => Language | undefined): void {
  overwriteGetLocale(() => current() ?? language)
}

/** English pages say so in their address. */
export const languageOfPath = (pathname: string): Language => (/^\/en(\/|$)/.test(pathname) ? 'en' : 'id')

/** In the browser the address says it, also after a step within the page. */
export const languageOfAddress = (): Language => languageOfPath(location.pathname)
