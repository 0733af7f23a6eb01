import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** NIST SP 800-63B section 3.1.1.2 asks for length and a look at known passwords, and for no rules of composition. */
export const leastPasswordLength = 10
/** zxcvbn's scale: 3 is more than 10⁸ guesses, each of which costs Argon2id. */
export const leastScore = 3

/** What Indonesians put into passwords and the lists have not, or only apart. */
const beloved = [
  'sayang',
  'sayangku',
  'sayangkamu',
  'akusayangkamu',
  'cinta',
  'cintaku',
  'akucintakamu',
  'rindu',
  'kamu',
  'aku',
  'bismillah',
  'alhamdulillah',
  'allah',
  'indonesia',
  'merdeka',
  'garuda',
  'rahasia',
  'katasandi',
  'bunda',
  'ayah',
  'mama',
  'papa',
  'kakak',
  'adik',
  'jomblo',
  'ganteng',
  'cantik',
  'selamat',
  'semangat',
  'teduh',
  'konselor',
  'konseling',
]

export type Strength = 0 | 1 | 2 | 3 | 4

let meter: Promise<ZxcvbnFactory> | undefined

/** The lists of known passwords and words are large: they come when somebody begins to choose one. */
async function loadMeter(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Meter }, common, indonesian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-id'),
  ])
  return new Meter({ dictionary: { ...common.dictionary, ...indonesian.dictionary }, graphs: common.adjacencyGraphs })
}

export const prepareMeter = (): void => void (meter ??= loadMeter())

/** In this browser alone. @param known what a guesser would try first: the name, the practice */
export async function strengthOf(password: string, known: readonly string[]): Promise<Strength> {
  meter ??= loadMeter()
  // A list that could not be loaded is asked for anew the next time.
  meter.catch(() => (meter = undefined))
  return (await meter).check(password.slice(0, 100), [...known.flatMap((text) => [text, ...text.split(/\s+/)]), ...beloved]).score
}

/** Whether a password may be chosen. */
export const isStrongEnough = (password: string, strength: Strength): boolean => [...password].length >= leastPasswordLength && strength >= leastScore
