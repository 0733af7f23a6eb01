/** Where a client's question for care stands. */
export const episodeStates = [
  /** Nobody has taken it yet. */
  'asked',
  /** A counsellor works with the client. */
  'active',
  /** Whoever was asked cannot; the reason lies sealed in the intake. */
  'declined',
  /** The promised time is over and nobody answered: it is the client's again. */
  'lapsed',
  'withdrawn',
] as const
export type EpisodeState = (typeof episodeStates)[number]

/** Whether one counsellor was chosen, or whoever can help was asked. */
export type AskedOf = 'chosen' | 'anyone'

/** What the whole practice promises, in hours: until a first word is taken, and until an answer in the conversation. */
export const answerWithinHours = { chosen: 24, anyone: 12, reply: 24 } as const

/** A client waits for so many answers at once, at most. */
export const mostOpenAsks = 3

type Stateful = { readonly state: EpisodeState }

export const episodeCan = {
  /** Also when the promised time is over, as long as the question has not gone back: late is better than never. */
  take: ({ state }: Stateful): boolean => state === 'asked',
  decline: ({ state }: Stateful): boolean => state === 'asked',
  /** What lapsed can still be read by those who were asked, until the client takes it back. */
  withdraw: ({ state }: Stateful): boolean => state === 'asked' || state === 'lapsed',
  lapse: ({ state, promisedUntilMs }: Stateful & { readonly promisedUntilMs: number }, nowMs: number): boolean =>
    state === 'asked' && promisedUntilMs <= nowMs,
} as const

const hourMs = 60 * 60 * 1000

/** Until when somebody who asks now is promised an answer. Instants in milliseconds since 1970, here and below. */
export const promisedUntilMs = (askedOf: AskedOf, askedAtMs: number): number => askedAtMs + answerWithinHours[askedOf] * hourMs

/** Who had the last word in the conversation. */
export type Exchange = {
  /** Whether the counsellor has said anything yet. */
  readonly hasAnswered: boolean
  /** When the client wrote the oldest entry that nobody who works here has answered. */
  readonly waitingSinceMs: number | null
}

export type Promised = Stateful & { readonly promisedUntilMs: number; readonly takenAtMs: number | null }

/** By when the next answer is due; null while none is. Whoever took a question and has said nothing owes the first word. */
export function answerDueAtMs({ state, promisedUntilMs: promised, takenAtMs }: Promised, { hasAnswered, waitingSinceMs }: Exchange): number | null {
  if (state === 'asked') return promised
  if (state !== 'active') return null
  const sinceMs = hasAnswered ? waitingSinceMs : takenAtMs
  return sinceMs === null ? null : sinceMs + answerWithinHours.reply * hourMs
}

type Due = { readonly dueAtMs: number | null; readonly askedAtMs: number }

/** What is due first comes first; where nothing is due, what was asked last. */
export function byDue(one: Due, other: Due): number {
  if (one.dueAtMs === null && other.dueAtMs === null) return other.askedAtMs - one.askedAtMs
  return (one.dueAtMs ?? Number.POSITIVE_INFINITY) - (other.dueAtMs ?? Number.POSITIVE_INFINITY)
}
