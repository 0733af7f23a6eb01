import { listEpisodes } from '#contract/episodes'
import type { SealedEntry, SignedEpoch } from '#contract/spaces'
import { callApi } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import { localStore } from '#lib/local-store'
import { openHere, sealHere } from '#lib/sealed-local'

/** A first word as it was sealed, and not known to have arrived: sent again, also after a reload, it is the same question. */
export type Unanswered = {
  readonly request: { readonly to: string | null; readonly epoch: SignedEpoch; readonly entry: SealedEntry }
  /** To whom which words: with others it is another question. */
  readonly of: string
  /** The cards of those who can read it. */
  readonly sealedFor: string
}

const name = 'unanswered intake'
const keyOf = ({ accountId }: OpenKeys) => [accountId, 'intake', 'unanswered']

/** For a browser that keeps nothing. */
let held: Unanswered | null = null
// It names the words: a lock leaves none in memory.
keyRing.subscribe(() => (held = keyRing.keys() ? held : null))

/** Resolves when it would outlive a reload, or where nothing can. */
export async function keepUnanswered(keys: OpenKeys, unanswered: Unanswered): Promise<void> {
  held = unanswered
  const sealed = await sealHere(keys, name, unanswered)
  await localStore.put('drafts', keyOf(keys), sealed).catch(() => undefined)
}

export async function findUnanswered(keys: OpenKeys): Promise<Unanswered | null> {
  if (held) return held
  try {
    const sealed = await localStore.get('drafts', keyOf(keys))
    return sealed === undefined ? null : ((await openHere(keys, name, sealed)) as Unanswered)
  } catch {
    return null
  }
}

export async function dropUnanswered(keys: OpenKeys): Promise<void> {
  held = null
  await localStore.delete('drafts', keyOf(keys)).catch(() => undefined)
}

/** The episode that it has become; null while the practice has none of it, or cannot be asked. */
export async function arrivedAs({ request }: Unanswered): Promise<string | null> {
  const { episodes } = await callApi(listEpisodes).catch(() => ({ episodes: [] }))
  return episodes.find(({ intakeSpace }) => intakeSpace === request.epoch.record.space)?.id ?? null
}
