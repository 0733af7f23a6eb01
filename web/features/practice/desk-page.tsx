import { Link } from 'react-router'
import { getDesk, type DeskView } from '#contract/practice'
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

export const clientLoader = () => callApi(getDesk)

export default function DeskPage({ loaderData: { mails, practiceKeyCopy, audit, postgresVersion, nodeVersion } }: Route.ComponentProps) {
  return (
    <Container className="grid gap-10 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.desk_title()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.desk_lead()}</p>
      </div>
      {practiceKeyCopy ? null : <CopyReminder />}
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

function CopyReminder() {
  const { language } = usePage()
  return (
    <Notice
      tone="attention"
      title={m.desk_copy_missing()}
      action={
        <Link to={`${pathOf('people', language)}#practice-key`} className={buttonClasses({ size: 'small' })}>
          {m.desk_copy_make()}
        </Link>
      }
    >
      {m.desk_copy_missing_why()}
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
