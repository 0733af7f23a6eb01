import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Episode } from '#contract/episodes'
import { NotLoaded, Refused, Told } from '#features/accounts'
import { m } from '#messages'
import { keyRing } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { SubmitButton, buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'
import { SkeletonText } from '#ui/skeleton'
import { couldTakeWords } from './counsellor-inbox.tsx'
import { DeclineForm } from './decline-form.tsx'
import { dueWords } from './episode-words.ts'
import { IntakeWords } from './intake-words.tsx'
import { openIntake } from './own-words.ts'
import { othersIn, take } from './taking.ts'
import { useClock } from './use-clock.ts'
import { useOpened } from './use-opened.ts'
import { useSeen } from './use-seen.ts'

type Props = { onChanged: () => Promise<void> }

/** A first word as a counsellor reads it. When it is gone, whether by the own act or by another's, that is said where it stood. */
export function GivenIntake({ episode, onChanged }: Props & { episode: Episode | undefined }) {
  const [done, setDone] = useState<string | null>(null)
  const [wasHere, setWasHere] = useState(episode !== undefined)
  if (episode && !wasHere) setWasHere(true)
  if (done) return <Told ref={focusOnce}>{done}</Told>
  if (episode) return <Reading episode={episode} onChanged={onChanged} onDeclined={setDone} />
  const words = wasHere
    ? { title: m.intake_taken_by_other(), text: m.intake_taken_by_other_text() }
    : { title: m.intake_gone(), text: m.intake_gone_text() }
  return (
    <Notice role="status" title={words.title}>
      {words.text}
    </Notice>
  )
}

function Reading({ episode, onChanged, onDeclined }: Props & { episode: Episode; onDeclined: (words: string) => void }) {
  const { language } = usePage()
  const { accountId } = useMe()
  const clock = useClock()
  const { id, state, chatSpace, couldTake } = episode
  const { value, refused, retry } = useOpened(`${id} ${state} ${couldTake}`, (keys) => openIntake(keys, episode))
  useSeen(value?.space)
  const facts = [
    { term: m.intake_stands(), value: dueWords(episode, clock) },
    { term: m.intake_whom(), value: episode.askedOf === 'anyone' ? m.write_to_anyone() : m.intake_you() },
    { term: m.intake_asked_at(), value: clock.tell(episode.askedAt) },
  ]
  if (!value) return refused ? <NotLoaded words={refused} onRetry={async () => retry()} /> : <SkeletonText lines={9} label={m.intake_loading()} />
  const others = othersIn(value.space.people, accountId).length
  return (
    <>
      {state === 'active' && chatSpace ? (
        <div className="grid justify-items-start gap-3">
          <p>{m.intake_read_only()}</p>
          <Link to={pathOf('conversation', language, { space: chatSpace })} className={buttonClasses({ variant: 'primary' })}>
            {m.intake_open_chat()}
          </Link>
        </div>
      ) : null}
      <Card as="section" className="grid gap-6">
        <IntakeWords content={value.content} facts={facts} />
      </Card>
      {state === 'asked' ? <Answering episode={episode} others={others} onChanged={onChanged} onDeclined={onDeclined} /> : null}
    </>
  )
}

type AnsweringProps = Props & { episode: Episode; others: number; onDeclined: (words: string) => void }

/** Take it, or say that one cannot. */
function Answering({ episode, others, onChanged, onDeclined }: AnsweringProps) {
  const { language } = usePage()
  const navigate = useNavigate()
  const [isDeclining, setDeclining] = useState(false)
  const [hasReturned, setReturned] = useState(false)
  const taking = useAct(async () => {
    const keys = keyRing.keys()
    if (keys) await navigate(pathOf('conversation', language, { space: await take(keys, episode) }))
  })
  const back = () => {
    setDeclining(false)
    setReturned(true)
  }
  const wasRefused = taking.error !== null
  // Another may have been faster: the list tells, and the page says it in its own words.
  useEffect(() => {
    if (wasRefused) void onChanged()
  }, [wasRefused, onChanged])
  if (isDeclining) return <DeclineForm episode={episode} others={others} onBack={back} onChanged={onChanged} onDeclined={onDeclined} />
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        {others > 0 ? m.intake_take_means() : m.intake_take_means_one()} {couldTakeWords(episode)}.
      </p>
      <Refused words={taking.refused} />
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <SubmitButton type="button" size="large" isPending={taking.isPending} onClick={() => void taking.run()}>
          {taking.isPending ? m.intake_taking() : m.intake_take()}
        </SubmitButton>
        <SubmitButton
          ref={hasReturned ? focusOnce : undefined}
          type="button"
          variant="secondary"
          size="large"
          isPending={taking.isPending}
          onClick={() => setDeclining(true)}
        >
          {m.intake_decline()}
        </SubmitButton>
      </div>
    </div>
  )
}
