import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum, mostQrisIdr, qrisFor, readQris, type Qris } from './qris.ts'

const field = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value
const account = field('00', 'ID.CO.QRIS.WWW') + field('02', 'ID1020300400500') + field('03', 'UMI')
const closed = (text: string) => `${text}6304${checksum(`${text}6304`)}`
type Parts = {
  format?: string
  initiation?: string
  account?: string
  currency?: string
  amount?: string
  country?: string
  merchant?: string
  city?: string
}
const body = (over: Parts = {}) => {
  const {
    format = '01',
    initiation = '11',
    currency = '360',
    amount = '',
    country = 'ID',
    merchant = 'RUANG TEDUH',
    city = 'YOGYAKARTA',
    ...rest
  } = over
  return [
    field('00', format),
    field('01', initiation),
    rest.account ?? field('51', account),
    field('52', '8099'),
    field('53', currency),
    amount && field('54', amount),
    field('58', country),
    merchant && field('59', merchant),
    field('60', city),
    field('61', '55281'),
  ].join('')
}
const standing = closed(body())

test('the checksum is the one that is known of the digits from one to nine', () => {
  expect(checksum('123456789')).toBe('29B1')
})

describe('the practice’s own code', () => {
  test('is read with its merchant, its city and no amount, also with white space from copying', () => {
    expect(readQris(`  ${standing}\n`)).toMatchObject({ merchant: 'RUANG TEDUH', city: 'YOGYAKARTA', amountIdr: null })
  })

  test('becomes one for an amount: dynamic, the amount in its place, all else as it was, and sound', () => {
    const made = qrisFor(standing, 350_123)
    expect(made).toBe(closed(body({ initiation: '12', amount: '350123' })))
    expect(readQris(made)).toMatchObject({ amountIdr: 350_123 })
  })

  test.for([
    ['a word', 'halo', 'not-a-qris'],
    ['nothing', '', 'not-a-qris'],
    ['an address of a web page', 'https://example.org/bayar', 'not-a-qris'],
    ['a code of another format', closed(body({ format: '02' })), 'not-a-qris'],
    ['letters of another script', closed(body({ merchant: 'RUANG TÉDUH' })), 'not-a-qris'],
    ['something very long', standing.repeat(9), 'not-a-qris'],
    ['one that was cut', standing.slice(0, -1), 'not-a-qris'],
    ['one without a checksum', body(), 'qris-damaged'],
    ['one with another digit', standing.replace('55281', '55282'), 'qris-damaged'],
    ['one with something behind the checksum', `${standing}6205ABCDE`, 'qris-damaged'],
    ['one that names the merchant twice', closed(body() + field('59', 'LAIN')), 'qris-damaged'],
    ['one in dollars', closed(body({ currency: '840' })), 'qris-not-rupiah'],
    ['one of another country', closed(body({ country: 'MY' })), 'qris-not-indonesia'],
    ['one without a merchant', closed(body({ merchant: '' })), 'qris-no-merchant'],
    ['one without an account', closed(body({ account: '' })), 'qris-no-merchant'],
    ['one with half a rupiah', closed(body({ amount: '100.50' })), 'qris-damaged'],
  ] as const)('is refused as %s', ([, text, trouble]) => {
    expect(readQris(text)).toBe(trouble)
    expect(qrisFor(text, 1000)).toBe(trouble)
  })

  test('that has an amount already is not given another', () => {
    expect(qrisFor(closed(body({ amount: '25000' })), 1000)).toBe('qris-has-amount')
    expect(readQris(closed(body({ amount: '25000.00' })))).toMatchObject({ amountIdr: 25_000 })
  })

  test('takes whole rupiah only, more than nothing and no more than the field holds', () => {
    for (const amount of [0, -1, 0.5, Number.NaN, mostQrisIdr + 1]) expect(() => qrisFor(standing, amount)).toThrow(RangeError)
    expect(readQris(qrisFor(standing, mostQrisIdr))).toMatchObject({ amountIdr: mostQrisIdr })
  })
})

test('whatever the amount, what is made reads back as it, and one changed letter is noticed', () => {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ. '
  fc.assert(
    fc.property(fc.integer({ min: 1, max: mostQrisIdr }), fc.nat(), fc.nat(letters.length - 1), (amount, place, letter) => {
      const made = qrisFor(standing, amount)
      expect((readQris(made) as Qris).amountIdr).toBe(amount)
      const at = place % made.length
      fc.pre(made[at] !== letters[letter])
      expect(typeof readQris(made.slice(0, at) + letters[letter] + made.slice(at + 1))).toBe('string')
    }),
    { numRuns: 500 },
  )
})
