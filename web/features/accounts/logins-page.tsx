import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { endLogin, endOtherLogins, listLogins, type LoginView } from '#contract/accounts'
import { isStaff } from '#domain/accounts/roles'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { Badge } from '#ui/badge'
import { Container } from '#ui/container'
import { focusPart } from '#ui/focus'
import { ConfirmedAct } from './confirmed-act.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { PageHead } from './page-head.tsx'
import { Setting } from './setting.tsx'
import { StayingOpen } from './staying-open.tsx'
import { wordsOfReading } from './words-of-reading.ts'
import type { Route } from './+types/logins-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.logins_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  callApi(listLogins).then(
    ({ logins }) => ({ logins, refused: null }),
    (error: unknown) => ({ logins: null, refused: wordsOfReading(error) }),
  )

/** Where the account is logged in, and whether it stays open here. */
export default function LoginsPage({ loaderData: { logins, refused } }: Route.ComponentProps) {
  const { role, accountId } = useMe()
  const { revalidate } = useRevalidator()
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.logins_title()} lead={m.logins_lead()} />
      {logins ? <Logins logins={logins} onChanged={revalidate} /> : <NotLoaded words={refused} onRetry={revalidate} />}
      {isStaff(role) ? null : <StayingOpen accountId={accountId} />}
    </Container>
  )
}

const part = 'logins'

function Logins({ logins, onChanged }: { logins: readonly LoginView[]; onChanged: () => Promise<void> }) {
  const [told, setTold] = useState('')
  const others = logins.filter(({ current }) => !current)
  const endOthers = async () => {
    await callApi(endOtherLogins)
    await settle(m.logins_others_ended())
  }

  async function settle(done: string) {
    await onChanged()
    setTold(done)
    focusPart(part)
  }

  return (
    <Setting id={part} title={m.logins_list()} told={told}>
      <ul className="grid list-none divide-y divide-line border-y border-line">
        {[...logins.filter(({ current }) => current), ...others].map((login) => (
          <LoginLine key={login.id} login={login} onEnded={() => settle(m.logins_ended())} />
        ))}
      </ul>
      {others.length > 0 ? (
        <ConfirmedAct label={m.logins_end_others()} text={m.logins_end_others_ask()} act={endOthers} />
      ) : (
        <p className="text-muted">{m.logins_alone()}</p>
      )}
    </Setting>
  )
}

function LoginLine({ login: { id, device, createdAt, lastSeen, current }, onEnded }: { login: LoginView; onEnded: () => Promise<void> }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const name = device === '?' ? m.logins_unknown() : device
  const at = (instant: string) => formatDateTime(instant, timeZone, language)
  const end = async () => {
    await callApi(endLogin, { params: { id } })
    await onEnded()
  }
  return (
    <li className="grid gap-3 py-4">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
          {name}
          {current ? <Badge tone="leaf">{m.logins_this()}</Badge> : null}
        </p>
        <p className="text-sm text-muted">{m.logins_since({ time: at(createdAt) })}</p>
        <p className="text-sm text-muted">{m.logins_seen({ time: at(lastSeen < createdAt ? createdAt : lastSeen) })}</p>
      </div>
      {current ? null : (
        <ConfirmedAct
          size="small"
          label={m.logins_end()}
          fullLabel={m.logins_end_label({ device: name })}
          text={m.logins_end_ask({ device: name })}
          act={end}
        />
      )}
    </li>
  )
}
