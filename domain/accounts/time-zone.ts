/** Whether the runtime knows the zone, under any of its names: phones say `UTC` and `Asia/Rangoon`, which no list of today's names has. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
