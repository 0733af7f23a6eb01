import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostIdr } from '#domain/payments/ledger'
import { readRupiah, writeRupiah } from './rupiah.ts'

test.for([
  ['250123', 250_123],
  [' Rp 250.123 ', 250_123],
  ['rp. 250.123', 250_123],
  ['IDR 250,123.00', 250_123],
  ['250.123,00', 250_123],
  ['250.123,-', 250_123],
  ['1.250.123', 1_250_123],
  ['100', 100],
  ['100.00', 100],
  ['0', 0],
] as const)('%s is read as %s rupiah', ([typed, amount]) => {
  expect(readRupiah(typed)).toBe(amount)
})

test.for(['', 'Rp', 'seratus', '-250123', '250.12', '250,5', '250.123,50', '25.0123', '1.250,123', '1e6', '0x10', '²50', '99999999999'])(
  '%s is no amount',
  (typed) => {
    expect(readRupiah(typed)).toBeNull()
  },
)

test('whatever the amount, what is written into the field reads back as it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostIdr }), (amount) => {
      expect(readRupiah(writeRupiah(amount))).toBe(amount)
    }),
  )
})
