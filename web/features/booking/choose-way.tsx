import { useState, type ReactNode } from 'react'
import type { PaymentWay } from '#domain/payments/invoice'
import { openInvoice, type Invoice } from '#contract/payments'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import type { StandingNow } from './use-standing.ts'
import { VoucherField, type Found } from './voucher-field.tsx'
import { wayHint, wayName } from './way-name.ts'

type Props = { standing: StandingNow; ways: readonly PaymentWay[]; onChosen: () => void }

/** A voucher if there is one, then one touch for the way; with nothing left to pay, one touch for all of it. */
export function ChooseWay({ standing, ways, onChosen }: Props) {
  const { appointment, invoice, take, refresh } = standing
  const [voucher, setVoucher] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<PaymentWay | null>(null)
  const opening = useAct(async (way: PaymentWay | null) => {
    setChosen(way)
    try {
      const opened = await callApi(openInvoice, { body: { appointment: appointment.id, way, ...(voucher && { voucher: voucher.code }) } })
      take({ invoice: opened })
    } finally {
      // Also when it was refused: the time may be gone.
      await refresh()
    }
    onChosen()
  })
  const open = openOf(invoice)
  const dueIdr = voucher?.dueIdr ?? open?.dueIdr ?? appointment.priceIdr
  const offIdr = voucher?.offIdr ?? open?.offIdr ?? 0
  return (
    <div className="grid gap-6">
      <Refused words={opening.refused} />
      {appointment.priceIdr > 0 && !open?.offIdr ? <VoucherField appointment={appointment.id} found={voucher} onFound={setVoucher} /> : null}
      {offIdr > 0 ? (
        <Facts
          facts={[
            { term: m.meeting_price(), value: formatIdr(appointment.priceIdr) },
            { term: m.paying_off(), value: `−${formatIdr(offIdr)}` },
            { term: m.paying_due(), value: dueIdr === 0 ? m.paying_nothing() : formatIdr(dueIdr) },
          ]}
        />
      ) : null}
      {dueIdr === 0 ? (
        <SubmitButton type="button" size="large" wide isPending={opening.isPending} onClick={() => void opening.run(null)}>
          {opening.isPending ? m.paying_confirming() : m.paying_confirm_covered()}
        </SubmitButton>
      ) : (
        <Ways title={m.paying_ways({ amount: formatIdr(dueIdr) })} isEmpty={ways.length === 0}>
          {ways.map((way) => (
            <WayButton key={way} way={way} isPending={opening.isPending && chosen === way} onChoose={() => void opening.run(way)} />
          ))}
        </Ways>
      )}
    </div>
  )
}

const openOf = (invoice: Invoice | null) => (invoice?.state === 'open' ? invoice : null)

function Ways({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <Heading size="small">{title}</Heading>
      {isEmpty ? (
        <Notice tone="attention" title={m.paying_no_ways()}>
          {m.paying_no_ways_text()}
        </Notice>
      ) : (
        <ul className="grid list-none gap-2.5">{children}</ul>
      )}
    </section>
  )
}

function WayButton({ way, isPending, onChoose }: { way: PaymentWay; isPending: boolean; onChoose: () => void }) {
  return (
    <li>
      <SubmitButton type="button" variant="secondary" wide isPending={isPending} onClick={onChoose} className="justify-start py-3 text-start">
        <span className="grid gap-0.5">
          <span>{wayName[way]()}</span>
          <span className="text-sm font-normal text-muted">{wayHint[way]()}</span>
        </span>
      </SubmitButton>
    </li>
  )
}
