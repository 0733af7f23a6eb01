import type { BookingRules } from '#contract/scheduling'

export type ClosedDay = BookingRules['closedDays'][number]
export const mostClosedDays = 400
export const longestDayName = 80

/** Why a pasted line is none; each has a sentence. */
export type LineTrouble = 'no-date' | 'no-such-day' | 'no-name' | 'long-name'
export type PastedDays = { readonly days: readonly ClosedDay[]; readonly wrong: readonly { line: number; text: string; trouble: LineTrouble }[] }

const begins = { iso: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, local: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/ } as const

/**
 * Lines as people keep them: `2026-12-25 Hari Natal`, also `25/12/2026, Hari Natal`. Behind an upright stroke stands the English name;
 * without one the name serves for both. Empty lines, and those that begin with `#`, are nothing.
 */
export function readClosedDays(pasted: string): PastedDays {
  const read = pasted.split(/\r\n|\r|\n/).flatMap((raw, place) => {
    const text = raw.trim()
    return text === '' || text.startsWith('#') ? [] : [{ line: place + 1, text, found: readLine(text) }]
  })
  return {
    days: read.flatMap(({ found }) => (typeof found === 'string' ? [] : [found])),
    wrong: read.flatMap(({ line, text, found }) => (typeof found === 'string' ? [{ line, text, trouble: found }] : [])),
  }
}

function readLine(text: string): ClosedDay | LineTrouble {
  const [iso, local] = [begins.iso.exec(text), begins.local.exec(text)]
  const [head = ''] = iso ?? local ?? []
  if (!head) return 'no-date'
  const date = iso ? dateOf(iso[1], iso[2], iso[3]) : dateOf(local?.[3], local?.[2], local?.[1])
  if (date === null) return 'no-such-day'
  const [id = '', en = ''] = text
    .slice(head.length)
    .replace(/^[\s,;:–—-]+/, '')
    .split('|')
    .map((part) => part.trim())
  if (id === '') return 'no-name'
  if (id.length > longestDayName || en.length > longestDayName) return 'long-name'
  return { date, name: { id, en: en || id } }
}

function dateOf(year = '', month = '', day = ''): string | null {
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** Each day once, in order; what comes later is meant. */
export function withDays(days: readonly ClosedDay[], more: readonly ClosedDay[]): ClosedDay[] {
  const byDate = new Map([...days, ...more].map((day) => [day.date, day]))
  return [...byDate.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1))
}
