/** A pseudonym in its one spelling, and the shape of it that must be unique. */
export type Username = { readonly name: string; readonly skeleton: string }

export const usernameLength = { min: 3, max: 32 } as const

/**
 * NFKC and small letters; letters of any script, digits, and `.`, `-`, `_` between them.
 * @returns null when it is too short, too long, mixes scripts or holds anything else
 */
export function readUsername(typed: string): Username | null {
  if (!typed.isWellFormed() || typed.length > 200) return null
  const name = typed.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
  const length = [...name].length
  if (length < usernameLength.min || length > usernameLength.max) return null
  if (!/^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}]|[._-](?=[\p{L}\p{Nd}]))*$/u.test(name)) return null
  if (!isOfOneScript(name)) return null
  return { name, skeleton: skeletonOf(name) }
}

/** Writing systems of which one name may use one; the three of Japanese, and Korean with Han, count as one (UTS #39 section 5.2). */
const scripts = [
  /^[\p{scx=Latin}\p{scx=Common}]*$/u,
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Common}]*$/u,
  /^[\p{scx=Hangul}\p{scx=Han}\p{scx=Common}]*$/u,
  ...['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Kannada'].map(
    scriptPattern,
  ),
  ...['Malayalam', 'Gujarati', 'Gurmukhi', 'Sinhala', 'Georgian', 'Armenian', 'Ethiopic', 'Javanese', 'Balinese', 'Sundanese', 'Buginese'].map(
    scriptPattern,
  ),
  ...['Batak', 'Rejang', 'Makasar', 'Tibetan', 'Mongolian'].map(scriptPattern),
]

function scriptPattern(script: string): RegExp {
  return new RegExp(`^[\\p{scx=${script}}\\p{scx=Common}\\p{scx=Inherited}]*$`, 'u')
}

const isOfOneScript = (name: string) => scripts.some((script) => script.test(name))

/**
 * Names that look alike have the same skeleton (after UTS #39 section 4, with the letters that
 * matter in names of one script). Only for comparing: never shown, never derived from.
 */
export function skeletonOf(name: string): string {
  const letters = [...name.normalize('NFD')].map((letter) => lookalikes.get(letter) ?? digitOf(letter) ?? letter).join('')
  return letters.replaceAll(/[._-]/g, '-').replaceAll('rn', 'm').replaceAll('vv', 'w').normalize('NFC')
}

/** Each letter with what else is read as it. */
const families: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'Ьƅ',
  c: 'сϲᴄ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıɩι',
  j: 'јϳ',
  k: 'кκ',
  l: '1ӏǀ',
  m: 'м',
  n: 'ոп',
  o: '0оοօס',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υսᴜ',
  v: 'νѵᴠ',
  w: 'ԝաᴡ',
  x: 'хχ',
  y: 'уγү',
  z: 'ᴢ',
}

const lookalikes = new Map(Object.entries(families).flatMap(([letter, others]) => [...others].map((other): [string, string] => [other, letter])))

/** Looser than the skeleton, which tells `i` from `l`: for names that are nobody's to take. */
export const loosely = (skeleton: string): string => skeleton.replaceAll('l', 'i')

/** Decimal digits of other scripts stand in rows of ten. */
function digitOf(letter: string): string | null {
  if (!/\p{Nd}/u.test(letter)) return null
  const code = letter.codePointAt(0) ?? 0
  let zero = code
  while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  const digit = String((code - zero) % 10)
  return lookalikes.get(digit) ?? digit
}
