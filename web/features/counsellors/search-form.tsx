import { SlidersHorizontal } from 'lucide-react'
import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import type { Language } from '#contract/languages'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { pathOf, searchFields, type PageSearch } from '#lib/paths'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { InputField, SelectField } from '#ui/field'
import { modeName, specialisationName, spokenLanguageName } from './labels.ts'
import { searchOrders } from './search-from-url.ts'

const pricesIdr = [100_000, 150_000, 200_000, 250_000, 300_000, 400_000]
const years = [3, 5, 10, 15, 20]
const orderName = { fitting: m.order_fitting, price: m.order_price, experience: m.order_experience, soonest: m.order_soonest }

type FormProps = { search: PageSearch; language: Language }

/** A plain form that asks by GET: works without JavaScript, and the address is the state. */
export function SearchForm({ search, language }: FormProps) {
  const set = filtersSet(search)
  return (
    <form role="search" method="get" action={pathOf('counsellors', language)} aria-label={m.search_label()} className="grid gap-4">
      <InputField
        id="q"
        label={m.search_text()}
        hint={m.search_text_hint()}
        type="search"
        name={searchFields.text}
        defaultValue={search.text}
        maxLength={100}
        autoComplete="off"
      />
      <details className="lg:[&::details-content]:[content-visibility:visible]">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold text-leaf lg:supports-[selector(::details-content)]:hidden">
          <SlidersHorizontal aria-hidden="true" className="size-5" />
          {m.more_filters()}
          {set > 0 ? <Badge tone="leaf">{m.filters_set({ count: set })}</Badge> : null}
        </summary>
        <div className="mt-3 grid gap-4 lg:mt-0">
          <Filters search={search} />
        </div>
      </details>
      <SubmitButton variant="primary">{m.search_submit()}</SubmitButton>
    </form>
  )
}

function filtersSet({ text: _text, page: _page, ...rest }: PageSearch): number {
  return Object.keys(rest).length
}

/** On a wide screen they are always seen; on a phone they wait behind one word. */
function Filters({ search }: { search: PageSearch }) {
  const anything = { value: '', label: m.any() }
  const select = (field: keyof PageSearch, label: string, options: readonly { value: string; label: string }[], first = anything) => (
    <SelectField
      id={`search-${field}`}
      name={searchFields[field]}
      label={label}
      defaultValue={String(search[field] ?? '')}
      options={[first, ...options]}
    />
  )
  return (
    <>
      {select(
        'specialisation',
        m.filter_specialisation(),
        specialisations.map((value) => ({ value, label: specialisationName(value) })),
      )}
      {select(
        'language',
        m.filter_language(),
        spokenLanguages.map((value) => ({ value, label: spokenLanguageName(value) })),
      )}
      {select(
        'mode',
        m.filter_mode(),
        sessionModes.map((value) => ({ value, label: modeName(value) })),
      )}
      {select(
        'maxPriceIdr',
        m.filter_price(),
        withChosen(pricesIdr, search.maxPriceIdr).map((value) => ({ value: String(value), label: m.up_to({ price: formatIdr(value) }) })),
      )}
      {select(
        'minYears',
        m.filter_years(),
        withChosen(years, search.minYears).map((value) => ({ value: String(value), label: m.at_least_years({ years: value }) })),
      )}
      {select(
        'order',
        m.filter_order(),
        searchOrders.slice(1).map((value) => ({ value, label: orderName[value]() })),
        { value: '', label: orderName.fitting() },
      )}
    </>
  )
}

/** A value from the address that is none of ours still shows as what was asked for. */
function withChosen(values: readonly number[], chosen: number | undefined): number[] {
  return [...new Set(chosen === undefined ? values : [...values, chosen])].toSorted((a, b) => a - b)
}
