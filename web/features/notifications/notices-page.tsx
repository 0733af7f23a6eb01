import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { getNoticeSettings } from '#contract/notifications'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { NotLoaded, PageHead, Refused, Told } from '#features/accounts'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { EmailChoice } from './email-choice.tsx'
import { PushSetting } from './push-setting.tsx'
import { findBrowserState, type BrowserState } from './this-browser.ts'
import { useWishes } from './use-wishes.ts'
import { WhenSetting } from './when-setting.tsx'
import type { Route } from './+types/notices-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.notices_title() }, { name: 'robots', content: 'noindex' }]

type Own = { readonly settings: ReplyOf<typeof getNoticeSettings>; readonly browser: BrowserState }

async function findOwn(): Promise<Own> {
  const settings = await callApi(getNoticeSettings)
  return { settings, browser: await findBrowserState(settings.browsers > 0) }
}

export const clientLoader = () =>
  findOwn().then(
    (own) => ({ own, refused: null }),
    (error: unknown) => ({ own: null, refused: wordsOf(error) }),
  )

/** How the person hears that there is news, and what a notice shows to whoever looks on. */
export default function NoticesPage({ loaderData: { own, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const [shown, setShown] = useState(own)
  if (own && own !== shown) setShown(own)
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.notices_title()} lead={m.notices_lead()} />
      <Notice title={m.notices_shows()}>{m.notices_shows_text()}</Notice>
      {shown ? <Wishes own={shown} onChanged={revalidate} /> : refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
    </Container>
  )
}

function Wishes({ own: { settings, browser }, onChanged }: { own: Own; onChanged: () => Promise<void> }) {
  const { push, email, everyMinutes, quiet, hasEmail, browsers } = settings
  const [isSaved, setSaved] = useState(false)
  const { wishes, turn, change, isNow, refused } = useWishes({ push, email, everyMinutes, quiet }, () => setSaved(true))
  const choose = (part: Parameters<typeof change>[0]) => {
    setSaved(false)
    return change(part)
  }
  return (
    <>
      <Refused words={refused} />
      <PushSetting
        first={browser}
        browsers={browsers}
        onAgreed={() => isNow({ push: true })}
        onEverywhereOff={async () => {
          const isOff = await change({ push: false })
          setSaved(false)
          return isOff
        }}
        onChanged={onChanged}
      />
      <EmailChoice isOn={wishes.email} hasEmail={hasEmail} onChange={(isOn) => void choose({ email: isOn })} />
      <WhenSetting key={turn} everyMinutes={wishes.everyMinutes} quiet={wishes.quiet} onChange={(part) => void choose(part)} />
      <Told>{isSaved ? m.notices_saved() : null}</Told>
    </>
  )
}
