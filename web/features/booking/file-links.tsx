import { CalendarPlus, FileText } from 'lucide-react'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { ButtonLink } from '#ui/button'

/** Saved by the browser, by the login that it has: nothing of them goes through the memory of the page. */
export const CalendarLink = ({ appointment }: { appointment: string }) => (
  <ButtonLink href={`/api/appointments/${encodeURIComponent(appointment)}/calendar-file`} download="">
    <CalendarPlus aria-hidden="true" />
    {m.meeting_to_calendar()}
  </ButtonLink>
)

export function DocumentLink({ invoice }: { invoice: Invoice }) {
  const { language } = usePage()
  const isReceipt = invoice.state === 'paid' || invoice.state === 'refunded'
  return (
    <ButtonLink href={`/api/invoices/${encodeURIComponent(invoice.id)}/document?language=${language}`} download="">
      <FileText aria-hidden="true" />
      {isReceipt ? m.paying_receipt() : m.paying_invoice()}
    </ButtonLink>
  )
}
