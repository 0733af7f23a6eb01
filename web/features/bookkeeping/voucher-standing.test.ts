import { expect, test } from 'vitest'
import { voucherStanding } from './voucher-standing.ts'

const voucher = { endedAt: null, validUntil: '2026-11-20', uses: 1, mostUses: 2 }

test('a voucher is good to its last day and its last use, unless it was ended', () => {
  expect(voucherStanding(voucher, '2026-11-20')).toBe('good')
  expect(voucherStanding({ ...voucher, validUntil: null }, '2030-01-01')).toBe('good')
  expect(voucherStanding(voucher, '2026-11-21')).toBe('over')
  expect(voucherStanding({ ...voucher, uses: 2 }, '2026-11-20')).toBe('used-up')
  expect(voucherStanding({ ...voucher, endedAt: '2026-11-01T00:00:00Z' }, '2026-11-20')).toBe('ended')
})
