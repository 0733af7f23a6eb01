import { m } from '#messages'
import { readRupiah } from './rupiah.ts'

export type VoucherValues = {
  readonly kind: 'percent' | 'fixed'
  readonly percent: string
  readonly amount: string
  readonly mostUses: string
  readonly validUntil: string
  readonly note: string
}

export type VoucherErrors = Partial<Record<keyof VoucherValues, string>>

export const emptyVoucher: VoucherValues = { kind: 'percent', percent: '100', amount: '', mostUses: '1', validUntil: '', note: '' }
export const longestNote = 100
const mostOffIdr = 100_000_000
const mostUses = 10_000

/** Digits alone, between two numbers; null for anything else. */
export function wholeIn(typed: string, least: number, most: number): number | null {
  const text = typed.trim()
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

const percentOf = ({ percent }: VoucherValues) => wholeIn(percent.replace(/\s*%$/, ''), 1, 100)
const usesOf = (values: VoucherValues) => wholeIn(values.mostUses, 1, mostUses)

function amountOf({ amount }: VoucherValues): number | null {
  const read = readRupiah(amount)
  return read !== null && read >= 1 && read <= mostOffIdr ? read : null
}

/** One sentence per field that does not fit, saying what would. */
export function checkVoucher(values: VoucherValues, today: string): VoucherErrors {
  const { kind, validUntil } = values
  return {
    ...(kind === 'percent' && percentOf(values) === null && { percent: m.money_voucher_percent_wrong() }),
    ...(kind === 'fixed' && amountOf(values) === null && { amount: m.money_amount_wrong() }),
    ...(usesOf(values) === null && { mostUses: m.money_voucher_uses_wrong() }),
    ...(validUntil !== '' && !isDayFrom(validUntil, today) && { validUntil: m.money_voucher_until_wrong() }),
  }
}

/** What is asked of the practice, once nothing is wrong. */
export const voucherOf = (values: VoucherValues) => ({
  note: values.note.trim(),
  offIdr: values.kind === 'fixed' ? amountOf(values) : null,
  offPercent: values.kind === 'percent' ? percentOf(values) : null,
  mostUses: usesOf(values) ?? 1,
  validUntil: values.validUntil || null,
})

function isDayFrom(day: string, today: string): boolean {
  try {
    return Temporal.PlainDate.compare(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today)) >= 0
  } catch {
    return false
  }
}
