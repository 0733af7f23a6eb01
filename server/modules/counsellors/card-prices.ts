import type { Service } from '#contract/counsellors'
import type { LowestPrices } from './tables.ts'

export type CardPrices = {
  readonly modes: Service['mode'][]
  readonly lowestPriceIdr: number | null
  readonly pricesIdr: LowestPrices
}

/** What a search reads of services stands beside the row of their counsellor. */
export function cardPrices(services: readonly Pick<Service, 'mode' | 'priceIdr'>[]): CardPrices {
  const pricesIdr: LowestPrices = {}
  for (const { mode, priceIdr } of services) pricesIdr[mode] = Math.min(priceIdr, pricesIdr[mode] ?? priceIdr)
  return {
    modes: [...new Set(services.map(({ mode }) => mode))],
    lowestPriceIdr: services.length > 0 ? Math.min(...services.map(({ priceIdr }) => priceIdr)) : null,
    pricesIdr,
  }
}
