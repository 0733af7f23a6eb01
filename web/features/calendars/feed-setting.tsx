import { useState } from 'react'
import { endFeed, makeFeed, type CalendarLinks } from '#contract/calendars'
import { m } from '#messages'
import { ConfirmedAct, Refused, Setting } from '#features/accounts'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusPart } from '#ui/focus'
import { Notice } from '#ui/notice'
import { FeedAddress } from './feed-address.tsx'

type Props = { links: CalendarLinks; onChanged: () => Promise<void> }

const part = 'feed'

/** The own appointments in other calendars. The address is seen once: the practice keeps only its hash. */
export function FeedSetting({ links: { feedSince, feedReadAt }, onChanged }: Props) {
  const [made, setMade] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)

  async function make() {
    setTold(null)
    const { address } = await callApi(makeFeed)
    setMade(address)
    await onChanged()
  }
  const making = useAct(make)

  async function end() {
    await callApi(endFeed)
    setMade(null)
    await onChanged()
    setTold(m.feed_ended())
    focusPart(part)
  }

  return (
    <Setting id={part} title={m.feed_title()} lead={m.feed_lead()} told={told}>
      <Notice title={m.feed_shows()}>{m.feed_shows_text()}</Notice>
      {made ? <FeedAddress key={made} address={made} /> : null}
      <FeedState since={feedSince} readAt={feedReadAt} />
      <Refused words={making.refused} />
      {feedSince === null ? (
        <SubmitButton type="button" isPending={making.isPending} onClick={() => void making.run()} className="justify-self-start">
          {m.feed_make()}
        </SubmitButton>
      ) : (
        <div className="grid gap-2 sm:flex sm:flex-wrap sm:items-start">
          <ConfirmedAct label={m.feed_make_anew()} text={m.feed_make_anew_ask()} act={make} variant="secondary" />
          <ConfirmedAct label={m.feed_end()} text={m.feed_end_ask()} act={end} opener="quiet" />
        </div>
      )}
    </Setting>
  )
}

function FeedState({ since, readAt }: { since: string | null; readAt: string | null }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const at = (instant: string) => formatDateTime(instant, timeZone, language)
  if (since === null) return <p className="text-muted">{m.feed_none()}</p>
  return (
    <p className="text-muted">
      {m.feed_since({ at: at(since) })} {readAt === null ? m.feed_unread() : m.feed_read({ at: at(readAt) })}
    </p>
  )
}
