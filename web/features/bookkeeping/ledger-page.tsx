import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { Link, useRevalidator } from 'react-router'
import { getLedger } from '#contract/payments'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage, usePractice } from '#lib/page'
import { wordsOf } from '#lib/words-of'
import { buttonClasses, SubmitButton } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { Deeds } from './deeds.tsx'
import { DeskPage } from './desk-page.tsx'
import { ledgerFile, type Ledger } from './ledger-file.ts'
import { LedgerSums } from './ledger-sums.tsx'
import { ledgerPath, monthAfter, monthName, monthOf } from './months.ts'
import { saveFile } from '#lib/save-file'
import type { Route } from './+types/ledger-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_ledger() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const month = monthOf(new URL(request.url).searchParams, Temporal.Now.plainDateISO().toString())
  return callApi(getLedger, { query: { month } }).then(
    (ledger) => ({ month, ledger, refused: null }),
    (error: unknown) => ({ month, ledger: null, refused: wordsOf(error) }),
  )
}

/** A month of the practice's money, and the deeds behind its sums. */
export default function LedgerPage({ loaderData: { month, ledger, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <DeskPage title={m.money_ledger()} lead={m.money_ledger_lead()}>
      <MonthSteps month={month} />
      {ledger ? <Month month={month} ledger={ledger} /> : refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
    </DeskPage>
  )
}

function MonthSteps({ month }: { month: string }) {
  const { language } = usePage()
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)]
  return (
    <nav aria-label={m.money_months()} className="flex items-center justify-between gap-3 sm:justify-start">
      <Link to={ledgerPath(language, before)} preventScrollReset aria-label={monthName(before, language)} className={`${buttonClasses()} px-3`}>
        <ChevronLeft aria-hidden="true" />
      </Link>
      <Heading size="small" face="sans" className="text-center first-letter:uppercase sm:min-w-52">
        {monthName(month, language)}
      </Heading>
      <Link to={ledgerPath(language, after)} preventScrollReset aria-label={monthName(after, language)} className={`${buttonClasses()} px-3`}>
        <ChevronRight aria-hidden="true" />
      </Link>
    </nav>
  )
}

function Month({ month, ledger }: { month: string; ledger: Ledger }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const save = () => saveFile(new Blob([ledgerFile(ledger, timeZone)], { type: 'text/csv;charset=utf-8' }), `${m.money_csv_name()}-${month}.csv`)
  return (
    <>
      <LedgerSums ledger={ledger} />
      {ledger.deeds.length === 0 ? (
        <EmptyState title={m.money_deeds_none()}>{m.money_deeds_none_text()}</EmptyState>
      ) : (
        <section aria-labelledby="deeds" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Heading id="deeds" size="small" face="sans">
              {m.money_deeds()}
            </Heading>
            <SubmitButton type="button" variant="secondary" onClick={save}>
              <Download aria-hidden="true" />
              {m.money_csv_save()}
            </SubmitButton>
          </div>
          <Deeds deeds={ledger.deeds} timeZone={timeZone} language={language} />
        </section>
      )}
    </>
  )
}
