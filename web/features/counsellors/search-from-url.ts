import { specialisations, spokenLanguages, sessionModes } from '#domain/care/fields'
import { counsellorOrders } from '#contract/counsellors'
import { searchFields, type PageSearch } from '#lib/paths'

export const searchOrders = [...counsellorOrders, 'soonest'] as const

export type ReadSearch = {
  readonly search: PageSearch
  /** Something stood in the address that is no filter; the page says so instead of failing. */
  readonly ignored: boolean
  /** The words have nothing in them that could be searched for: marks, a picture, a single letter. */
  readonly textIgnored: boolean
}

/** The search is in the address; whatever does not fit is left out. */
export function searchFromUrl(query: URLSearchParams): ReadSearch {
  let ignored = false
  const typed = query.get(searchFields.text)?.trim().slice(0, 100) ?? ''
  const searchable = /[\p{L}\p{N}]{2}/u.test(typed.normalize('NFKC'))
  const read = <T>(field: keyof PageSearch, parse: (value: string) => T | undefined): T | undefined => {
    const value = query.get(searchFields[field])?.trim()
    if (!value) return undefined
    const parsed = parse(value)
    if (parsed === undefined) ignored = true
    return parsed
  }
  const search = {
    text: searchable ? typed : undefined,
    specialisation: read('specialisation', oneOf(specialisations)),
    language: read('language', oneOf(spokenLanguages)),
    mode: read('mode', oneOf(sessionModes)),
    maxPriceIdr: read('maxPriceIdr', wholeNumber(100_000_000)),
    minYears: read('minYears', wholeNumber(60)),
    order: read('order', oneOf(searchOrders)),
    page: read('page', wholeNumber(1000)),
  }
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
  if (given['page'] === 0) delete given['page']
  return { search: given as PageSearch, ignored, textIgnored: typed !== '' && !searchable }
}

function oneOf<const T extends readonly string[]>(codes: T) {
  return (value: string): T[number] | undefined => codes.find((code) => code === value)
}

/** Digits, also as people write them: `Rp250.000`. */
function wholeNumber(largest: number) {
  return (value: string): number | undefined => {
    const digits = value.replace(/^Rp\s*/i, '').replaceAll('.', '')
    return /^\d{1,9}$/.test(digits) && Number(digits) <= largest ? Number(digits) : undefined
  }
}
