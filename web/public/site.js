// @ts-check
// The only script of the public pages; none needs it. It makes the quick exit replace this
// page, adds a key for it, shares links, and offers the device's own clock.
// [Note: after a quick exit] stands in server/platform/pages.ts.

const exitPath = '/keluar'
const leftMark = 'left'
const page = document.documentElement
const otherTabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('exit') : null
let isLeaving = false

/** What stands here goes from sight at once: the way out may take a while. */
function leave() {
  if (isLeaving) return
  isLeaving = true
  page.style.visibility = 'hidden'
  document.title = ''
  mark(true)
  location.replace(exitPath)
}

// Heard before whatever a page adds later, so that none asks whether one wants to leave.
window.addEventListener('beforeunload', (event) => {
  if (isLeaving) event.stopImmediatePropagation()
})

/** For copies that this tab keeps alive. A browser that keeps nothing must not hold up the exit. */
function mark(/** @type {boolean} */ left) {
  try {
    if (left) sessionStorage.setItem(leftMark, '1')
    else sessionStorage.removeItem(leftMark)
  } catch {}
}

function hasLeft() {
  try {
    return sessionStorage.getItem(leftMark) !== null
  } catch {
    return false
  }
}

function leaveEverywhere() {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel stays within its origin and takes none
  otherTabs?.postMessage('exit')
  leave()
}

otherTabs?.addEventListener('message', leave)

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[data-quick-exit]')) {
    event.preventDefault()
    leaveEverywhere()
  }
  const share = target?.closest('[data-share]')
  if (share instanceof HTMLElement) void shareLink(share)
})

// Esc three times within two seconds: reachable without looking, hard to press by mistake.
/** @type {number[]} */
let presses = []
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape') return
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000)
    if (presses.length >= 3) leaveEverywhere()
  },
  { capture: true },
)

// A copy that the browser keeps alive for 'back' sleeps unseen, and leaves again if it wakes after an exit.
// Browsers drop such copies anyway: a cookie changes, the cache is emptied, a message comes.
window.addEventListener('pagehide', () => {
  page.style.visibility = 'hidden'
})
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  if (hasLeft()) leave()
  else page.style.visibility = ''
})

// On the veil: whoever typed the address or followed a link goes on to the page, 'back' and all
// else leads out again. A browser that does not say how one came waits for a touch.
const veil = document.querySelector('[data-veil-continue]')
if (veil instanceof HTMLAnchorElement) {
  const [entry] = performance.getEntriesByType('navigation')
  if (entry instanceof PerformanceNavigationTiming) {
    if (entry.type === 'navigate') location.replace(veil.href)
    else leave()
  }
} else mark(false)

for (const button of document.querySelectorAll('[data-share]')) button.removeAttribute('hidden')

// Times by another clock.
const own = document.querySelector('[data-zone]')
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
if (own instanceof HTMLAnchorElement && own.dataset['zone'] !== timeZone) {
  own.href += timeZone
  own.hidden = false
}

/** @param {HTMLElement} button */
async function shareLink(button) {
  const url = button.dataset['share'] ?? location.href
  try {
    if (navigator.share) await navigator.share({ url })
    else await navigator.clipboard.writeText(url)
    const said = button.querySelector('[data-share-done]')
    if (said && !navigator.share) said.textContent = button.dataset['shareDone'] ?? ''
  } catch {
    // Sharing was called off; nothing is lost.
  }
}
