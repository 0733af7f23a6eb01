/** As a `ref`: reading goes on here when the part comes, and is not called back while it stays. */
export const focusOnce = (part: HTMLElement | null): void => part?.focus()

/** As a `ref`: reading goes on here if what had the focus is gone. */
export const focusIfLost = (part: HTMLElement | null): void => {
  if (document.activeElement === null || document.activeElement === document.body) part?.focus({ preventScroll: true })
}

export const focusPart = (id: string): void => document.getElementById(id)?.focus()
