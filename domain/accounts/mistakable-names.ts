import { loosely, skeletonOf } from './username.ts'

/** Who speaks for the practice, by whichever name people know them. */
export type NamesOfPractice = {
  /** As they stand on pages and licences: of the practice itself, and of its people, with their titles. */
  readonly shown: readonly string[]
  /** By which the staff logs in. */
  readonly usernames: readonly string[]
}

/** Shorter ones stand by chance within other names, and one letter makes another word of them. */
const longAt = 8
const veryLongAt = 14

/**
 * Whether a pseudonym could be taken for the practice or for somebody who works there: the same letters however they are written and
 * numbered, a long name within it, or one or two slips of the finger away. Told to nobody in other words than that the name is taken.
 */
export function isMistakable(username: string, { shown, usernames }: NamesOfPractice): boolean {
  const typed = shapeOf(username)
  const unnumbered = typed.replace(/[\dio]+$/, '')
  return [...new Set([...shown.map((name) => shapeOf(withoutTitles(name))), ...usernames.map(shapeOf)])].some(
    (shape) => shape !== '' && (typed === shape || (isLong(shape) && isNear(typed, unnumbered, shape))),
  )
}

const isLong = (shape: string) => shape.length >= longAt

function isNear(typed: string, unnumbered: string, shape: string): boolean {
  const most = shape.length >= veryLongAt ? 2 : 1
  return typed.includes(shape) || isWithin(typed, shape, most) || isWithin(unnumbered, shape, most)
}

/** Letters and digits alone, as the eye reads them. */
const shapeOf = (name: string) =>
  loosely(
    skeletonOf(
      name
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{Nd}]/gu, ''),
    ),
  )

/** `Dr. Ratna Dewi, M.Psi., Psikolog` is Ratna Dewi to everybody. */
const withoutTitles = (name: string) => (name.split(',')[0] ?? '').replaceAll(/(?<!\S)\p{L}{1,5}\./gu, '')

/**
 * Whether so few letters left out, put in, changed, or changed for their neighbour make one of the other (optimal string alignment).
 * @param most edits
 */
export function isWithin(one: string, other: string, most: number): boolean {
  const [a, b] = [[...one], [...other]]
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed
      row.push(Math.min(changed, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    if (Math.min(...row) > most) return false
    ;[before, above] = [above, row]
  }
  return (above[b.length] ?? 0) <= most
}
