import { sessionOf } from '#features/spaces'
import type { OpenKeys } from '#lib/key-ring'
import type { Phrase, PhraseStore } from './composing.ts'

type KeptPhrases = { readonly v: 1; readonly phrases: readonly Phrase[] }

const name = 'phrases'

/** A counsellor's own, sealed under the account's master key. */
export function ownPhrases(keys: OpenKeys): PhraseStore {
  const { memory } = sessionOf(keys)
  return {
    list: async () => (await memory.recall<KeptPhrases>(name))?.phrases ?? [],
    keep: async (phrases) => void (await memory.change<KeptPhrases>(name, () => ({ v: 1, phrases }))),
  }
}
