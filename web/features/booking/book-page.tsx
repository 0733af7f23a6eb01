import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { getCounsellor } from '#contract/counsellors'
import { getReadiness } from '#contract/consents'
import { getBookingRules } from '#contract/scheduling'
import type { Language } from '#contract/languages'
import { NotLoaded, PageHead, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { languageOfPath } from '#lib/language'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { bookable, wantedIn, type NotBookable, type Wanted } from './booking-flow.ts'
import { Booking } from './booking.tsx'
import { ForClients } from './for-clients.tsx'
import { useLast } from './use-last.ts'
import type { Route } from './+types/book-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.book_title() }, { name: 'robots', content: 'noindex' }]

/** Nobody of that name, or nothing for whoever asks: told on the page, together with the way on. */
const unlessThere = (error: unknown): null => {
  if (error instanceof ApiRefusal && error.code === 'not-found') return null
  throw error
}

async function load(wanted: Wanted, language: Language) {
  const [counsellor, rules, readiness] = await Promise.all([
    callApi(getCounsellor, { params: { slug: wanted.to } }).catch(unlessThere),
    callApi(getBookingRules),
    callApi(getReadiness, { query: { counsellor: wanted.to, language } }).catch(unlessThere),
  ])
  return { wanted, counsellor, rules, readiness }
}

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const url = new URL(request.url)
  const wanted = wantedIn(url.searchParams)
  if (!wanted) return { found: null, refused: null }
  return load(wanted, languageOfPath(url.pathname)).then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOfReading(error) }),
  )
}

/** A client takes a time: what is booked, what holds, what is still missing, and then it is theirs. */
export default function BookPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { role } = useMe()
  const { revalidate } = useRevalidator()
  const shown = useLast(found)
  const isClient = role === 'client'
  return (
    <Container width="form" className="grid gap-7 py-8 sm:py-12">
      <PageHead title={m.book_heading()} lead={isClient && shown ? m.book_lead() : null} />
      {isClient ? null : <ForClients />}
      {isClient && shown ? <Found {...shown} /> : null}
      {isClient && !shown && refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {isClient && !shown && !refused ? <Nothing problem="not-offered" to={null} /> : null}
    </Container>
  )
}

type FoundProps = Awaited<ReturnType<typeof load>>

function Found({ wanted, counsellor, rules, readiness }: FoundProps) {
  // As of the first look: a time that passes while the page is open is told by the practice.
  const [nowMs] = useState(() => practiceClock.nowMs())
  if (!counsellor || !readiness) return <Nothing problem="not-offered" to={counsellor?.slug ?? null} />
  const { service, problem } = bookable(counsellor, wanted, nowMs)
  if (!service) return <Nothing problem={problem} to={counsellor.slug} />
  return <Booking wanted={wanted} counsellor={counsellor} service={service} rules={rules} first={readiness} />
}

const nothing: Record<NotBookable['problem'], { title: () => string; text: () => string }> = {
  'not-offered': { title: m.book_not_offered, text: m.book_not_offered_text },
  'no-licence': { title: m.book_no_licence, text: m.book_no_licence_text },
  past: { title: m.book_past, text: m.book_past_text },
}

function Nothing({ problem, to }: { problem: NotBookable['problem']; to: string | null }) {
  const { language } = usePage()
  const { title, text } = nothing[problem]
  return (
    <EmptyState
      title={title()}
      action={
        <>
          {to && problem !== 'no-licence' ? (
            <ButtonLink href={timesPath(language, to)} variant="primary">
              {m.book_other_time()}
            </ButtonLink>
          ) : null}
          <ButtonLink href={pathOf('counsellors', language)} variant={to && problem !== 'no-licence' ? 'secondary' : 'primary'}>
            {m.meetings_find()}
          </ButtonLink>
        </>
      }
    >
      {text()}
    </EmptyState>
  )
}
