import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { ServiceForm } from '#contract/scheduling'
import { checkService, formOf, freshService, groupedPrice, priceFrom, valuesOf, type ServiceValues } from './service-form.ts'

const good: ServiceValues = { ...freshService, nameId: 'Sesi pertama', nameEn: 'First session', price: '250.000' }

describe('a price', () => {
  test.each([
    ['250000', 250_000],
    ['250.000', 250_000],
    ['Rp250.000', 250_000],
    ['rp. 1.250.000', 1_250_000],
    ['250,000', 250_000],
    [' 0 ', 0],
    ['100.000.000', 100_000_000],
  ])('%s is read as people mean it', (text, price) => expect(priceFrom(text)).toBe(price))

  test.each(['', '-5', '2,5 juta', '25.00', '250.0000', '1e5', '100.000.001', '99999999999', 'Rp', '250 ribu', '٢٥٠'])('%s is none', (text) =>
    expect(priceFrom(text)).toBeNull(),
  )

  test('is grouped once it is typed, and what is no price stays as it is', () => {
    expect(groupedPrice('1250000')).toBe('1.250.000')
    expect(groupedPrice('2,5 juta')).toBe('2,5 juta')
  })
})

describe('a service', () => {
  test('that fits is sent as the practice takes it', () => {
    expect(checkService(good)).toEqual({})
    expect(Value.Check(ServiceForm, formOf(good))).toBe(true)
    expect(formOf(good)).toMatchObject({ minutes: 60, answerWithinHours: null, priceIdr: 250_000 })
  })

  test('of letters has a promised answer in the place of a length, and nothing kept free', () => {
    const letters: ServiceValues = { ...good, mode: 'letters', minutes: 'satu jam', bufferMinutes: 'x', answerWithinHours: '72' }
    expect(checkService(letters)).toEqual({})
    expect(formOf(letters)).toMatchObject({ minutes: null, answerWithinHours: 72, bufferMinutes: 0 })
    expect(Object.keys(checkService({ ...letters, answerWithinHours: '0' }))).toEqual(['answerWithinHours'])
  })

  test.each([
    ['nameId', ' '],
    ['nameEn', 'x'.repeat(81)],
    ['minutes', '5'],
    ['minutes', '241'],
    ['minutes', '60,5'],
    ['price', '-250.000'],
    ['price', '100.000.001'],
    ['bufferMinutes', '121'],
    ['bufferMinutes', '-1'],
  ] as const)('whose %s is %j is refused at that field alone', (field, value) => {
    expect(Object.keys(checkService({ ...good, [field]: value }))).toEqual([field])
  })

  test('goes into the form and comes back as it was', () => {
    const service = { id: crypto.randomUUID(), ...formOf({ ...good, bufferMinutes: '15', bookableBy: 'own-clients' }) }
    expect({ id: service.id, ...formOf(valuesOf(service)) }).toEqual(service)
  })
})
