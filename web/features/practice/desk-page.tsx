import { Link } from 'react-router'
import { getOwnPracticeKey, type OwnPracticeKey } from '#contract/keys'
import { getDesk, type DeskView } from '#contract/practice'
import { DeskPlaces, findWaiting, WaitingMoney } from '#features/bookkeeping'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { callApi } from '#lib/api'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import type { Route } from './+types/desk-page'

export const handle = { kind: 'hydrated' }

export const meta = () => [{ title: m.desk_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader() {
  const [desk, practiceKey, waiting] = await Promise.all([callApi(getDesk), callApi(getOwnPracticeKey), findWaiting()])
  return { ...desk, practiceKey, waiting }
}

export default function DeskPage({ loaderData }: Route.ComponentProps) {
  const { mails, practiceKey, practiceKeyCopy, audit, postgresVersion, nodeVersion, waiting } = loaderData
  return (
    <Container className="grid grid-cols-[minmax(0,1fr)] gap-8 py-6 sm:py-10">
      <DeskPlaces />
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.desk_title()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.desk_lead()}</p>
      </div>
      {waiting ? (
        <section aria-labelledby="waits" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Heading id="waits" size="small" face="sans">
            {m.money_waits()}
          </Heading>
          <WaitingMoney counts={waiting} />
        </section>
      ) : null}
      {practiceKey.publicKey && !practiceKeyCopy ? <CopyReminder practiceKey={practiceKey} /> : null}
      <section aria-labelledby="health" className="grid max-w-xl grid-cols-[minmax(0,1fr)] gap-4">
        <Heading id="health" size="small" face="sans">
          {m.desk_health()}
        </Heading>
        <Facts
          facts={[
            { term: 'PostgreSQL', value: postgresVersion },
            { term: 'Node.js', value: nodeVersion },
            { term: m.desk_audit(), value: audit.whole ? m.desk_audit_whole({ count: audit.events }) : m.desk_audit_broken() },
          ]}
        />
        {audit.lastHash ? <p className="text-xs break-all text-muted">{m.desk_audit_hash({ hash: audit.lastHash })}</p> : null}
      </section>
      <section aria-labelledby="mails" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Heading id="mails" size="small" face="sans">
          {m.desk_mails()}
        </Heading>
        {mails.newest.length > 0 ? <p className="max-w-2xl text-muted">{m.desk_mails_cut()}</p> : null}
        <Mails mails={mails} />
      </section>
    </Container>
  )
}

/** Only who holds the key can make a copy of it. */
function CopyReminder({ practiceKey: { held } }: { practiceKey: OwnPracticeKey }) {
  const { language } = usePage()
  return (
    <Notice
      tone="attention"
      title={m.desk_copy_missing()}
      action={
        held ? (
          <Link to={`${pathOf('people', language)}#practice-key`} className={buttonClasses({ size: 'small' })}>
            {m.desk_copy_make()}
          </Link>
        ) : undefined
      }
    >
      {m.desk_copy_missing_why()} {held ? null : m.desk_copy_missing_others()}
    </Notice>
  )
}

function Mails({ mails }: { mails: DeskView['mails'] }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  if (!mails.kept) return <p className="text-muted">{m.desk_mails_smtp()}</p>
  if (mails.newest.length === 0) return <EmptyState title={m.desk_mails_none()}>{m.desk_mails_none_text()}</EmptyState>
  return (
    <ul className="grid list-none grid-cols-[minmax(0,1fr)] gap-4">
      {mails.newest.map((mail, place) => (
        <Card as="li" key={mail.sentAt + String(place)} className="grid grid-cols-[minmax(0,1fr)] gap-3 bg-surface wrap-anywhere">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <p className="font-semibold">{mail.subject}</p>
            <p className="text-sm text-muted tabular-nums">{formatDateTime(mail.sentAt, timeZone, language)}</p>
          </div>
          <p className="text-sm text-muted">{mail.to}</p>
          <p className="whitespace-pre-line">{mail.text}</p>
        </Card>
      ))}
    </ul>
  )
}
