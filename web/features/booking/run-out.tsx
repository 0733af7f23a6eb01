import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { getSlots, type Appointment } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { useAct } from '#lib/use-act'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Heading } from '#ui/heading'
import { confirmFree, hold } from './holding.ts'
import { shortName } from './mode-name.ts'
import { nextBest } from './next-best.ts'
import { zonesOf } from './of-appointment.ts'
import { TimesButtons } from './times-buttons.tsx'

/** The time is no longer kept: once more by one touch, if it is still free, or one of those beside it. */
export function RunOut({ appointment }: { appointment: Appointment }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const navigate = useNavigate()
  const [taking, setTaking] = useState<string | null>(null)
  const [isTaken, setTaken] = useState(false)
  const { free, setFree } = useFree(appointment, timeZone)
  const { counsellor, service, startsAt } = appointment
  const holding = useAct(async (at: string) => {
    if (counsellor.slug === null) return
    const { appointment: held, next } = await hold({ counsellor: counsellor.slug, service: service.id, startsAt: at, timeZone })
    if (!held) {
      setTaken(true)
      return setFree(next)
    }
    await confirmFree(held)
    await navigate(pathOf('pay', language, { appointment: held.id }), { replace: true })
  })
  const take = (at: string) => {
    setTaking(at)
    void holding.run(at)
  }
  // An instant may be written in more ways than one.
  const isWanted = (at: string) => Date.parse(at) === Date.parse(startsAt)
  const mayAgain = counsellor.slug !== null && !isTaken && Date.parse(startsAt) > practiceClock.nowMs() && (free === null || free.some(isWanted))
  const others = (free ?? []).filter((at) => !isWanted(at))
  return (
    <div className="grid gap-6">
      <Refused words={holding.refused} />
      <p>{m.paying_run_out_text()}</p>
      {mayAgain ? (
        <SubmitButton type="button" size="large" wide isPending={holding.isPending} onClick={() => take(startsAt)}>
          {m.paying_take_again()}
        </SubmitButton>
      ) : (
        <p role="status" className="font-medium">
          {m.book_taken()}
        </p>
      )}
      {others.length > 0 ? (
        <section className="grid gap-3">
          <Heading size="small">{m.paying_take_other()}</Heading>
          <TimesButtons
            slots={others}
            zones={zonesOf(appointment, timeZone)}
            name={shortName(counsellor.name)}
            taking={holding.isPending ? taking : null}
            onTake={take}
          />
        </section>
      ) : null}
      {counsellor.slug === null ? null : (
        <ButtonLink href={timesPath(language, counsellor.slug, { service: service.id })} className="justify-self-start">
          {m.book_other_time()}
        </ButtonLink>
      )}
    </div>
  )
}

/** What is free about that time; without an answer, only the time itself is offered. */
function useFree({ counsellor: { slug }, service, startsAt }: Appointment, timeZone: string) {
  const [free, setFree] = useState<readonly string[] | null>(null)
  useEffect(() => {
    if (slug === null) return undefined
    let isGone = false
    const query = { service: service.id, days: 14, zone: timeZone }
    callApi(getSlots, { params: { slug }, query }).then(
      ({ slots }) => isGone || setFree(nextBest(slots, startsAt)),
      () => undefined,
    )
    return () => void (isGone = true)
  }, [slug, service.id, startsAt, timeZone])
  return { free, setFree }
}
