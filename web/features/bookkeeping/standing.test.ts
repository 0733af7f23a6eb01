import { expect, test } from 'vitest'
import type { Invoice } from '#contract/payments'
import { expectedIdr, inHandIdr, mayConfirm, shownIdr, standingOf } from './standing.ts'

const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  id: '018f0000-0000-7000-8000-000000000001',
  number: 'T-2026-000123',
  state: 'open',
  appointment: '018f0000-0000-7000-8000-000000000002',
  client: { uid: '018f0000-0000-7000-8000-000000000003', name: 'angin-pagi' },
  wording: { id: 'Sesi daring', en: 'Online session' },
  startsAt: '2026-11-20T12:30:00Z',
  priceIdr: 250_000,
  offIdr: 0,
  dueIdr: 250_000,
  paidIdr: 0,
  refundedIdr: 0,
  owedBackIdr: 0,
  way: 'transfer',
  qris: null,
  transfer: { bank: 'Bank', account: '123456', holder: 'Praktik', amountIdr: 250_123 },
  payAt: null,
  payUntil: null,
  saidPaidAt: null,
  notFoundAt: null,
  hasProof: false,
  issuedAt: '2026-11-19T12:30:00Z',
  paidAt: null,
  ...over,
})

test('an open invoice is awaited, and to be checked once somebody said that it is paid', () => {
  expect(standingOf(invoice())).toBe('awaited')
  expect(standingOf(invoice({ saidPaidAt: '2026-11-19T13:00:00Z' }))).toBe('to-check')
})

test('money that is owed back comes before whatever else is true', () => {
  const late = invoice({ state: 'void', paidIdr: 250_123, owedBackIdr: 250_123, dueIdr: 0, transfer: null })
  expect(standingOf(late)).toBe('owed-back')
  expect(shownIdr(late)).toBe(250_123)
  expect(mayConfirm(late)).toBe(false)
})

test('what a statement should show has the three digits of a transfer', () => {
  expect(expectedIdr(invoice())).toBe(250_123)
  expect(expectedIdr(invoice({ transfer: null }))).toBe(250_000)
  expect(mayConfirm(invoice())).toBe(true)
})

test('money that comes after an invoice is over can still be recorded, and what is paid is not recorded twice', () => {
  expect(mayConfirm(invoice({ state: 'void', dueIdr: 0, transfer: null }))).toBe(true)
  expect(mayConfirm(invoice({ state: 'paid', paidIdr: 250_123, dueIdr: 0, transfer: null }))).toBe(false)
})

test('what is paid, or was never paid, is shown as what came in, or as the price', () => {
  expect(shownIdr(invoice({ state: 'paid', paidIdr: 250_123, dueIdr: 0, transfer: null }))).toBe(250_123)
  expect(shownIdr(invoice({ state: 'void', dueIdr: 0, transfer: null }))).toBe(250_000)
})

test('no more can go back than came in and is still here', () => {
  expect(inHandIdr({ paidIdr: 250_123, refundedIdr: 100_000 })).toBe(150_123)
  expect(inHandIdr({ paidIdr: 0, refundedIdr: 0 })).toBe(0)
})
