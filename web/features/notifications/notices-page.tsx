import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { getNoticeSettings } from '#contract/notifications'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { NotLoaded, PageHead, Refused } from '#features/accounts'
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
  const [saved, setSaved] = useState<'email' | 'when' | null>(null)
  const { wishes, turn, change, isNow, refused } = useWishes({ push, email, everyMinutes, quiet })
  async function choose(part: Parameters<typeof change>[0], where: typeof saved) {
    setSaved(null)
    const isKept = await change(part)
    setSaved(isKept ? where : null)
    return isKept
  }
  const told = (where: typeof saved) => (saved === where ? m.notices_saved() : null)
  return (
    <>
      <Refused words={refused} />
      <PushSetting
        first={browser}
        browsers={browsers}
        onAgreed={() => isNow({ push: true })}
        onEverywhereOff={() => choose({ push: false }, null)}
        onChanged={onChanged}
      />
      <EmailChoice isOn={wishes.email} hasEmail={hasEmail} told={told('email')} onChange={(isOn) => void choose({ email: isOn }, 'email')} />
      <WhenSetting
        key={turn}
        everyMinutes={wishes.everyMinutes}
        quiet={wishes.quiet}
        told={told('when')}
        onChange={(part) => void choose(part, 'when')}
      />
    </>
  )
}
