import { useEffect, useRef, useState } from 'react'
import { useNavigationType } from 'react-router'
import { keyRing } from '#lib/key-ring'

type Place = { readonly top: number; readonly focused: Element | null }

/**
 * A step within the private pages loads no document, and a lock takes away what had the focus. Reading begins at the top of what is
 * new, or at the part that the address names; unlocked, it goes on where it was. What stands there
 * meanwhile takes the focus by itself, when it has come.
 */
export function useReadingPlace(pathname: string, isLocked: boolean): void {
  const [arrivedBy] = useState(useNavigationType())
  const before = useRef<{ pathname: string; isLocked: boolean } | null>(null)
  const left = useRef<Place | null>(null)
  useEffect(() => {
    if (isLocked) return undefined
    // Before the page is hidden: then it has no height any more.
    return keyRing.subscribe(() => {
      if (!keyRing.keys()) left.current ??= { top: scrollY, focused: document.activeElement }
    })
  }, [isLocked])
  useEffect(() => {
    const was = before.current
    const place = left.current
    before.current = { pathname, isLocked }
    if (was?.pathname === pathname && was.isLocked && !isLocked) left.current = null
    if (was && was.pathname !== pathname) {
      left.current = null
      readFromTop()
    } else if (!isLocked) {
      if (was?.isLocked && place) goBackTo(place)
      else if (was?.isLocked || (!was && arrivedBy !== 'POP')) readFromTop()
      else if (!was) focusIfLost(heading)
    }
  }, [pathname, isLocked, arrivedBy])
}

/** Of what can be read: a page that waits behind the lock has one as well. */
const heading = '#main h1:not([inert] *)'

const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })

/** What had the focus is gone, or waits behind the lock. */
export function focusIfLost(selector: string): void {
  const focused = document.activeElement
  if (!focused || focused === document.body || focused.closest('[inert]')) focusOn(selector)
}

function readFromTop(): void {
  const part = document.getElementById(location.hash.slice(1))
  if (part) {
    part.scrollIntoView()
    part.focus({ preventScroll: true })
  } else {
    focusOn(heading)
    scrollTo(0, 0)
  }
}

function goBackTo({ top, focused }: Place): void {
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
  focusIfLost(heading)
  scrollTo(0, top)
}
