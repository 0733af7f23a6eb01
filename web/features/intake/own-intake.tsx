import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Episode } from '#contract/episodes'
import { episodeCan } from '#domain/care/episode'
import { ConfirmedAct, NotLoaded, Told } from '#features/accounts'
import { m } from '#messages'
import { keyRing } from '#lib/key-ring'
import { usePage } from '#lib/page'
import { pathOf, writePath } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { TextLink } from '#ui/link'
import { linkClasses } from '#ui/recipes'
import { SkeletonText } from '#ui/skeleton'
import { standingWords } from './episode-words.ts'
import { IntakeWords } from './intake-words.tsx'
import { openIntake } from './own-words.ts'
import { withdraw } from './taking.ts'
import { useClock } from './use-clock.ts'
import { useOpened } from './use-opened.ts'
import { useSeen } from './use-seen.ts'
import { WaysOn } from './ways-on.tsx'

/** A client's own words, read back from the seal, where they stand, and the ways on. */
export function OwnIntake({ episode, onChanged }: { episode: Episode; onChanged: () => Promise<void> }) {
  const { language } = usePage()
  const clock = useClock()
  const { id, state, chatSpace, askedAt } = episode
  const { value, refused, retry } = useOpened(`${id} ${state}`, (keys) => openIntake(keys, episode))
  useSeen(value?.space)
  const takeBack = async () => {
    const keys = keyRing.keys()
    if (keys) await withdraw(keys, episode)
    await onChanged()
  }
  const facts = [
    { term: m.intake_stands(), value: standingWords(episode, clock) },
    { term: m.intake_whom(), value: episode.counsellor?.name ?? m.write_to_anyone() },
    { term: m.intake_asked_at(), value: clock.tell(askedAt) },
  ]
  return (
    <>
      <Told>{state === 'withdrawn' ? m.intake_withdrawn() : null}</Told>
      {chatSpace ? (
        <p>
          <Link to={pathOf('conversation', language, { space: chatSpace })} className={buttonClasses({ variant: 'primary' })}>
            {m.intake_open_chat()}
          </Link>
        </p>
      ) : null}
      <StandingTold state={state}>{facts[0]?.value}</StandingTold>
      {state === 'asked' || state === 'declined' || state === 'lapsed' ? <Waiting isAsked={state === 'asked'} /> : null}
      {state === 'declined' || state === 'lapsed' ? <WaysOn episode={episode} declined={value?.declined ?? null} /> : null}
      {refused ? <NotLoaded words={refused} onRetry={async () => retry()} /> : null}
      {!value && !refused ? <SkeletonText lines={7} label={m.intake_loading()} /> : null}
      {value ? (
        <Card as="section" className="grid gap-6" aria-labelledby="own-words">
          <h2 id="own-words" className="sr-only">
            {m.intake_own_heading()}
          </h2>
          <IntakeWords content={value.content} facts={facts} />
        </Card>
      ) : null}
      {episodeCan.withdraw(episode) ? (
        <ConfirmedAct label={m.intake_withdraw()} text={m.intake_withdraw_ask()} act={takeBack} variant="secondary" />
      ) : null}
      {state === 'withdrawn' ? (
        <p>
          <Link to={writePath(language, { from: id })} className={buttonClasses()}>
            {m.messages_write_new()}
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** An answer that comes while one looks on is told to the ear as well. */
function StandingTold({ state, children }: { state: Episode['state']; children: ReactNode }) {
  const [before] = useState(state)
  return (
    <p role="status" className="sr-only">
      {state === before || state === 'withdrawn' ? null : children}
    </p>
  )
}

/** Nobody has to sit before this page; and who cannot wait is shown where to go. */
function Waiting({ isAsked }: { isAsked: boolean }) {
  const { language } = usePage()
  return (
    <div className="grid gap-2">
      {isAsked ? (
        <p>
          {m.intake_wait()}{' '}
          <Link to={pathOf('notices', language)} className={linkClasses}>
            {m.intake_wait_notices()}
          </Link>
        </p>
      ) : null}
      <p>
        {m.write_cannot_wait()} <TextLink href={pathOf('emergency', language)}>{m.open_emergency()}</TextLink>
      </p>
    </div>
  )
}
