import { getPracticeKey } from '#contract/keys'
import {
  addEpoch,
  eraseEntry,
  getSpace,
  listEntries,
  removeFile,
  type KeptEntry,
  type KeptEpoch,
  type Marks,
  type SignedEpoch,
} from '#contract/spaces'
import { fromBase64url, type Bytes, type SignedCard, type SignedCertificate } from '#crypto'
import { callApi } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { fetchSealed, uploadSealed } from './practice-files.ts'
import { sealedMemory, type Memory, type StateShelf } from './sealed-memory.ts'
import { refuseSpace, refusingSpace } from './space-refusal.ts'

export type SpaceReply = {
  readonly epochs: readonly KeptEpoch[]
  readonly cards: readonly SignedCard[]
  readonly certificates: readonly SignedCertificate[]
  readonly marks: readonly Marks[]
}

/** Who hands out what is known of spaces, and keeps what is given to it: the practice, which is not believed. */
export type SpaceSource = {
  show(space: string): Promise<SpaceReply>
  list(space: string, after: number): Promise<{ readonly entries: readonly KeptEntry[]; readonly lastNumber: number }>
  practiceKey(): Promise<string | null>
  addEpoch(space: string, signed: SignedEpoch): Promise<void>
  eraseEntry(space: string, number: number): Promise<void>
  /** @returns as which it is kept */
  keepFile(space: string, sealed: Bytes): Promise<string>
  /** Sealed, as it is kept. */
  fetchFile(space: string, file: string): Promise<Bytes>
  eraseFile(space: string, file: string): Promise<void>
}

export const practiceSource: SpaceSource = {
  show: async (space) => (await callApi(getSpace, { params: { space } })) as SpaceReply,
  list: (space, after) => callApi(listEntries, { params: { space }, query: { after } }),
  practiceKey: async () => (await callApi(getPracticeKey)).publicKey,
  addEpoch: async (space, body) => void (await callApi(addEpoch, { params: { space }, body })),
  eraseEntry: async (space, number) => void (await callApi(eraseEntry, { params: { space, number: String(number) } as never })),
  keepFile: uploadSealed,
  fetchFile: fetchSealed,
  eraseFile: async (space, file) => void (await callApi(removeFile, { params: { space, file } })),
}

/** What a person with open keys works with in every space. */
export type SpaceSession = {
  readonly keys: OpenKeys
  readonly source: SpaceSource
  readonly memory: Memory
  /** The one that this account came to know first. @throws {SpaceRefusal} practice-key-changed, card-not-vouched while there is none */
  practiceKey(): Promise<Bytes>
  wishes(): Promise<Wishes>
  changeWishes(next: Partial<Wishes>): Promise<void>
}

/** What this account knows of the practice, and how it wishes to talk. */
export type Wishes = {
  readonly v: 1
  /** base64url; empty before the first use. */
  readonly practiceKey: string
  /** Whether others are told how far one has read. */
  readonly tellsRead: boolean
}

const wishesName = 'wishes'
const noWishes: Wishes = { v: 1, practiceKey: '', tellsRead: true }

export function makeSession(keys: OpenKeys, source: SpaceSource = practiceSource, shelf?: StateShelf): SpaceSession {
  const memory = sealedMemory(keys, shelf)
  const wishes = async () => (await memory.recall<Wishes>(wishesName)) ?? noWishes
  const changeWishes = async (next: Partial<Wishes>) =>
    void (await memory.change<Wishes>(wishesName, (known) => ({ ...(known ?? noWishes), ...next })))
  let practiceKey: Promise<Bytes> | undefined
  const pinned = async () => {
    const [shown] = await Promise.all([source.practiceKey(), wishes()])
    if (shown === null) return refuseSpace('card-not-vouched')
    const key = await refusingSpace(async () => fromBase64url(shown))
    // Whichever browser of this account came first is right.
    const known = await memory.change<Wishes>(wishesName, (wished) => (wished?.practiceKey ? null : { ...(wished ?? noWishes), practiceKey: shown }))
    return known?.practiceKey === shown ? key : refuseSpace('practice-key-changed')
  }
  return {
    keys,
    source,
    memory,
    wishes,
    changeWishes,
    practiceKey() {
      practiceKey ??= pinned()
      // What could not be asked now may be asked again.
      practiceKey.catch(() => (practiceKey = undefined))
      return practiceKey
    },
  }
}

const sessions = new WeakMap<OpenKeys, SpaceSession>()

/** One for as long as the keys are open: what was pinned and remembered is asked for once. */
export function sessionOf(keys: OpenKeys): SpaceSession {
  const known = sessions.get(keys) ?? makeSession(keys)
  sessions.set(keys, known)
  return known
}
