import type { Person } from '#contract/people'
import type { Role } from '#domain/accounts/roles'

type Page = { readonly people: readonly Person[]; readonly next: string | null; readonly count: number }

/** Whom a search found, as far as they are shown; `fresh` is the place of the first who came with the last page. */
export type Found = Page & { readonly name: string; readonly role: Role | undefined; readonly fresh: number }

export type Finding = { readonly found: Found | null; readonly isPending: boolean; readonly error: unknown }
export const nothingSought: Finding = { found: null, isPending: false, error: null }

type Question = { readonly name: string; readonly role?: Role; readonly after?: string }
type Ask = (question: Question) => Promise<Page>

/** What can be done with a search. */
export type PeopleFinder = {
  readonly search: (name: string) => void
  readonly more: () => void
  readonly clear: () => void
  /** Of another role those before are not: they go when the new ones come, and also when they do not. */
  readonly choose: (role: Role | undefined) => void
}

/** Searches people and shows how it stands. Only the newest question counts: an answer to one before it, or to one taken back, comes to nobody. */
export function peopleFinder(ask: Ask, show: (finding: Finding) => void): PeopleFinder {
  let finding = nothingSought
  let newest = 0
  /** Whom one looks for; null: for nobody. */
  let sought: string | null = null
  let role: Role | undefined

  const set = (next: Finding) => show((finding = next))

  async function find(name: string, before?: Found): Promise<void> {
    const number = (newest += 1)
    const [of, after, known] = [role, before?.next, before?.people ?? []]
    set({ ...finding, isPending: true, error: null })
    try {
      const page = await ask({ name, ...(of && { role: of }), ...(after && { after }) })
      if (number !== newest) return
      set({ ...nothingSought, found: { ...page, name, role: of, people: [...known, ...page.people], fresh: known.length } })
    } catch (error) {
      const { found } = finding
      if (number === newest) set({ found: found && found.role === of ? found : null, isPending: false, error })
    }
  }

  return {
    search(name) {
      sought = name
      void find(name)
    },
    more() {
      const { found, isPending } = finding
      if (found?.next && !isPending) void find(found.name, found)
    },
    clear() {
      newest += 1
      sought = null
      set(nothingSought)
    },
    choose(next) {
      if (next === role) return
      role = next
      if (sought !== null) void find(sought)
    },
  }
}
