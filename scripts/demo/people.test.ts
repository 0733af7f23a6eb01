import { describe, expect, it } from 'vitest'
import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import { zoneOfCity } from './demo-cities.ts'
import type { DemoCounsellor } from './demo-counsellor.ts'
import { demoToday } from './demo-licences.ts'
import { makeManyCounsellors } from './many-counsellors.ts'
import { people } from './people.ts'
import { demoPractice } from './practice.ts'

type Pair = { id: string; en: string }
const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'id' in value && 'en' in value && typeof value.id === 'string' && typeof value.en === 'string'

/** Every text in two languages, wherever it hides. */
function pairsIn(value: unknown): Pair[] {
  if (isPair(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(pairsIn)
}

const slugsOf = (list: DemoCounsellor[]) => list.map((person) => person.slug)
const licences = people.flatMap((person) => person.licences)
const services = people.flatMap((person) => person.services)
const daysFromToday = (date: string) => (Date.parse(date) - Date.parse(demoToday)) / 86_400_000

describe('the people of the demo practice', () => {
  it('are at least fourteen, each with an address of their own', () => {
    expect(people.length).toBeGreaterThanOrEqual(14)
    expect(new Set(slugsOf(people)).size).toBe(people.length)
    for (const slug of slugsOf(people)) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('cover every field, each person three to six', () => {
    expect(new Set(people.flatMap((person) => person.specialisations))).toEqual(new Set(specialisations))
    for (const person of people) {
      expect(person.specialisations.length).toBeGreaterThanOrEqual(3)
      expect(person.specialisations.length).toBeLessThanOrEqual(6)
      expect(new Set(person.specialisations).size).toBe(person.specialisations.length)
    }
  })

  it('live in the zone of their city, and all three zones of Indonesia are there', () => {
    for (const person of people) expect(person.timeZone, person.city).toBe(zoneOfCity[person.city])
    const zones = new Set(people.map((person) => person.timeZone))
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']) expect(zones).toContain(zone)
  })

  it('all speak Indonesian, and between them every language', () => {
    for (const person of people) expect(person.languages[0]).toBe('id')
    const missing = spokenLanguages.filter((language) => !people.some((person) => (person.languages as string[]).includes(language)))
    expect(missing).toEqual([])
  })

  it('offer every mode at prices between Rp75.000 and Rp450.000', () => {
    expect(new Set(services.map((service) => service.mode))).toEqual(new Set(sessionModes))
    const prices = services.map((service) => service.priceIdr)
    expect([Math.min(...prices), Math.max(...prices)]).toEqual([75_000, 450_000])
    for (const service of services) expect(service.minutes === null).toBe(service.mode === 'letters')
    for (const service of services) expect(service.answerWithinHours === null).toBe(service.mode !== 'letters')
  })

  it('offer two to four services each', () => {
    for (const person of people) expect([2, 3, 4], person.slug).toContain(person.services.length)
  })

  it('have practised for three to twenty-seven years', () => {
    const years = people.map((person) => 2026 - person.practisingSince)
    expect([Math.min(...years), Math.max(...years)]).toEqual([3, 27])
  })

  it('hold licences with numbers of their own, whose state agrees with their dates', () => {
    expect(new Set(licences.map((licence) => licence.number)).size).toBe(licences.length)
    for (const licence of licences) {
      expect(licence.issuedOn < demoToday, licence.number).toBe(true)
      if (licence.expiresOn) expect(licence.expiresOn < demoToday, licence.number).toBe(licence.state === 'expired')
    }
  })

  it('show one expired licence, an unverified one, and one that expires within sixty days', () => {
    expect(licences.filter((licence) => licence.state === 'expired')).toHaveLength(1)
    expect(licences.some((licence) => licence.state === 'unverified')).toBe(true)
    const soon = licences.filter(({ expiresOn, state }) => state === 'verified' && expiresOn && daysFromToday(expiresOn) <= 60)
    expect(soon).toHaveLength(1)
  })

  it('tell their past newest first', () => {
    for (const { education, experience } of people) {
      for (const steps of [education, experience]) {
        expect(steps.map((step) => step.to ?? 9999)).toEqual(steps.map((step) => step.to ?? 9999).toSorted((a, b) => b - a))
      }
    }
  })
})

describe('the words of the demo', () => {
  it('are never the same in Indonesian and English', () => {
    for (const { id, en } of pairsIn([people, demoPractice])) expect(en).not.toBe(id)
  })

  it('raise no voice', () => {
    expect(JSON.stringify([people, demoPractice])).not.toContain('!')
  })

  it('hold two to four paragraphs in a biography and one or two about the approach', () => {
    for (const { biography, approach } of people) {
      for (const text of [biography.id, biography.en]) expect([2, 3, 4]).toContain(text.split('\n\n').length)
      for (const text of [approach.id, approach.en]) expect([1, 2]).toContain(text.split('\n\n').length)
      expect(biography.id.split('\n\n').length).toBe(biography.en.split('\n\n').length)
    }
  })

  it('give no telephone number or e-mail of a counsellor', () => {
    for (const { headline, biography, approach } of people) {
      for (const { id, en } of [headline, biography, approach]) expect(id + en).not.toMatch(/@|\+62|\d[\d\s.-]{6,}\d/)
    }
  })

  it('point to an e-mail domain that cannot exist', () => {
    expect(demoPractice.email).toMatch(/\.example$/)
  })
})

describe('many counsellors for load tests', () => {
  const many = makeManyCounsellors(5000)

  it('are the same every time, and few are the beginning of many', () => {
    expect(makeManyCounsellors(5000)).toEqual(many)
    expect(makeManyCounsellors(50)).toEqual(many.slice(0, 50))
  })

  it('have addresses and licence numbers of their own, also beside the people of the demo', () => {
    const all = [...people, ...many]
    expect(new Set(slugsOf(all)).size).toBe(all.length)
    const numbers = all.flatMap((person) => person.licences.map((licence) => licence.number))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('live in the zone of their city', () => {
    for (const person of many) expect(person.timeZone, person.city).toBe(zoneOfCity[person.city])
  })

  it('cover every field, language and mode', () => {
    expect(new Set(many.flatMap((person) => person.specialisations))).toEqual(new Set(specialisations))
    expect(new Set(many.flatMap((person) => person.languages))).toEqual(new Set(spokenLanguages))
    expect(new Set(many.flatMap((person) => person.services.map((service) => service.mode)))).toEqual(new Set(sessionModes))
  })

  it('have well-formed addresses, fields and services', () => {
    for (const person of many) {
      expect(person.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect([3, 4, 5, 6]).toContain(person.specialisations.length)
      expect([2, 3, 4]).toContain(person.services.length)
      expect(new Set(person.languages).size).toBe(person.languages.length)
      for (const { issuedOn } of person.licences) expect(Number(issuedOn.slice(0, 4))).toBeGreaterThanOrEqual(person.practisingSince)
    }
  })
})
