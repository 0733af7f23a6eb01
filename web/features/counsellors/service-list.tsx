import { CalendarDays } from 'lucide-react'
import type { Language } from '#contract/languages'
import type { CounsellorProfile, Service } from '#contract/counsellors'
import { m } from '#messages'
import { timesPath, writePath } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { modeName } from './labels.ts'
import type { NextTimes } from './next-times.ts'
import { NextTimesList } from './next-times-list.tsx'
import { lengthOf, modeIcons, priceOf } from './service-words.ts'

type ListProps = { counsellor: CounsellorProfile; next: NextTimes; language: Language }

/** What is offered, and for what has an hour: the first ones that are free. */
export function ServiceList({ counsellor, next, language }: ListProps) {
  if (counsellor.services.length === 0) return <EmptyState title={m.no_services()} headingLevel={3} />
  return (
    <ul className="grid list-none divide-y divide-line rounded-xl border border-line bg-surface">
      {counsellor.services.map((service) => {
        const Icon = modeIcons[service.mode]
        return (
          <li key={service.id} className="grid gap-3 p-4 sm:px-5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <div className="min-w-0">
                <p className="flex items-center gap-2 font-semibold">
                  <Icon aria-hidden="true" className="size-5 shrink-0 text-leaf" />
                  {service.name[language]}
                </p>
                <p className="text-sm text-muted">
                  {modeName(service.mode)}
                  {' · '}
                  {lengthOf(service)}
                </p>
              </div>
              <p className="font-semibold tabular-nums">{priceOf(service)}</p>
            </div>
            {counsellor.licensed ? <WayOn counsellor={counsellor} service={service} next={next} language={language} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

function WayOn({ counsellor, service, next, language }: ListProps & { service: Service }) {
  const { slug } = counsellor
  const name = service.name[language]
  if (service.minutes === null)
    return (
      <ButtonLink href={writePath(language, { to: slug })} size="small" className="justify-self-start" rel="nofollow">
        {m.write_short()} <span className="sr-only">({name})</span>
      </ButtonLink>
    )
  const times = next[service.id]
  if (!times || times.closed === 'no-hours' || times.closed === 'licence' || times.closed === 'not-bookable') return null
  if (times.soonest === null) return <p className="text-sm text-muted">{m.times_service_full()}</p>
  return (
    <div className="grid justify-items-start gap-3">
      {times.closed === 'own-clients-only' ? <p className="text-sm text-muted">{m.times_service_own()}</p> : null}
      <NextTimesList counsellor={counsellor} service={service} slots={times.slots} language={language} />
      <ButtonLink href={timesPath(language, slug, { service: service.id })} size="small" rel="nofollow">
        <CalendarDays aria-hidden="true" />
        <span aria-hidden="true">{m.times_choose()}</span>
        <span className="sr-only">{m.times_choose_for({ service: name })}</span>
      </ButtonLink>
    </div>
  )
}
