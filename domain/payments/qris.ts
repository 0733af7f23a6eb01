import { checkRupiah } from './rupiah.ts'

/**
 * QRIS is the Indonesian profile of EMV QR codes that a merchant shows: fields of two digits of tag, two of length and the value, in a row,
 * the last of which is a checksum. Source: EMVCo, QR Code Specification for Payment Systems, Merchant-Presented Mode, sections 3 and 4.
 */
export type QrisField = { readonly tag: string; readonly value: string }

export type Qris = {
  readonly fields: readonly QrisField[]
  readonly merchant: string
  readonly city: string
  /** Whole rupiah; null where the payer types it. */
  readonly amountIdr: number | null
}

/** Why a text is no code of ours; each has a sentence for the person at the field. */
export const qrisTroubles = ['not-a-qris', 'qris-damaged', 'qris-not-rupiah', 'qris-not-indonesia', 'qris-no-merchant', 'qris-has-amount'] as const
export type QrisTrouble = (typeof qrisTroubles)[number]

const tags = { format: '00', initiation: '01', currency: '53', amount: '54', country: '58', merchant: '59', city: '60', checksum: '63' } as const
const merchantAccounts = { first: 2, last: 51 }
const rupiah = '360'
/** Tag and length stand in what is summed. */
const checksumHead = '6304'
const longestQris = 512
/** Letters of other scripts are only in names that are given a second time, which QRIS does not do. */
const isPlain = /^[ -~]*$/
/** EMVCo gives an amount thirteen characters. */
export const mostQrisIdr = 9_999_999_999_999

/** Reads the text behind a QR code strictly. White space around it, as copying brings along, is no part of it. */
export function readQris(typed: string): Qris | QrisTrouble {
  const text = typed.trim()
  const fields = text.length <= longestQris && isPlain.test(text) ? fieldsOf(text) : null
  const value = (tag: string) => fields?.find((field) => field.tag === tag)?.value
  if (!fields || fields[0]?.tag !== tags.format || value(tags.format) !== '01') return 'not-a-qris'
  const last = fields.at(-1)
  if (last?.tag !== tags.checksum || !text.endsWith(checksumHead + last.value)) return 'qris-damaged'
  if (checksum(text.slice(0, -4)) !== last.value.toUpperCase()) return 'qris-damaged'
  if (new Set(fields.map(({ tag }) => tag)).size !== fields.length) return 'qris-damaged'
  if (value(tags.currency) !== rupiah) return 'qris-not-rupiah'
  if (value(tags.country) !== 'ID') return 'qris-not-indonesia'
  const [merchant, city, amount] = [value(tags.merchant), value(tags.city), value(tags.amount)]
  if (!merchant || !city || !fields.some(({ tag }) => isMerchantAccount(tag))) return 'qris-no-merchant'
  const amountIdr = amount === undefined ? null : wholeRupiah(amount)
  return amountIdr === undefined ? 'qris-damaged' : { fields, merchant, city, amountIdr }
}

/**
 * The practice's own code, for this amount. Whoever shows it reads it back first (`readQris`) and compares.
 * @param standing the static code that the practice got from its bank
 * @throws {RangeError} for an amount that is not whole, not more than nothing, or too long for the field
 */
export function qrisFor(standing: string, amountIdr: number): string | QrisTrouble {
  checkRupiah(amountIdr, mostQrisIdr)
  const read = readQris(standing)
  if (typeof read === 'string') return read
  if (read.amountIdr !== null) return 'qris-has-amount'
  const others = read.fields.filter(({ tag }) => tag !== tags.checksum && tag !== tags.initiation)
  const given = [...others, { tag: tags.initiation, value: '12' }, { tag: tags.amount, value: String(amountIdr) }]
  const text =
    given
      .toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
      .map(written)
      .join('') + checksumHead
  return text + checksum(text)
}

const written = ({ tag, value }: QrisField) => tag + String(value.length).padStart(2, '0') + value
const isMerchantAccount = (tag: string) => Number(tag) >= merchantAccounts.first && Number(tag) <= merchantAccounts.last

function fieldsOf(text: string): QrisField[] | null {
  const fields: QrisField[] = []
  for (let at = 0; at < text.length;) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4))
    const [, tag = '', digits = ''] = head ?? []
    const value = text.slice(at + 4, at + 4 + Number(digits))
    if (!head || value.length !== Number(digits)) return null
    fields.push({ tag, value })
    at += 4 + value.length
  }
  return fields
}

/** `150000` or `150000.00`; there is no smaller coin. */
function wholeRupiah(amount: string): number | undefined {
  const [, whole] = /^(\d{1,13})(?:\.0{0,2})?$/.exec(amount) ?? []
  return whole === undefined || amount.length > 13 ? undefined : Number(whole)
}

/** Of plain letters. CRC-16 with polynomial 0x1021 from 0xFFFF on, four hexadecimal digits. Source: ISO/IEC 13239, as EMVCo, section 4.7.3, has it. */
export function checksum(text: string): string {
  let sum = 0xffff
  for (const letter of text) {
    sum ^= (letter.codePointAt(0) ?? 0) << 8
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff
  }
  return sum.toString(16).toUpperCase().padStart(4, '0')
}
