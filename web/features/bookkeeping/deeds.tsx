import type { Language } from '#contract/languages'
import { m } from '#messages'
import { formatClock, formatDay, formatIdr, zoneName } from '#lib/format'
import { deedName, isMoney, type Ledger } from './ledger-file.ts'

type Props = { deeds: Ledger['deeds']; timeZone: string; language: Language }

/** As in a book: day by day, what moved money in bold. A table, for it is one; on a phone its lines fold. */
export function Deeds({ deeds, timeZone, language }: Props) {
  const days = Map.groupBy(deeds, ({ at }) => formatDay(at, timeZone, language))
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface">
      <table className="w-full border-collapse text-start tabular-nums">
        <thead className="sr-only">
          <tr>
            <th scope="col">{m.money_csv_time()}</th>
            <th scope="col">{m.money_csv_deed()}</th>
            <th scope="col">{m.money_csv_number()}</th>
            <th scope="col">{m.money_csv_amount()}</th>
          </tr>
        </thead>
        {[...days].map(([day, ofDay]) => (
          <tbody key={day} className="border-t border-line first-of-type:border-t-0">
            <tr>
              <th scope="rowgroup" colSpan={4} className="bg-mist-soft px-4 py-2 text-start text-sm font-semibold sm:px-5">
                {day}
              </th>
            </tr>
            {ofDay.map(({ at, deed, number, amountIdr }, place) => (
              <tr
                key={`${at}${deed}${number}${place}`}
                className="border-t border-line max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2.5"
              >
                <td className="py-2.5 text-sm text-muted max-sm:order-3 max-sm:p-0 sm:w-32 sm:ps-5">
                  {formatClock(at, timeZone, language)} {zoneName(timeZone, Temporal.Instant.from(at))}
                </td>
                <td className="py-2.5 max-sm:order-1 max-sm:p-0">{deedName(deed)}</td>
                <td className="py-2.5 text-sm text-muted max-sm:order-4 max-sm:p-0 max-sm:text-end">{number}</td>
                <td
                  className={`py-2.5 text-end whitespace-nowrap max-sm:order-2 max-sm:p-0 sm:pe-5 ${isMoney(deed) ? 'font-semibold' : 'text-muted'}`}
                >
                  {deed === 'refunded' ? '−' : ''}
                  {formatIdr(amountIdr)}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
