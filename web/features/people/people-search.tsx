import { Search } from 'lucide-react'
import { useState } from 'react'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { submitting } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import { focusPart } from '#ui/focus'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import type { Found } from './people-finder.ts'

type Props = { found: Found | null; refused: Words | null; isPending: boolean; onSearch: (name: string) => void; onClear: () => void }

/** One field: Enter searches, and what was found is said aloud; emptied, it shows everybody again. */
export function PeopleSearch({ found, refused, isPending, onSearch, onClear }: Props) {
  const [name, setName] = useState('')
  function submit() {
    if (name.trim()) onSearch(name.trim())
    else onClear()
  }
  function clear() {
    setName('')
    onClear()
    focusPart('people-search')
  }
  return (
    <form role="search" aria-label={m.people_search()} onSubmit={submitting(submit)} noValidate className="grid max-w-2xl gap-3">
      <Refused words={refused} />
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        <InputField
          id="people-search"
          name=""
          type="search"
          label={m.people_search()}
          hint={m.people_search_hint()}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SubmitButton variant="secondary" isPending={isPending}>
          <Search aria-hidden="true" />
          {m.people_search_do()}
        </SubmitButton>
      </div>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 empty:hidden">
        <p role="status" className="wrap-anywhere">
          {found ? wordsFor(found) : ''}
        </p>
        {found ? (
          <SubmitButton type="button" variant="quiet" size="small" onClick={clear}>
            {m.people_search_clear()}
          </SubmitButton>
        ) : null}
      </div>
    </form>
  )
}

function wordsFor({ count, name, fresh, people: { length: shown } }: Found): string {
  if (count === 0) return m.people_found_none({ name })
  if (count === 1) return m.people_found_one({ name })
  const found = m.people_found({ count: String(count), name })
  return count > shown || fresh > 0 ? `${found} ${m.people_shown({ shown: String(shown), count: String(count) })}` : found
}
