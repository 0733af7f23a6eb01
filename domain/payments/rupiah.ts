/** Money is whole rupiah, more than nothing and no more than there is room for. @throws {RangeError} for anything else */
export function checkRupiah(amountIdr: number, mostIdr: number): void {
  if (!Number.isSafeInteger(amountIdr) || amountIdr <= 0 || amountIdr > mostIdr) throw new RangeError('an amount of whole rupiah')
}
