/** Gentle words that say nothing of anybody; joined and numbered they make a pseudonym that is easy to keep in mind. */
const things = [
  'embun',
  'awan',
  'senja',
  'pelangi',
  'ombak',
  'melati',
  'kenari',
  'bambu',
  'teratai',
  'fajar',
  'hujan',
  'purnama',
  'angin',
  'rimba',
  'kelana',
  'layang',
]
const kinds = [
  'pagi',
  'teduh',
  'lembut',
  'biru',
  'tenang',
  'jernih',
  'hangat',
  'ringan',
  'damai',
  'sejuk',
  'tegar',
  'cerah',
  'bening',
  'putih',
  'ramah',
  'luas',
]

/** @param random whole numbers from 0 up to below its argument */
export function suggestName(random: (below: number) => number): string {
  const pick = (words: readonly string[]) => words[random(words.length)]
  return `${pick(things)}-${pick(kinds)}-${10 + random(90)}`
}

/** Evenly, from the system's source. */
export function randomBelow(below: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return Math.floor((value / 2 ** 32) * below)
}
