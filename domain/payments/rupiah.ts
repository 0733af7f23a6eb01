/** Money is whole rupiah, more than nothing and no more than there is room for. @throws {RangeError} for anything else */
export function checkRupiah(amountIdr: number, mostIdr: number): void {
  if (!Number.isSafeInteger(amountIdr) || amountIdr <= 0 || amountIdr > mostIdr) throw new RangeError('an amount of whole rupiah')
}

// Making a formatter costs a hundred times what using it does.
const rupiah = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })

/** Whole rupiah as Indonesians write them, in either language: `Rp250.000`. */
export const formatIdr = (amountIdr: number): string => `Rp${rupiah.format(amountIdr)}`
