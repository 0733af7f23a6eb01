import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { listEpisodes, type Episode } from '#contract/episodes'
import { wordsOfReading } from '#features/accounts'
import { liveOf } from '#features/spaces'
import { callApi } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import { useKeys } from '#lib/use-keys'
import type { Words } from '#lib/words-of'

type Loaded = { readonly episodes: readonly Episode[]; readonly refused: null } | { readonly episodes: null; readonly refused: Words }

/** For the loader of a page that shows episodes. */
export const loadEpisodes = (): Promise<Loaded> =>
  callApi(listEpisodes).then(
    ({ episodes }) => ({ episodes, refused: null }),
    (error: unknown) => ({ episodes: null, refused: wordsOfReading(error) }),
  )

/** The last that was loaded in this document: who comes back without a connection finds it again. Pseudonyms; they go when the keys go. */
let known: { readonly of: string; readonly episodes: readonly Episode[] } | null = null
keyRing.subscribe(() => (known = keyRing.keys()?.accountId === known?.of ? known : null))

const knownTo = (keys: OpenKeys | null) => (keys && known?.of === keys.accountId ? known.episodes : null)

/** Asked anew at every news. What was loaded once stays, beside the words that the newest is missing. */
export function useEpisodes(loaded: Loaded): { episodes: readonly Episode[] | null; refused: Words | null; retry: () => Promise<void> } {
  const keys = useKeys()
  const { revalidate } = useRevalidator()
  const [last, setLast] = useState(loaded.episodes ?? knownTo(keys))
  if (loaded.episodes && loaded.episodes !== last) setLast(loaded.episodes)
  useEffect(() => {
    if (keys && last) known = { of: keys.accountId, episodes: last }
  }, [keys, last])
  useEffect(() => (keys ? liveOf(keys).onNews('episodes', () => void revalidate()) : undefined), [keys, revalidate])
  return { episodes: loaded.episodes ?? last, refused: loaded.refused, retry: revalidate }
}
