import { X } from 'lucide-react'
import type { Language } from '#contract/languages'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { counsellorsPath, type PageSearch } from '#lib/paths'
import { modeName, specialisationName, spokenLanguageName } from './labels.ts'

/** What is being asked for; each word can be taken out again by its link. */
export function ActiveFilters({ search, language }: { search: PageSearch; language: Language }) {
  const filters = [
    search.text && { field: 'text', label: `“${search.text}”` },
    search.specialisation && { field: 'specialisation', label: specialisationName(search.specialisation) },
    search.language && { field: 'language', label: spokenLanguageName(search.language) },
    search.mode && { field: 'mode', label: modeName(search.mode) },
    search.maxPriceIdr !== undefined && { field: 'maxPriceIdr', label: m.up_to({ price: formatIdr(search.maxPriceIdr) }) },
    search.minYears !== undefined && { field: 'minYears', label: m.at_least_years({ years: search.minYears }) },
  ].filter((filter) => typeof filter === 'object')
  if (filters.length === 0) return null
  return (
    <ul aria-label={m.active_filters()} className="flex list-none flex-wrap gap-2">
      {filters.map(({ field, label }) => (
        <li key={field}>
          <a
            href={counsellorsPath(language, without(search, field))}
            className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full border border-edge bg-surface px-3 text-sm text-ink no-underline hover:border-leaf"
          >
            <span className="min-w-0 py-1 wrap-anywhere">{label}</span>
            <X aria-hidden="true" className="size-4 shrink-0" />
            <span className="sr-only">{m.remove_filter()}</span>
          </a>
        </li>
      ))}
      <li>
        <a href={counsellorsPath(language)} className="inline-flex min-h-9 items-center px-1 text-sm font-semibold text-leaf">
          {m.clear_filters()}
        </a>
      </li>
    </ul>
  )
}

function without(search: PageSearch, field: string): PageSearch {
  return Object.fromEntries(Object.entries(search).filter(([name]) => name !== field && name !== 'page'))
}
