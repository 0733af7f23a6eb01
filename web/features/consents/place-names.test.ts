import { describe, expect, test } from 'vitest'
import { languages } from '#contract/languages'
import { countries, provincesOfIndonesia } from '#domain/credentials/places'
import { countryOptions, placeName, provinceOptions } from './place-names.ts'

describe.each(languages)('places in %s', (language) => {
  test('are all there, with Indonesia first and the others by the alphabet', () => {
    const [first, ...others] = countryOptions(language)
    expect(first).toEqual({ value: 'ID', label: 'Indonesia' })
    expect(others).toHaveLength(countries.length - 1)
    const labels = others.map(({ label }) => label)
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(language).compare))
  })

  test('have names, each a different one, and no bare code', () => {
    for (const options of [countryOptions(language), provinceOptions(language)]) {
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
      for (const { value, label } of options) expect(label).not.toBe(value)
    }
    expect(provinceOptions(language)).toHaveLength(provincesOfIndonesia.length)
  })
})

test('a place is told by province and country, or by country alone', () => {
  expect(placeName({ country: 'ID', province: 'ID-JI' }, 'id')).toBe('Jawa Timur, Indonesia')
  expect(placeName({ country: 'ID', province: 'ID-JI' }, 'en')).toBe('East Java, Indonesia')
  expect(placeName({ country: 'NL', province: '' }, 'id')).toBe('Belanda')
})
