import { getCounsellor } from '#contract/counsellors'
import type { CallApi } from '#contract/pages'
import { getBookingRules } from '#contract/scheduling'
import { m } from '#messages'
import { ask, pageContext, usePage } from '#lib/page'
import { pageMeta } from '#lib/page-meta'
import { pathOf, timesPath } from '#lib/paths'
import { Breadcrumb } from '#ui/breadcrumb'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { BookingRulesCard } from './booking-rules-card.tsx'
import { findTimes } from './find-times.ts'
import { withoutDegrees } from './labels.ts'
import { ServiceChoice } from './service-choice.tsx'
import { TimesOf } from './times-of.tsx'
import { timesFromUrl } from './times-from-url.ts'
import { ZoneChoice } from './zone-choice.tsx'
import type { Route } from './+types/times-page'

/** The same for everybody. What is kept is a minute old at most; whoever chooses a time that has gone is told by the page of booking. */
export const handle = { kind: 'public' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const call: CallApi = (endpoint, ...input) => ask(context, endpoint, ...input)
  const [counsellor, rules] = await Promise.all([call(getCounsellor, { params: { slug: params.slug ?? '' } }), call(getBookingRules)])
  const asked = timesFromUrl(new URL(request.url).searchParams)
  const zone = asked.zone ?? counsellor.timeZone
  const chosen = counsellor.services.find(({ id }) => id === asked.service)
  const service = chosen ?? counsellor.services.find(({ minutes }) => minutes !== null) ?? counsellor.services[0]
  const { now } = context.get(pageContext)
  const at = now()
  const isTimed = service !== undefined && service.minutes !== null
  const times = isTimed ? await findTimes({ call, slug: counsellor.slug, service, zone, now: Temporal.Instant.from(at) }, asked) : null
  return { counsellor, rules, service, times, zone, at, unread: { zone: asked.unread.zone, service: asked.service !== undefined && !chosen } }
}

export function meta(args: Route.MetaArgs) {
  const name = args.loaderData?.counsellor.name
  return name ? pageMeta(args, { title: m.times_title({ name: withoutDegrees(name) }), indexed: false }) : []
}

export type TimesData = Route.ComponentProps['loaderData']

export default function TimesPage({ loaderData }: Route.ComponentProps) {
  const { language } = usePage()
  const { counsellor, rules, service, times, zone, at, unread } = loaderData
  const { slug, timeZone } = counsellor
  const name = withoutDegrees(counsellor.name)
  const kept = { service: service?.id, from: times?.from, zone: zone === timeZone ? undefined : zone }
  const hrefWith = (change: { service?: string; from?: string | undefined; zone?: string | undefined }) =>
    timesPath(language, slug, { ...kept, ...change })
  return (
    <Container className="grid gap-6 py-4 sm:gap-8 sm:py-8">
      <div className="grid gap-2">
        <Breadcrumb href={pathOf('counsellor', language, { slug })}>{name}</Breadcrumb>
        <Heading level={1} size="title">
          {m.times_heading({ name })}
        </Heading>
        <p className="max-w-prose text-muted">{m.times_lead()}</p>
      </div>
      {service ? (
        <ServiceChoice services={counsellor.services} chosen={service} isUnknown={unread.service} hrefWith={hrefWith} />
      ) : (
        <EmptyState title={m.no_services()} />
      )}
      {service && times && times.soonest !== null ? (
        <ZoneChoice
          zone={zone}
          counsellor={counsellor}
          times={times}
          service={service}
          isUnknown={unread.zone}
          now={Temporal.Instant.from(at)}
          hrefWith={hrefWith}
        />
      ) : null}
      {service ? <TimesOf data={loaderData} service={service} hrefWith={hrefWith} /> : null}
      {times && times.soonest !== null ? <BookingRulesCard rules={rules} name={name} /> : null}
    </Container>
  )
}
