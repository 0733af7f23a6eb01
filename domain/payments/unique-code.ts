/** What a bank transfer carries beyond the price, so that the statement says whose it is: three digits, as is customary in Indonesia. */
export const uniqueCodes = { first: 1, last: 999 } as const

/**
 * The next code that no open invoice of the same price has, beginning somewhere: codes that follow one another would tell how many there are.
 * @param taken amounts that are awaited, whole rupiah
 * @param begin where to look first, any whole number
 * @returns the amount to transfer; null when all are awaited
 */
export function transferAmount(priceIdr: number, taken: ReadonlySet<number>, begin: number): number | null {
  const count = uniqueCodes.last - uniqueCodes.first + 1
  for (let step = 0; step < count; step += 1) {
    const amount = priceIdr + uniqueCodes.first + ((((begin + step) % count) + count) % count)
    if (!taken.has(amount)) return amount
  }
  return null
}
