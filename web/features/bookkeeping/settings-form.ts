import type { PaymentSettings } from '#contract/payments'
import { readQris, type Qris, type QrisTrouble } from '#domain/payments/qris'
import { m } from '#messages'

/** As it stands in the fields; a bank account is none while its three fields are empty. */
export type SettingsValues = {
  readonly qrisText: string
  readonly bank: string
  readonly account: string
  readonly holder: string
  readonly wordingId: string
  readonly wordingEn: string
  readonly sender: string
}

export type SettingsErrors = Partial<Record<keyof SettingsValues, string | undefined>>

export const longest = { qrisText: 600, bank: 60, account: 31, holder: 80, wording: 120, sender: 400 } as const

export const valuesOf = ({ qrisText, transfer, wording, sender }: PaymentSettings): SettingsValues => ({
  qrisText,
  bank: transfer?.bank ?? '',
  account: transfer?.account ?? '',
  holder: transfer?.holder ?? '',
  wordingId: wording.id,
  wordingEn: wording.en,
  sender,
})

export function settingsOf(values: SettingsValues): PaymentSettings {
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as SettingsValues
  const { qrisText, bank, account, holder, wordingId, wordingEn, sender } = typed
  return { qrisText, transfer: hasAccount(typed) ? { bank, account, holder } : null, wording: { id: wordingId, en: wordingEn }, sender }
}

const hasAccount = ({ bank, account, holder }: SettingsValues) => [bank, account, holder].some((value) => value.trim() !== '')

/** What a code says, or why it is none that an amount can be built into; null for an empty field. */
export function qrisRead(typed: string): Qris | QrisTrouble | null {
  if (typed.trim() === '') return null
  const read = readQris(typed)
  return typeof read !== 'string' && read.amountIdr !== null ? 'qris-has-amount' : read
}

const troubles: Record<QrisTrouble, () => string> = {
  'not-a-qris': m.money_qris_none,
  'qris-damaged': m.money_qris_damaged,
  'qris-not-rupiah': m.money_qris_not_rupiah,
  'qris-not-indonesia': m.money_qris_not_indonesia,
  'qris-no-merchant': m.money_qris_no_merchant,
  'qris-has-amount': m.money_qris_has_amount,
}
export const qrisTroubleWords = (trouble: QrisTrouble): string => troubles[trouble]()

const isAccount = /^[0-9][0-9 -]{4,30}$/

/** One sentence per field that does not fit, saying what would. */
export function checkSettings(values: SettingsValues): SettingsErrors {
  const read = qrisRead(values.qrisText)
  const { transfer, wording } = settingsOf(values)
  return {
    ...(typeof read === 'string' && { qrisText: qrisTroubleWords(read) }),
    ...(transfer && transfer.bank.length < 2 && { bank: m.money_bank_missing() }),
    ...(transfer && !isAccount.test(transfer.account) && { account: m.money_account_wrong() }),
    ...(transfer && transfer.holder.length < 2 && { holder: m.money_holder_missing() }),
    ...(wording.id === '' && { wordingId: m.money_wording_missing() }),
    ...(wording.en === '' && { wordingEn: m.money_wording_missing() }),
  }
}

const telling = /konsel|terap[ij]|psiko|jiwa|mental|kesehatan|curhat|counsel|therap|psych|health/i

/** Whether a wording says to whoever looks over a shoulder what was paid for. */
export const saysTooMuch = (wording: string): boolean => telling.test(wording)
