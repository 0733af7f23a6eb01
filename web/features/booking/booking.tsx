import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CounsellorProfile } from '#contract/counsellors'
import { getReadiness, type Readiness } from '#contract/consents'
import type { BookingRules } from '#contract/scheduling'
import { Refused, useFreshHeading } from '#features/accounts'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { ButtonLink, SubmitButton } from '#ui/button'
import { focusIfLost } from '#ui/focus'
import { Heading } from '#ui/heading'
import { SkeletonText } from '#ui/skeleton'
import { BookedFacts } from './booked-facts.tsx'
import { isReady, saysNotReady, type Bookable, type Wanted } from './booking-flow.ts'
import { confirmFree, hold } from './holding.ts'
import { shortName } from './mode-name.ts'
import { RulesNote } from './rules-note.tsx'
import { TimesButtons } from './times-buttons.tsx'
import { useNow } from './use-now.ts'

/** Most clients have agreed to all of it before. */
const ReadinessSteps = lazy(() => import('#features/consents').then((module) => ({ default: module.ReadinessSteps })))

type Props = {
  wanted: Wanted
  counsellor: CounsellorProfile
  service: Bookable['service']
  rules: BookingRules
  first: Readiness
}

const hourMs = 60 * 60_000

export function Booking({ wanted, counsellor, service, rules, first }: Props) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const nowMs = useNow(Date.parse(wanted.at) - rules.changeUntilHours * hourMs)
  const { readiness, looks, look } = useReadiness(first, wanted.to)
  const { take, taking, taken, holding } = useTaking({ counsellor: wanted.to, service: service.id, timeZone }, look)
  const heading = useFreshHeading(taken)
  const zones = { own: timeZone, theirs: counsellor.timeZone }
  const name = shortName(counsellor.name)
  const ready = isReady(readiness)
  return (
    <>
      <Refused words={holding.refused} />
      {taken ? (
        <section className="grid gap-4">
          <div ref={heading} tabIndex={-1} className="grid gap-1 outline-none">
            <Heading size="small">{m.book_taken()}</Heading>
            <p className="text-muted">{taken.next.length > 0 ? m.book_taken_next() : m.book_taken_none()}</p>
          </div>
          <TimesButtons slots={taken.next} zones={zones} name={name} taking={taking} onTake={take} />
          <ButtonLink href={timesPath(language, wanted.to, { service: wanted.service })} className="justify-self-start">
            {m.book_other_time()}
          </ButtonLink>
        </section>
      ) : (
        <BookedFacts
          booked={{
            counsellor: counsellor.name,
            mode: service.mode,
            service: service.name,
            minutes: service.minutes,
            at: wanted.at,
            priceIdr: service.priceIdr,
            zones,
          }}
        />
      )}
      {taken ? null : (
        <RulesNote
          changeUntilMs={Date.parse(wanted.at) - rules.changeUntilHours * hourMs}
          graceMinutes={rules.graceMinutes}
          holdMinutes={service.priceIdr === 0 ? undefined : rules.holdMinutes}
          nowMs={nowMs}
        />
      )}
      {ready ? null : (
        <Suspense fallback={<SkeletonText lines={6} label={m.book_steps_loading()} />}>
          <ReadinessSteps key={looks} counsellor={counsellor} first={readiness} onReady={() => void look()} />
        </Suspense>
      )}
      {ready && !taken ? (
        <div className="grid gap-2">
          <SubmitButton ref={focusIfLost} type="button" size="large" wide isPending={holding.isPending} onClick={() => take(wanted.at)}>
            {holding.isPending ? m.book_holding() : service.priceIdr === 0 ? m.book_confirm_free() : m.book_hold()}
          </SubmitButton>
          <p className="text-center text-sm text-muted">{service.priceIdr === 0 ? m.book_hold_free() : m.book_hold_hint()}</p>
        </div>
      ) : null}
    </>
  )
}

/** What is still missing, as the practice sees it. */
function useReadiness(first: Readiness, counsellor: string) {
  const { language } = usePage()
  const [{ readiness, looks }, setState] = useState({ readiness: first, looks: 0 })
  const look = async () => {
    const next = await callApi(getReadiness, { query: { counsellor, language } })
    setState((before) => ({ readiness: next, looks: before.looks + 1 }))
  }
  return { readiness, looks, look }
}

type Whose = { readonly counsellor: string; readonly service: string; readonly timeZone: string }

function useTaking(whose: Whose, look: () => Promise<void>) {
  const { language } = usePage()
  const navigate = useNavigate()
  const [taken, setTaken] = useState<{ readonly next: readonly string[] } | null>(null)
  const [taking, setTaking] = useState<string | null>(null)
  const holding = useAct(async (at: string) => {
    try {
      const { appointment, next } = await hold({ ...whose, startsAt: at })
      if (!appointment) return setTaken({ next })
      await confirmFree(appointment)
      await navigate(pathOf('pay', language, { appointment: appointment.id }), { replace: true })
    } catch (error) {
      // Something changed since the page came: it shows what.
      if (!(error instanceof ApiRefusal && saysNotReady(error.code))) throw error
      await look()
    }
  })
  const take = (at: string) => {
    setTaking(at)
    void holding.run(at)
  }
  return { take, taking: holding.isPending ? taking : null, taken, holding }
}
