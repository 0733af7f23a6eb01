import { useEffect, useRef, useState } from 'react'
import { searchPeople, type Person } from '#contract/people'
import type { Role } from '#domain/accounts/roles'
import { callApi } from '#lib/api'
import { useAct } from '#lib/use-act'

/** Whom a search found, as far as they are shown. */
export type Found = { readonly name: string; readonly people: readonly Person[]; readonly next: string | null; readonly count: number }

/** Searches the practice's people by name. What was typed stays out of the address: it would lie in the browser's history. */
export function usePeopleSearch(role: Role | undefined) {
  const [found, setFound] = useState<Found | null>(null)
  const act = useAct(async (name: string, before?: Found) => {
    const after = before?.next ?? undefined
    const page = await callApi(searchPeople, { body: { name, ...(role && { role }), ...(after && { after }) } })
    setFound({ ...page, name, people: [...(before?.people ?? []), ...page.people] })
  })
  const searched = found?.name
  const { run } = act
  // Another role is chosen in the address, while the search goes on.
  const ofRole = useRef(role)
  useEffect(() => {
    if (ofRole.current === role) return
    ofRole.current = role
    if (searched !== undefined) void run(searched)
  }, [role, searched, run])
  return {
    found,
    refused: act.refused,
    isPending: act.isPending,
    search: (name: string) => void act.run(name),
    more: () => void (found && act.run(found.name, found)),
    clear: () => setFound(null),
  }
}
