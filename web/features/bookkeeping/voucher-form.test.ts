import { expect, test } from 'vitest'
import { checkVoucher, emptyVoucher, voucherOf, wholeIn, type VoucherValues } from './voucher-form.ts'

const today = '2026-11-20'
const wrongIn = (over: Partial<VoucherValues>) => Object.keys(checkVoucher({ ...emptyVoucher, ...over }, today))

test('a voucher is a share or an amount, and never both', () => {
  expect(wrongIn({})).toEqual([])
  expect(voucherOf({ ...emptyVoucher, percent: '50 %', amount: '10.000' })).toMatchObject({ offPercent: 50, offIdr: null })
  expect(voucherOf({ ...emptyVoucher, kind: 'fixed', amount: 'Rp10.000' })).toMatchObject({ offPercent: null, offIdr: 10_000 })
})

test('what does not fit is told at its field', () => {
  for (const percent of ['', '0', '101', '12,5', '-1', 'semua']) expect(wrongIn({ percent })).toEqual(['percent'])
  for (const amount of ['', '0', '100.000.001', 'x']) expect(wrongIn({ kind: 'fixed', amount })).toEqual(['amount'])
  for (const mostUses of ['', '0', '10001', '1.5', '1e3']) expect(wrongIn({ mostUses })).toEqual(['mostUses'])
  for (const validUntil of ['2026-11-19', '2026-02-30', 'kapan']) expect(wrongIn({ validUntil })).toEqual(['validUntil'])
  expect(wrongIn({ validUntil: today })).toEqual([])
})

test('the field that is not asked for is not looked at', () => {
  expect(wrongIn({ kind: 'fixed', percent: '', amount: '5000' })).toEqual([])
  expect(wrongIn({ kind: 'percent', percent: '10', amount: 'x' })).toEqual([])
})

test('a whole number is digits alone', () => {
  expect([wholeIn(' 24 ', 0, 168), wholeIn('168', 0, 168), wholeIn('169', 0, 168), wholeIn('', 0, 1), wholeIn('1e1', 0, 99)]).toEqual([
    24,
    168,
    null,
    null,
    null,
  ])
})
