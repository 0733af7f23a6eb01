import { lazy, Suspense } from 'react'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'
import { Skeleton } from '#ui/skeleton'
import { SayPaid } from './say-paid.tsx'
import { TransferPanel } from './transfer-panel.tsx'
import type { StandingNow } from './use-standing.ts'
import { wayName } from './way-name.ts'

const QrisPanel = lazy(() => import('./qris-panel.tsx').then((module) => ({ default: module.QrisPanel })))

type Props = { invoice: Invoice; standing: StandingNow; isNotFound: boolean; onAnother: () => void }

/** How the money goes on its way, and the word that it went. */
export function PayByWay({ invoice, standing, isNotFound, onAnother }: Props) {
  const { qris, transfer } = invoice
  return (
    <div className="grid gap-6">
      {isNotFound ? (
        <Notice tone="attention" role="status" title={m.paying_not_found_what()}>
          {m.paying_not_found_text()}
        </Notice>
      ) : null}
      {invoice.way === 'qris' && qris ? (
        <Suspense fallback={<Skeleton shape="block" className="h-80" />}>
          <QrisPanel qris={qris} />
        </Suspense>
      ) : null}
      {invoice.way === 'transfer' && transfer ? <TransferPanel transfer={transfer} dueIdr={invoice.dueIdr} /> : null}
      {invoice.payAt ? <Gateway invoice={invoice} payAt={invoice.payAt} /> : <SayPaid invoice={invoice} standing={standing} withProof={isNotFound} />}
      <SubmitButton type="button" variant="quiet" onClick={onAnother}>
        {m.paying_another_way()}
      </SubmitButton>
    </div>
  )
}

/** It opens there and comes back by itself; what was paid is heard from the gateway, not from the address one comes back to. */
function Gateway({ invoice: { way }, payAt }: { invoice: Invoice; payAt: string }) {
  const isAddress = URL.canParse(payAt) && /^https?:$/.test(new URL(payAt).protocol)
  if (!isAddress || way === null) return null
  return (
    <div className="grid gap-3">
      <p>{m.paying_gateway_text({ name: wayName[way]() })}</p>
      <ButtonLink href={payAt} rel="noreferrer" variant="primary" size="large" wide>
        {m.paying_gateway_do({ name: wayName[way]() })}
      </ButtonLink>
      <p className="text-sm text-muted">{m.paying_gateway_back()}</p>
    </div>
  )
}
