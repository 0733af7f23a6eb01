import { reservedWords } from './reserved-names.ts'
import { loosely, skeletonOf } from './username.ts'

/** Who speaks for the practice, by whichever name people know them. */
export type NamesOfPractice = {
  /** As they stand on pages and licences: of the practice itself, and of its people, with their titles. */
  readonly shown: readonly string[]
  /** By which the staff logs in. */
  readonly usernames: readonly string[]
}

/** The same names as the eye reads them: made once for many comparisons. */
export type ShapesOfPractice = { readonly all: ReadonlySet<string>; readonly long: readonly Shape[] }
type Shape = { readonly text: string; readonly letters: number; readonly slips: number }

/** Shorter ones stand by chance within other names, and one letter makes another word of them. */
const longAt = 8
const veryLongAt = 14
/** So short a name is refused as it is; with a number it is an abbreviation like any other. */
const numberedAt = 3

export function shapesOfPractice({ shown, usernames }: NamesOfPractice): ShapesOfPractice {
  const names = [...shown.flatMap((name) => [beforeComma(name), withoutTitles(name)]), ...usernames]
  const all = new Set(names.map(shapeOf))
  all.delete('')
  const shapes = [...all].map((text) => ({ text, letters: [...text].length, slips: text.length >= veryLongAt ? 2 : 1 }))
  return { all, long: shapes.filter(({ letters }) => letters >= longAt) }
}

/**
 * Whether a pseudonym could be taken for the practice or for somebody who works there: the same letters however they are written and
 * numbered, or beside a word of office; a long name also within it, or one or two slips of the finger away. Told to nobody in other words
 * than that the name is taken.
 */
export function isMistakable(username: string, { all, long }: ShapesOfPractice): boolean {
  const typed = shapeOf(username)
  if (all.has(typed)) return true
  const names = withoutNumber(username).map(shapeOf)
  if (names.flatMap((name) => [name, ...withoutOffice(name)]).some((name) => name.length >= numberedAt && all.has(name))) return true
  const near = [typed, typed.replace(/[\dio]+$/, '')].map((text) => ({ text, letters: [...text].length }))
  return long.some((shape) => typed.includes(shape.text) || near.some(({ text, letters }) => isNear(text, letters, shape)))
}

const isNear = (text: string, letters: number, shape: Shape) =>
  Math.abs(letters - shape.letters) <= shape.slips && isWithin(text, shape.text, shape.slips)

/** With each of the digits at its end cut off, as one of them may stand for a letter. */
function withoutNumber(username: string): string[] {
  const [number = ''] = /[\p{Nd}._-]*$/u.exec(username) ?? []
  return Array.from({ length: number.length + 1 }, (_, cut) => username.slice(0, username.length - cut))
}

const withoutOffice = (shape: string): string[] =>
  [...reservedWords].flatMap((word) => [
    ...(shape.startsWith(word) ? [shape.slice(word.length)] : []),
    ...(shape.endsWith(word) ? [shape.slice(0, -word.length)] : []),
  ])

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

const beforeComma = (name: string) => name.split(',')[0] ?? ''

/** Said before a name, with a full stop or without. */
const titles = new Set('dr drs dra drg prof ns h hj ir'.split(' '))
const offices = 'psikolog psikiater konselor terapis psychologist psychiatrist counsellor counselor therapist'
/** Said behind it; whatever else has a full stop there is a degree too. */
const degrees = new Set(`psi spsi mpsi spkj phd ${offices}`.split(' '))

/** `Dr. Ratna Dewi, M.Psi., Psikolog` is Ratna Dewi to everybody, and so is `dr Ratna Dewi M.Psi Psikolog`. */
function withoutTitles(name: string): string {
  const words = beforeComma(name)
    .replaceAll(/(?<!\S)\p{L}{1,5}\.(?=\p{L}{2})/gu, (title) => (titles.has(plain(title)) ? `${title} ` : title))
    .split(/\s+/)
    .filter((word) => !/^\p{L}\.$/u.test(word) && word !== '')
  const first = words.findIndex((word) => !titles.has(plain(word)) && !/^\p{L}{1,5}\.$/u.test(word))
  if (first === -1) return ''
  const own = words.slice(first)
  const end = own.findIndex((word, at) => at > 0 && (word.includes('.') || degrees.has(plain(word))))
  return own.slice(0, end === -1 ? undefined : end).join('')
}

const plain = (word: string) => word.toLowerCase().replaceAll('.', '')

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
