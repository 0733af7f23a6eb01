import { useEffect, useMemo, useState } from 'react'
import { searchPeople } from '#contract/people'
import type { Role } from '#domain/accounts/roles'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { nothingSought, peopleFinder } from './people-finder.ts'

/** Searches the practice's people by name. What was typed stays out of the address: it would lie in the browser's history. */
export function usePeopleSearch(role: Role | undefined) {
  const [{ found, isPending, error }, show] = useState(nothingSought)
  const [{ search, more, clear, choose }] = useState(() => peopleFinder((body) => callApi(searchPeople, { body }), show))
  // Another role is chosen in the address, while the search goes on.
  useEffect(() => choose(role), [choose, role])
  // One object per refusal: whoever tells it must notice a new one, and nothing else.
  const refused = useMemo(() => (error === null ? null : wordsOf(error)), [error])
  return { found, refused, isPending, search, more, clear }
}
