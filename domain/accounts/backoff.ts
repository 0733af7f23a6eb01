/**
 * [Note: backoff] Failed proofs are counted per name and network, or per name and known device:
 * whoever guesses from elsewhere never makes the rightful person wait. Codes of the second factor, which only who knows the password
 * can guess at, are counted per account instead of network. An attempt is counted before it is checked, so a burst gets no more tries
 * than a patient guesser, and forgiven when it succeeds.
 */
const freeTries = 5
const longestWaitSeconds = 15 * 60

/** Counters are forgotten after this long without a try. */
export const forgetAfterSeconds = 24 * 60 * 60

/** How long the next try has to wait after so many in a row, in seconds: 5 free, then 2, 4, 8 … 15 minutes. */
export function waitAfter(tries: number): number {
  return tries < freeTries ? 0 : Math.min(longestWaitSeconds, 2 ** (tries - freeTries + 1))
}

/** The waits by number of tries, from one; the last holds for all that follow. For the database, which counts. */
export const waits: readonly number[] = Array.from({ length: 16 }, (_, at) => waitAfter(at + 1))

/** How often something may be done in a window of time: by a network, if not said otherwise. */
export type Budget = { readonly name: string; readonly max: number; readonly windowSeconds: number }

/** Many share an address in Indonesia (CGNAT): generous, but not endless. */
export const budgets = {
  register: { name: 'register', max: 30, windowSeconds: 60 * 60 },
  /** Proofs over all names from browsers that are not known: guessing one password for many people. */
  strangers: { name: 'strangers', max: 200, windowSeconds: 60 * 60 },
  loginStart: { name: 'login-start', max: 600, windowSeconds: 60 * 60 },
  /** Questions for a passkey from browsers that show a device, whose account is not known yet: each by itself, and all together. */
  passkeyStart: { name: 'passkey-start', max: 600, windowSeconds: 60 * 60 },
  passkeyStarts: { name: 'passkey-starts', max: 6000, windowSeconds: 60 * 60 },
  /** Changes of the address, per account. */
  email: { name: 'email', max: 5, windowSeconds: 60 * 60 },
  /** Questions to one address, by whomever: nobody's mailbox is filled by accounts that others make. */
  emailAddress: { name: 'email-address', max: 3, windowSeconds: 24 * 60 * 60 },
} as const satisfies Record<string, Budget>
