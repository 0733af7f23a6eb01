import { describe, expect, test } from 'vitest'
import { countries, isPlace, provincesOfIndonesia } from './places.ts'

describe('places', () => {
  test('are the 249 countries and territories of ISO 3166-1 and the 38 provinces of Indonesia, each once', () => {
    expect(new Set(countries).size).toBe(249)
    expect(countries).toHaveLength(249)
    expect(new Set(provincesOfIndonesia).size).toBe(38)
    expect(provincesOfIndonesia).toHaveLength(38)
    for (const code of countries) expect(code).toMatch(/^[A-Z]{2}$/)
  })

  test.each([
    ['ID', 'ID-PA', true],
    ['ID', '', false],
    ['ID', 'ID-XX', false],
    ['ID', 'MY-10', false],
    ['MY', '', true],
    ['MY', 'ID-PA', false],
    ['XX', '', false],
    ['', '', false],
  ])('%j with %j is one: %j', (country, province, is) => {
    expect(isPlace({ country, province })).toBe(is)
  })
})
