import { useState } from 'react'
import type { CancelReason } from '#domain/scheduling/appointment'
import type { Invoice } from '#contract/payments'
import { cancelAppointment, type Appointment } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { RadioGroup } from '#ui/choices'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'
import { Notice } from '#ui/notice'

/** A client's; why a counsellor cannot is not theirs to say. */
const reasons = {
  'no-reason': m.calloff_no_reason,
  'plans-changed': m.calloff_plans_changed,
  unwell: m.calloff_unwell,
  'not-needed': m.calloff_not_needed,
} as const satisfies Partial<Record<CancelReason, () => string>>
type Reason = keyof typeof reasons

type Props = { appointment: Appointment; invoice: Invoice | null; onClose: () => void; onCancelled: (cancelled: Appointment) => Promise<void> }

/** What happens to the money stands there before anything is done. */
export function CancelDialog({ appointment, invoice, onClose, onCancelled }: Props) {
  const { language } = usePage()
  const [reason, setReason] = useState<Reason>('no-reason')
  const isHeld = appointment.state === 'held'
  const cancelling = useAct(async () => {
    await onCancelled(await callApi(cancelAppointment, { params: { appointment: appointment.id }, body: { reason } }))
  })
  const money = moneyWords(appointment, invoice)
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        isOpen
        role="alertdialog"
        title={isHeld ? m.calloff_held_title() : m.calloff_title()}
        closeLabel={m.calloff_close()}
        onOpenChange={(isOpen) => isOpen || onClose()}
        actions={(close) => (
          <>
            <SubmitButton type="button" variant="danger" isPending={cancelling.isPending} onClick={() => void cancelling.run()}>
              {cancelling.isPending ? m.calloff_busy() : isHeld ? m.meeting_let_go() : m.meeting_cancel()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={close}>
              {m.calloff_keep()}
            </SubmitButton>
          </>
        )}
      >
        <div className="grid gap-5 pb-1">
          <Notice tone={money.isLoss ? 'attention' : 'info'} title={money.title}>
            {money.text}
          </Notice>
          <RadioGroup
            id="cancel-reason"
            legend={m.calloff_reason()}
            hint={m.calloff_reason_hint()}
            choices={Object.entries(reasons).map(([value, label]) => ({ value, label: label() }))}
            defaultValue={reason}
            onChoose={(value) => setReason(value as Reason)}
          />
          <Refused words={cancelling.refused} />
        </div>
      </Dialog>
    </InterfaceLanguage>
  )
}

function moneyWords({ can, state }: Appointment, invoice: Invoice | null): { title: string; text: string; isLoss: boolean } {
  const paidIdr = invoice ? invoice.paidIdr - invoice.refundedIdr : 0
  if (state === 'held') return { title: m.calloff_held_what(), text: m.calloff_held_text(), isLoss: false }
  if (paidIdr <= 0) return { title: m.calloff_unpaid(), text: m.calloff_unpaid_text(), isLoss: false }
  const amount = formatIdr(paidIdr)
  if (can.cancelFree === null) return { title: m.calloff_free({ amount }), text: m.calloff_free_text(), isLoss: false }
  return { title: m.calloff_late({ amount }), text: m.calloff_late_text(), isLoss: true }
}
