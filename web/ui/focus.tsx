/** As a `ref`: reading goes on here when the part comes, and is not called back while it stays. */
export const focusOnce = (part: HTMLElement | null): void => part?.focus()

export const focusPart = (id: string): void => document.getElementById(id)?.focus()
