import { sessionModes } from '#domain/care/fields'
import { getTariff } from '#contract/counsellors'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { formatIdrRange } from '#lib/format'
import { ask, usePage } from '#lib/page'
import { counsellorsPath } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { modeAbout, modeName } from './labels.ts'
import type { Route } from './+types/services-page'

export const handle = { kind: 'public' }

export const loader = ({ context }: Route.LoaderArgs) => ask(context, getTariff)

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: m.services_prices(), description: m.services_description() })

export default function ServicesPage({ loaderData: { lines } }: Route.ComponentProps) {
  const { language } = usePage()
  const ordered = sessionModes.flatMap((mode) => lines.find((line) => line.mode === mode) ?? [])
  return (
    <Container className="grid gap-8 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.services_heading()}
        </Heading>
        <p className="max-w-prose text-lg text-muted">{m.services_lead()}</p>
      </div>
      {ordered.length === 0 ? <EmptyState title={m.no_services()}>{m.no_services_text()}</EmptyState> : null}
      <ul className="grid list-none gap-4 md:grid-cols-2">
        {ordered.map((line) => (
          <Card as="li" key={line.mode} className="grid content-start gap-3 bg-surface">
            <Heading size="small">{modeName(line.mode)}</Heading>
            <p>{modeAbout(line.mode)}</p>
            <div className="mt-auto flex flex-wrap items-end justify-between gap-3 border-t border-line pt-4">
              <div>
                <p className="text-lg font-semibold tabular-nums">{formatIdrRange(line.fromIdr, line.toIdr)}</p>
                <p className="text-sm text-muted">
                  {line.minutes.length > 0 ? m.minutes_choice({ minutes: line.minutes.join(' / ') }) : m.no_clock()}
                </p>
              </div>
              <ButtonLink href={counsellorsPath(language, { mode: line.mode })}>{m.see_counsellors({ count: line.counsellors })}</ButtonLink>
            </div>
            {line.minutes.length > 0 && line.mode !== 'group' ? (
              <TextLink href={counsellorsPath(language, { mode: line.mode, order: 'soonest' })} className="justify-self-start">
                {m.soonest_of_mode()}
              </TextLink>
            ) : null}
          </Card>
        ))}
      </ul>
      <section className="grid max-w-prose gap-2">
        <Heading size="small">{m.tariff_rules()}</Heading>
        <p className="text-muted">{m.tariff_rules_text()}</p>
      </section>
    </Container>
  )
}
