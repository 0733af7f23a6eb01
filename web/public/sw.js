// @ts-check
// All that Teduh does while none of its pages is open: it says that there is news. A push has no payload, so there is nothing here that
// could be told but these words (docs/decisions/022-notices.md). It keeps no page and answers no request.

/** @typedef {{ waitUntil(work: Promise<unknown>): void }} Waiting */
/** @typedef {{ readonly url: string, focus(): Promise<unknown> }} Tab */

const worker = /** @type {any} */ (self)

const words = {
  id: { lang: 'id', title: 'Ada kabar baru di Teduh', body: 'Ketuk untuk membuka.', page: '/pesan' },
  en: { lang: 'en', title: 'There is news at Teduh', body: 'Tap to open it.', page: '/en/messages' },
}

/** That of the page where the person agreed. */
const notice = new URLSearchParams(worker.location.search).get('lang') === 'en' ? words.en : words.id

worker.addEventListener('install', () => worker.skipWaiting())

worker.addEventListener('push', (/** @type {Waiting} */ event) => {
  // One tag: a newer notice takes the place of the one before, and nobody can count them.
  event.waitUntil(
    worker.registration.showNotification(notice.title, { body: notice.body, lang: notice.lang, tag: 'news', renotify: true, icon: '/icon-192.png' }),
  )
})

worker.addEventListener('notificationclick', (/** @type {Waiting & { notification: { close(): void } }} */ event) => {
  event.notification.close()
  event.waitUntil(open())
})

/** In the tab where it is open already, or in a new one: what somebody does in another tab is not taken from them. */
async function open() {
  /** @type {Tab[]} */
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = tabs.find(({ url }) => new URL(url).pathname === notice.page)
  if (there) return there.focus()
  return worker.clients.openWindow(notice.page)
}
