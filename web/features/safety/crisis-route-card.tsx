import { Globe, MessageCircle, Phone } from 'lucide-react'
import type { Language } from '#contract/languages'
import type { CrisisRoute } from '#contract/safety'
import { m } from '#messages'
import { formatDate } from '#lib/format'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'

const icons = { phone: Phone, whatsapp: MessageCircle, web: Globe }
const verbs = { phone: m.route_call, whatsapp: m.route_whatsapp, web: m.route_open }

type CardProps = {
  route: CrisisRoute
  language: Language
  /** The number that the page asks to be tried before all others. */
  first?: boolean
}

/** One way to help: whom it is for, when it answers, how to reach it, how fresh this knowledge is. */
export function CrisisRouteCard({ route, language, first = false }: CardProps) {
  return (
    <Card as="li" className={first ? 'grid content-start gap-3 bg-surface md:col-span-2' : 'grid content-start gap-3 bg-surface'}>
      <div>
        <Heading level={3} size="small">
          {route.name[language]}
        </Heading>
        <p className="mt-1">{route.forWhom[language]}</p>
        <p className="mt-1 text-sm text-muted">
          {route.hours[language]}
          {route.region ? ` · ${route.region}` : null}
        </p>
      </div>
      <ul className="flex list-none flex-wrap gap-2">
        {route.channels.map(({ kind, label, href }, place) => {
          const Icon = icons[kind]
          return (
            <li key={href}>
              <ButtonLink
                href={href}
                variant={first && place === 0 ? 'primary' : 'secondary'}
                size={first && place === 0 ? 'large' : 'normal'}
                rel={kind === 'phone' ? undefined : 'noopener noreferrer'}
              >
                <Icon aria-hidden="true" />
                {verbs[kind]({ label })}
              </ButtonLink>
            </li>
          )
        })}
      </ul>
      {route.note ? <p className="max-w-prose text-sm">{route.note[language]}</p> : null}
      <details className="max-w-prose text-xs text-muted">
        <summary className="flex min-h-9 cursor-pointer items-center hover:text-leaf">
          {m.route_verified({ date: formatDate(route.lastVerifiedOn, language) })}
        </summary>
        <p>{m.route_source({ source: wholeDates(route.source) })}</p>
      </details>
    </Card>
  )
}

/** Keeps `2026-01-28` on one line. */
const wholeDates = (text: string) => text.replaceAll(/(?<=\d)-(?=\d)/g, '\u2011')
