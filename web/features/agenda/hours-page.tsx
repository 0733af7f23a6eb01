import { getBookingRules, getWorkingHours } from '#contract/scheduling'
import { PageHead } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { Container } from '#ui/container'
import { freshHours } from './hours-draft.ts'
import { HoursEditor } from './hours-editor.tsx'
import type { Route } from './+types/hours-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.hours_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader() {
  const [{ hours }, { closedDays }] = await Promise.all([callApi(getWorkingHours), callApi(getBookingRules)])
  return { hours, closedDays }
}

/** When a counsellor works: drawn on a week, with exceptions in a month, and the boundaries around it. */
export default function HoursPage({ loaderData: { hours, closedDays } }: Route.ComponentProps) {
  const { timeZone } = useMe()
  return (
    <Container className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.hours_title()} lead={m.hours_lead()} />
      <HoursEditor kept={hours ?? freshHours(timeZone)} isNew={hours === null} closedDays={closedDays} />
    </Container>
  )
}
