import { listCrisisRoutes } from '#contract/safety'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { ask, usePage } from '#lib/page'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { CrisisRouteCard } from './crisis-route-card.tsx'
import type { Route } from './+types/emergency-page'

export const handle = { kind: 'public' }

export const loader = ({ context }: Route.LoaderArgs) => ask(context, listCrisisRoutes)

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: m.emergency_title(), description: m.emergency_description() })

export default function EmergencyPage({ loaderData: { routes } }: Route.ComponentProps) {
  const { language } = usePage()
  const urgent = routes.filter((route) => route.lifeInDanger)
  const urgentPhones = urgent.flatMap(({ channels }) => channels.filter(({ kind }) => kind === 'phone'))
  const others = routes.filter((route) => !route.lifeInDanger)
  return (
    <Container className="grid gap-8 py-8 sm:py-12">
      <div className="grid gap-3">
        <Heading level={1} size="title">
          {m.emergency_title()}
        </Heading>
        <p className="max-w-prose text-lg">{m.emergency_intro()}</p>
        <nav aria-label={m.emergency_call_now()}>
          <ul className="flex list-none flex-wrap gap-2">
            {urgentPhones.map(({ label, href }) => (
              <li key={href}>
                <ButtonLink href={href}>{label}</ButtonLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <section aria-labelledby="urgent" className="grid gap-4">
        <Heading id="urgent">{m.emergency_urgent()}</Heading>
        <ul className="grid list-none gap-4 md:grid-cols-2">
          {urgent.map((route, place) => (
            <CrisisRouteCard key={route.code} route={route} language={language} first={place === 0} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="others" className="grid gap-4">
        <Heading id="others">{m.emergency_others()}</Heading>
        <p className="max-w-prose text-muted">{m.emergency_no_answer()}</p>
        <ul className="grid list-none gap-4 md:grid-cols-2">
          {others.map((route) => (
            <CrisisRouteCard key={route.code} route={route} language={language} />
          ))}
        </ul>
      </section>
    </Container>
  )
}
