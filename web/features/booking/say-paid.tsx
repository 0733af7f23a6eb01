import { lazy, Suspense } from 'react'
import { sayPaid, type Invoice } from '#contract/payments'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Skeleton } from '#ui/skeleton'
import type { StandingNow } from './use-standing.ts'

/** Comes only for those who want it, with what seals it. */
const ProofUpload = lazy(() => import('./proof-upload.tsx').then((module) => ({ default: module.ProofUpload })))

type Props = { invoice: Invoice; standing: StandingNow; withProof: boolean }

/** The client's word: from here on the time waits for the practice. */
export function SayPaid({ invoice, standing: { take, refresh }, withProof }: Props) {
  const saying = useAct(async () => {
    try {
      take({ invoice: await callApi(sayPaid, { params: { invoice: invoice.id } }) })
    } finally {
      await refresh()
    }
  })
  return (
    <div className="grid gap-3">
      <Refused words={saying.refused} />
      {withProof ? <Proof invoice={invoice} onSent={refresh} /> : null}
      <SubmitButton type="button" size="large" wide isPending={saying.isPending} onClick={() => void saying.run()}>
        {saying.isPending ? m.paying_saying() : withProof ? m.paying_say_again() : m.paying_say()}
      </SubmitButton>
      <p className="text-center text-sm text-muted">{m.paying_say_hint()}</p>
    </div>
  )
}

export const Proof = ({ invoice, onSent }: { invoice: Invoice; onSent: () => Promise<void> }) => (
  <Suspense fallback={<Skeleton shape="block" />}>
    <ProofUpload invoice={invoice.id} hasProof={invoice.hasProof} onSent={onSent} />
  </Suspense>
)
