import type { Language } from '#contract/common'
import { overwriteGetLocale } from '#messages/runtime'

let language: Language = 'id'
overwriteGetLocale(() => language)

/**
 * Renders with every message in that language. Rendering to a string is synchronous, so two requests cannot
 * meet here; do not await inside. A page that hydrates streams later: it may use no message on the server.
 */
export function renderIn<T>(wanted: Language, render: () => T): T {
  language = wanted
  return render()
}

/** In the browser the page says its language itself. */
export function takeLanguageFromPage(): void {
  language = document.documentElement.lang === 'en' ? 'en' : 'id'
}
