import type { Language } from '#contract/languages'

/** The one that says that there is news (web/public/sw.js), in this language. */
export const noticeWorker = (language: Language) => `/sw.js?lang=${language}`
const isNoticeWorker = ({ pathname, search }: URL) => [noticeWorker('id'), noticeWorker('en')].includes(pathname + search)

/** Files that may become a worker: ours alone, found by the bundler (crypto/browser-argon2id.ts). */
const ownWorker = /^\/assets\/[\w.-]*worker-[\w-]+\.js$/

/**
 * The one Trusted Types policy of the private pages: it turns the address of a worker of ours into a script address and nothing
 * else into anything. Named `default`, because the bundler only understands `new Worker(new URL(…))` written plainly.
 * Source: W3C Trusted Types, section 4.3.
 */
export function allowOwnWorkers(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
  trustedTypes?.createPolicy('default', {
    createScriptURL(text: string) {
      const url = new URL(text, location.origin)
      if (url.origin === location.origin && (ownWorker.test(url.pathname) || isNoticeWorker(url))) return url.href
      throw new TypeError('only workers of this practice')
    },
  })
}
