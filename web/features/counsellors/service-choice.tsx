import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { classes } from '#ui/recipes'
import { modeName } from './labels.ts'
import { lengthOf, modeIcons, priceOf } from './service-words.ts'

type ChoiceProps = { services: readonly Service[]; chosen: Service; isUnknown: boolean; hrefWith: (change: { service: string }) => string }

/** One tap chooses: each is a link to the same days with another service. */
export function ServiceChoice({ services, chosen, isUnknown, hrefWith }: ChoiceProps) {
  const { language } = usePage()
  return (
    <nav aria-labelledby="service" className="grid gap-3">
      <Heading id="service" size="small" face="sans">
        {m.times_service()}
      </Heading>
      {isUnknown ? <Notice tone="attention">{m.times_service_unknown()}</Notice> : null}
      <ul className="grid list-none gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {services.map((service) => {
          const Icon = modeIcons[service.mode]
          const isChosen = service.id === chosen.id
          return (
            <li key={service.id}>
              <a
                href={hrefWith({ service: service.id })}
                rel="nofollow"
                aria-current={isChosen ? 'true' : undefined}
                className={classes(
                  'flex h-full items-start gap-3 rounded-lg border px-4 py-3 text-ink no-underline transition-colors hover:border-leaf',
                  isChosen ? 'border-leaf bg-mist-soft ring-1 ring-leaf' : 'border-line bg-surface',
                )}
              >
                <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-leaf" />
                <span className="grid min-w-0 flex-1 gap-0.5">
                  <span className="font-semibold wrap-anywhere">{service.name[language]}</span>
                  <span className="text-sm text-muted">
                    {modeName(service.mode)} · {lengthOf(service)}
                  </span>
                </span>
                <span className="text-sm font-semibold tabular-nums">{priceOf(service)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
