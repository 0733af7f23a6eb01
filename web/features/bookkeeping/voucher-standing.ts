import type { Voucher } from '#contract/payments'

/** Whether a voucher is still worth something, and if not why. */
export type VoucherStanding = 'good' | 'used-up' | 'over' | 'ended'

/** @param today where the practice is; the last day counts */
export function voucherStanding(
  { endedAt, validUntil, uses, mostUses }: Pick<Voucher, 'endedAt' | 'validUntil' | 'uses' | 'mostUses'>,
  today: string,
): VoucherStanding {
  if (endedAt !== null) return 'ended'
  if (validUntil !== null && validUntil < today) return 'over'
  return uses >= mostUses ? 'used-up' : 'good'
}
