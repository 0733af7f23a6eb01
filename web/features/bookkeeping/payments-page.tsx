import { useRevalidator } from 'react-router'
import { listPayments } from '#contract/payments'
import { NotLoaded, ToldNotice, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { DeskPage } from './desk-page.tsx'
import { PaymentsFilter } from './payments-filter.tsx'
import { PaymentsList } from './payments-list.tsx'
import { questionOf } from './payments-address.ts'
import type { Route } from './+types/payments-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_payments() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const question = questionOf(new URL(request.url).searchParams)
  return callApi(listPayments, { query: question }).then(
    (found) => ({ question, found, refused: null }),
    (error: unknown) => ({ question, found: null, refused: wordsOf(error) }),
  )
}

/** Side by side with the bank's statement: what should have come, what somebody says has come, and what has to go back. */
export default function PaymentsPage({ loaderData: { question, found, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const { told, begin, tell } = useTelling()
  const onDone = async (words: string) => {
    await revalidate()
    tell(words)
  }
  return (
    <DeskPage title={m.money_payments()} lead={m.money_payments_lead()}>
      <PaymentsFilter key={question.amountIdr} question={question} counts={found?.counts ?? null} />
      <ToldNotice told={told} />
      {found ? (
        <PaymentsList question={question} invoices={found.invoices} after={found.after} onBegin={begin} onDone={onDone} />
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </DeskPage>
  )
}
