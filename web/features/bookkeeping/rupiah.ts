import { mostIdr } from '#domain/payments/ledger'

/**
 * An amount as people and bank statements write it: `250123`, `Rp250.123`, `250.123,00`, `250,123.00`. There is no smaller coin.
 * @returns whole rupiah; null for what is none, or is more than anybody can mean
 */
export function readRupiah(typed: string): number | null {
  const bare = typed.replaceAll(/\s/g, '').replace(/^(?:rp\.?|idr)/i, '')
  const whole = bare.replace(/[.,]0{1,2}$/, '').replace(/,-$/, '')
  if (!/^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/.test(whole)) return null
  const amountIdr = Number(whole.replaceAll(/[.,]/g, ''))
  return amountIdr <= mostIdr ? amountIdr : null
}

/** As it stands in a field: `250.123`. */
export const writeRupiah = (amountIdr: number): string => String(amountIdr).replaceAll(/\B(?=(?:\d{3})+$)/g, '.')
