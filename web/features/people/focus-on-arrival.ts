/** As a `ref`: where what was opened stands, reading goes on. */
export const focusOnArrival = (part: HTMLElement | null): void => part?.focus()
