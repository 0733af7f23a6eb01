const shape = /^[\w-]{43}$/

/** A step to the page's other language is another entry of the history, whose state is empty. */
let held = ''

/**
 * The token of an invitation stands in the fragment, which no server and no log sees, and leaves the address bar before anybody looks
 * over a shoulder. It stays with this entry of the tab's history, so that loading the page again does not lose it.
 * @returns nothing for a link that was cut off
 */
export function takeInvitationToken(): string {
  const typed = location.hash.slice(1)
  const { invitation } = (history.state ?? {}) as { invitation?: unknown }
  const token = typed || held || (typeof invitation === 'string' ? invitation : '')
  held = shape.test(token) ? token : ''
  if (typed) history.replaceState(history.state, '', location.pathname + location.search)
  keepInvitationToken()
  return held
}

/** Once the page stands at its own address: the step that led there made the entry. */
export function keepInvitationToken(): void {
  history.replaceState({ ...(history.state as object | null), invitation: held || undefined }, '')
}

/** It was used. */
export function dropInvitationToken(): void {
  held = ''
  keepInvitationToken()
}
