import type { getLedger } from '#contract/payments'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { csvOf } from './csv.ts'

export type Ledger = ReplyOf<typeof getLedger>

const deedNames: Readonly<Record<string, () => string>> = {
  invoiced: m.money_deed_invoiced,
  waived: m.money_deed_waived,
  restored: m.money_deed_restored,
  paid: m.money_deed_paid,
  credited: m.money_deed_credited,
  refunded: m.money_deed_refunded,
}

/** A deed that this page does not know yet keeps its own name. */
export const deedName = (deed: string): string => deedNames[deed]?.() ?? deed

/** What moves money in or out of the practice's hand; all else moves what is owed. */
export const isMoney = (deed: string): boolean => deed === 'paid' || deed === 'refunded'

/** The deeds of a month as a table for spreadsheets: no name of anybody, days and times by the practice's clock. */
export function ledgerFile({ deeds }: Ledger, timeZone: string): string {
  const head = [m.money_csv_date(), m.money_csv_time(), m.money_csv_number(), m.money_csv_deed(), m.money_csv_amount()]
  const rows = deeds.map(({ at, deed, number, amountIdr }) => {
    const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
    return [local.toPlainDate().toString(), local.toPlainTime().toString({ smallestUnit: 'minute' }), number, deedName(deed), amountIdr]
  })
  return csvOf([head, ...rows])
}
