import type { Language } from '#contract/languages'
import type { Localised } from '#contract/languages'
import { countries, provincesOfIndonesia } from '#domain/credentials/places'

/** By ISO 3166-2; names of the law, and as English maps write them. */
const names: Readonly<Record<string, Localised>> = {
  'ID-AC': { id: 'Aceh', en: 'Aceh' },
  'ID-BA': { id: 'Bali', en: 'Bali' },
  'ID-BB': { id: 'Kepulauan Bangka Belitung', en: 'Bangka Belitung Islands' },
  'ID-BE': { id: 'Bengkulu', en: 'Bengkulu' },
  'ID-BT': { id: 'Banten', en: 'Banten' },
  'ID-GO': { id: 'Gorontalo', en: 'Gorontalo' },
  'ID-JA': { id: 'Jambi', en: 'Jambi' },
  'ID-JB': { id: 'Jawa Barat', en: 'West Java' },
  'ID-JI': { id: 'Jawa Timur', en: 'East Java' },
  'ID-JK': { id: 'Jakarta', en: 'Jakarta' },
  'ID-JT': { id: 'Jawa Tengah', en: 'Central Java' },
  'ID-KB': { id: 'Kalimantan Barat', en: 'West Kalimantan' },
  'ID-KI': { id: 'Kalimantan Timur', en: 'East Kalimantan' },
  'ID-KR': { id: 'Kepulauan Riau', en: 'Riau Islands' },
  'ID-KS': { id: 'Kalimantan Selatan', en: 'South Kalimantan' },
  'ID-KT': { id: 'Kalimantan Tengah', en: 'Central Kalimantan' },
  'ID-KU': { id: 'Kalimantan Utara', en: 'North Kalimantan' },
  'ID-LA': { id: 'Lampung', en: 'Lampung' },
  'ID-MA': { id: 'Maluku', en: 'Maluku' },
  'ID-MU': { id: 'Maluku Utara', en: 'North Maluku' },
  'ID-NB': { id: 'Nusa Tenggara Barat', en: 'West Nusa Tenggara' },
  'ID-NT': { id: 'Nusa Tenggara Timur', en: 'East Nusa Tenggara' },
  'ID-PA': { id: 'Papua', en: 'Papua' },
  'ID-PB': { id: 'Papua Barat', en: 'West Papua' },
  'ID-PD': { id: 'Papua Barat Daya', en: 'Southwest Papua' },
  'ID-PE': { id: 'Papua Pegunungan', en: 'Highland Papua' },
  'ID-PS': { id: 'Papua Selatan', en: 'South Papua' },
  'ID-PT': { id: 'Papua Tengah', en: 'Central Papua' },
  'ID-RI': { id: 'Riau', en: 'Riau' },
  'ID-SA': { id: 'Sulawesi Utara', en: 'North Sulawesi' },
  'ID-SB': { id: 'Sumatera Barat', en: 'West Sumatra' },
  'ID-SG': { id: 'Sulawesi Tenggara', en: 'Southeast Sulawesi' },
  'ID-SN': { id: 'Sulawesi Selatan', en: 'South Sulawesi' },
  'ID-SR': { id: 'Sulawesi Barat', en: 'West Sulawesi' },
  'ID-SS': { id: 'Sumatera Selatan', en: 'South Sumatra' },
  'ID-ST': { id: 'Sulawesi Tengah', en: 'Central Sulawesi' },
  'ID-SU': { id: 'Sumatera Utara', en: 'North Sumatra' },
  'ID-YO': { id: 'Daerah Istimewa Yogyakarta', en: 'Special Region of Yogyakarta' },
}

type Option = { readonly value: string; readonly label: string }

const byLabel = (language: Language) => {
  const { compare } = new Intl.Collator(language)
  return (one: Option, other: Option) => compare(one.label, other.label)
}

/** By the alphabet of the language. */
export const provinceOptions = (language: Language): Option[] =>
  provincesOfIndonesia.map((code) => ({ value: code, label: names[code]?.[language] ?? code })).toSorted(byLabel(language))

/** As the browser calls it. */
export const countryName = (code: string, language: Language): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code

/** Indonesia first, where most are; the others by the alphabet. */
export function countryOptions(language: Language): Option[] {
  const region = new Intl.DisplayNames(language, { type: 'region' })
  const options = countries.map((code) => ({ value: code, label: region.of(code) ?? code })).toSorted(byLabel(language))
  return [...options.filter(({ value }) => value === 'ID'), ...options.filter(({ value }) => value !== 'ID')]
}

export const placeName = ({ country, province }: { country: string; province: string }, language: Language): string =>
  names[province] ? `${names[province][language]}, ${countryName(country, language)}` : countryName(country, language)
