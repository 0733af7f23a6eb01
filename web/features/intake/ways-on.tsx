import { Link } from 'react-router'
import { getAddressees, type Episode } from '#contract/episodes'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf, writePath } from '#lib/paths'
import { ButtonLink, buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'
import type { DeclineContent, DeclineReason } from './content.ts'
import { useOpened } from './use-opened.ts'

export const reasonName: Record<DeclineReason, () => string> = {
  full: m.decline_full,
  'not-my-field': m.decline_not_my_field,
  away: m.decline_away,
  other: m.decline_other,
}

/** Nobody took it: why, as far as somebody said so, and to whom one can write now with the same words. */
export function WaysOn({ episode, declined }: { episode: Episode; declined: DeclineContent | null }) {
  const { language } = usePage()
  const suggested = useSuggested(declined?.suggest ?? '')
  const from = episode.id
  return (
    <Card as="section" tone="mist" className="grid gap-4" aria-labelledby="ways-on">
      {episode.state === 'lapsed' ? <p>{m.intake_lapsed_text()}</p> : <Answer episode={episode} declined={declined} />}
      {suggested ? <p>{m.intake_suggested({ name: suggested.name })}</p> : null}
      <div className="grid gap-2">
        <Heading id="ways-on" size="small" face="sans">
          {m.intake_ways_on()}
        </Heading>
        <p>{m.intake_ways_on_text()}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          {suggested ? (
            <Link to={writePath(language, { to: suggested.slug ?? suggested.uid, from })} className={buttonClasses({ variant: 'primary' })}>
              {m.write_to_name({ name: suggested.name })}
            </Link>
          ) : null}
          <Link to={writePath(language, { from })} className={buttonClasses({ variant: suggested ? 'secondary' : 'primary' })}>
            {m.intake_write_anyone()}
          </Link>
          <ButtonLink href={pathOf('counsellors', language)}>{m.write_find()}</ButtonLink>
        </div>
      </div>
    </Card>
  )
}

function Answer({ episode: { counsellor }, declined }: { episode: Episode; declined: DeclineContent | null }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-semibold">{counsellor ? m.intake_declined_by({ name: counsellor.name }) : m.intake_declined_all()}</p>
      {declined ? <p className="text-muted">{reasonName[declined.reason]()}</p> : null}
      {declined?.words ? <p className="max-w-prose font-serif text-lg leading-relaxed whitespace-pre-line wrap-anywhere">{declined.words}</p> : null}
    </div>
  )
}

/** Whoever was suggested, if one can write to them now. */
function useSuggested(uid: string) {
  const { value } = useOpened(uid, async () => (uid ? (await callApi(getAddressees, { query: { to: uid } })).chosen : null))
  return value
}
