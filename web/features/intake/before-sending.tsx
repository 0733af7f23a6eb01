import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Card } from '#ui/card'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { ButtonLink } from '#ui/button'
import { useClock } from './use-clock.ts'

/** What one should know before it leaves: who reads it, until when, and what happens if nobody does. */
export function BeforeSending({ names, hours }: { names: readonly string[]; hours: number }) {
  const { language } = usePage()
  const clock = useClock()
  const due = clock.tell(clock.now.add({ hours }).toString())
  const readers =
    names.length === 1 ? m.write_before_who_one({ name: names[0] ?? '' }) : m.write_before_who_many({ count: names.length, names: names.join('; ') })
  return (
    <Card as="section" tone="mist" className="grid gap-4" aria-labelledby="before">
      <Heading id="before" size="small" face="sans">
        {m.write_before()}
      </Heading>
      <Facts
        long
        facts={[
          { term: m.write_before_who(), value: names.length === 0 ? m.write_before_who_none() : readers },
          { term: m.write_before_when(), value: m.write_before_when_text({ time: due }) },
          { term: m.write_before_else(), value: m.write_before_else_text() },
        ]}
      />
      <p>
        {m.write_cannot_wait()} <TextLink href={pathOf('emergency', language)}>{m.open_emergency()}</TextLink>
      </p>
    </Card>
  )
}

/** Seen in this browser only; nothing is sent, and nobody is told. Beneath what is typed: whoever writes so must not have to scroll for it. */
export function CrisisCard({ isShown }: { isShown: boolean }) {
  const { language } = usePage()
  return (
    <div role="status" className="empty:absolute">
      {isShown ? (
        <Notice
          tone="attention"
          title={m.write_crisis()}
          action={
            <ButtonLink href={pathOf('emergency', language)} target="_blank">
              {m.open_emergency()}
            </ButtonLink>
          }
        >
          {m.write_crisis_text()}
        </Notice>
      ) : null}
    </div>
  )
}
