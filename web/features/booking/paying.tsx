import { useEffect, useState, type ReactNode } from 'react'
import type { PaymentWay } from '#domain/payments/invoice'
import { useFreshHeading } from '#features/accounts'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { practiceClock } from '#lib/practice-clock'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { BookedFacts } from './booked-facts.tsx'
import { isAwaited, stageOf, type Stage } from './booking-flow.ts'
import { Checking } from './checking.tsx'
import { ChooseWay } from './choose-way.tsx'
import { Ended } from './ended.tsx'
import { HoldCountdown } from './hold-countdown.tsx'
import { bookedOf } from './of-appointment.ts'
import { PayByWay } from './pay-by-way.tsx'
import { RulesNote } from './rules-note.tsx'
import { RunOut } from './run-out.tsx'
import { useNow } from './use-now.ts'
import { useStanding, type Standing, type StandingNow } from './use-standing.ts'

const titles: Record<Stage, () => string> = {
  choosing: m.paying_title,
  paying: m.paying_title,
  'not-found': m.paying_not_found,
  checking: m.paying_checking,
  'checking-late': m.paying_checking,
  'run-out': m.paying_run_out,
  owed: m.paying_owed,
  confirmed: m.paying_confirmed,
  cancelled: m.meeting_cancelled,
  missed: m.meeting_missed,
}

/** As of now: what ran out meanwhile is not asked about any more. */
const mayChange = ({ appointment, invoice }: Standing) => isAwaited(stageOf(appointment, invoice, practiceClock.nowMs()))

export function Paying({ standing: first, ways }: { standing: Standing; ways: readonly PaymentWay[] }) {
  const standing = useStanding(first, mayChange)
  const { appointment, invoice, refresh, unheard } = standing
  const keptUntil = appointment.state === 'held' ? appointment.heldUntil : null
  const nowMs = useNow(keptUntil === null ? null : Date.parse(keptUntil))
  const stage = stageOf(appointment, invoice, nowMs)
  // Whoever would rather pay in another way than the one chosen.
  const [isAnother, setAnother] = useState(false)
  const step = stage === 'paying' && isAnother ? 'choosing' : stage
  const heading = useFreshHeading(step)
  const isOver = stage === 'run-out'
  useEffect(() => {
    // The clock says so; the practice may know better.
    if (isOver) void refresh()
  }, [isOver, refresh])
  return (
    <>
      <div ref={heading} tabIndex={-1} className="grid gap-2 outline-none">
        <Heading level={1} size="title">
          {titles[step]()}
        </Heading>
      </div>
      <div role="status" className="empty:hidden">
        {unheard ? (
          <Notice tone="attention" title={unheard.title}>
            {m.paying_unheard()}
          </Notice>
        ) : null}
      </div>
      {keptUntil && (step === 'choosing' || step === 'paying' || step === 'not-found') ? <HoldCountdown until={keptUntil} nowMs={nowMs} /> : null}
      <StepOf step={step} standing={standing} ways={ways} onAnother={setAnother} />
      <About standing={standing} nowMs={nowMs} isOpen={step !== 'run-out'} />
    </>
  )
}

type StepProps = { step: Stage; standing: StandingNow; ways: readonly PaymentWay[]; onAnother: (isAnother: boolean) => void }

function StepOf({ step, standing, ways, onAnother }: StepProps): ReactNode {
  const { appointment, invoice } = standing
  if (step === 'choosing') return <ChooseWay standing={standing} ways={ways} onChosen={() => onAnother(false)} />
  if (step === 'run-out') return <RunOut appointment={appointment} />
  if (invoice && (step === 'paying' || step === 'not-found'))
    return <PayByWay invoice={invoice} standing={standing} isNotFound={step === 'not-found'} onAnother={() => onAnother(true)} />
  if (invoice && (step === 'checking' || step === 'checking-late'))
    return <Checking invoice={invoice} standing={standing} isLate={step === 'checking-late'} />
  return <Ended stage={step} appointment={appointment} invoice={invoice} />
}

/** What it is all about, and what holds: below the next act, where whoever looks for it finds it. */
function About({ standing: { appointment }, nowMs, isOpen }: { standing: Standing; nowMs: number; isOpen: boolean }) {
  const { timeZone } = useMe()
  const isHeld = appointment.state === 'held'
  return (
    <section className="grid gap-5 border-t border-line pt-6">
      <Heading size="small">{m.paying_about()}</Heading>
      <BookedFacts booked={bookedOf(appointment, timeZone)} />
      {isHeld && isOpen ? (
        <RulesNote
          changeUntilMs={Date.parse(appointment.changeUntil)}
          graceMinutes={Math.round((Date.parse(appointment.graceUntil) - Date.parse(appointment.startsAt)) / 60_000)}
          nowMs={nowMs}
        />
      ) : null}
    </section>
  )
}
