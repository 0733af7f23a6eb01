import { CryptoRefusal, type RefusalCode } from '#crypto'
import type { EntryRefusal } from '#domain/spaces/entry-order'
import type { MembershipRefusal } from '#domain/spaces/membership'

/**
 * Why a browser does not go along with what it was given of a space. Nothing of it is shown as good afterwards, and nothing is sent.
 * What `#crypto` refuses keeps its name.
 */
export type SpaceRefusalCode =
  | MembershipRefusal
  | EntryRefusal
  | RefusalCode
  /** It ends before what this account has seen already: held back, or restored from an old copy. */
  | 'space-rolled-back'
  /** What was said looks different from what this account has seen. */
  | 'history-changed'
  /** Who is in it looks different from what this account has seen. */
  | 'epoch-forked'
  /** The practice's key does not vouch for somebody who would read along. */
  | 'card-not-vouched'
  /** Somebody has another key than this account knew, and nobody has said that it may be believed. */
  | 'card-changed'
  /** Another key of the practice than the one that this account knows. */
  | 'practice-key-changed'
  /** Another space than the one asked for, or numbers that do not follow each other. */
  | 'space-mismatch'
  | 'file-damaged'

export class SpaceRefusal extends Error {
  override readonly name = 'SpaceRefusal'
  readonly code: SpaceRefusalCode

  constructor(code: SpaceRefusalCode) {
    super(code)
    this.code = code
  }
}

export function refuseSpace(code: SpaceRefusalCode): never {
  throw new SpaceRefusal(code)
}

/** What `#crypto` refuses, by the same name. */
export async function refusingSpace<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof CryptoRefusal) throw new SpaceRefusal(error.code)
    throw error
  }
}
