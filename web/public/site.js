// @ts-check
// The only script of the public pages, and none of them needs it. It makes the quick exit replace
// this page instead of adding to the history, adds a key for it, and shares links.

const exitPath = '/keluar'
const leftMark = 'left'

function leave() {
  sessionStorage.setItem(leftMark, '1')
  location.replace(exitPath)
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[data-quick-exit]')) {
    event.preventDefault()
    leave()
  }
  const share = target?.closest('[data-share]')
  if (share instanceof HTMLElement) void shareLink(share)
})

// Esc three times within two seconds: reachable without looking, hard to press by mistake.
/** @type {number[]} */
let presses = []
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000)
  if (presses.length >= 3) leave()
})

// A page that the browser kept as it was is asked for anew, so that the server can veil it.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && sessionStorage.getItem(leftMark)) location.reload()
})

// On the veil: 'back' leads out again, any other way of coming goes on to the page.
const veil = document.querySelector('[data-veil-continue]')
if (veil instanceof HTMLAnchorElement) {
  const [entry] = performance.getEntriesByType('navigation')
  const cameBack = entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
  if (cameBack) leave()
  else location.replace(veil.href)
} else sessionStorage.removeItem(leftMark)

for (const button of document.querySelectorAll('[data-share]')) button.removeAttribute('hidden')

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
