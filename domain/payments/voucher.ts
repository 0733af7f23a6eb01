/** What a voucher is worth: an amount, or a share of the price. */
export type Worth = { readonly offIdr: number | null; readonly offPercent: number | null }

/** One of the two, and not both. */
export const isWorth = ({ offIdr, offPercent }: Worth): boolean => (offIdr === null) !== (offPercent === null)

/** Never more than is due; parts of a rupiah fall to the client. */
export function worthOf({ offIdr, offPercent }: Worth, dueIdr: number): number {
  return Math.min(dueIdr, offIdr ?? Math.ceil((dueIdr * (offPercent ?? 0)) / 100))
}

/** How people write it does not matter: capitals, blanks and hyphens are for the eye. */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** Without letters and digits that are taken for one another. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 12

/** @param random numbers from 0 to 255, as many as are asked for @returns e.g. `7KQM-2XWD-HT94`, 59 bits */
export function newCode(random: (count: number) => Iterable<number>): string {
  let code = ''
  while (code.length < codeLength)
    // What is left over of 256 is thrown away: each letter is as likely as any other.
    for (const byte of random(codeLength)) if (byte < 248 && code.length < codeLength) code += codeLetters[byte % codeLetters.length]
  return grouped(code)
}

const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')
