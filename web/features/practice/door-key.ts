/** What was copied from the terminal: the key alone, or the whole link with the key in it. */
export function doorKeyFrom(typed: string): string {
  return typed
    .trim()
    .replace(/^.*[?&]?token=/s, '')
    .replace(/[&#\s].*$/s, '')
}

/** No key that was ever printed is shorter or longer; the endpoint takes no other either. */
export const mayBeDoorKey = (key: string) => key.length >= 10 && key.length <= 100
