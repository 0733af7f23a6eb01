import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { sayAge } from '#contract/consents'
import { listCrisisRoutes, type CrisisRoute } from '#contract/safety'
import { ConfirmedAct } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { ButtonLink, buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { StepHead } from './step-head.tsx'

/** Nobody is sent away: what is not possible yet and why, and who listens now. */
export function UnderAge({ isNext, onDone }: { isNext: boolean; onDone: () => Promise<void> }) {
  const { language } = usePage()
  const routes = useCrisisRoutes()
  return (
    <Card as="section" aria-labelledby="under-age-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <StepHead id="under-age-title" title={m.under_age_title()} lead={m.under_age_lead()} isNext={isNext} />
      <p>{m.under_age_guardian()}</p>
      <p>{m.under_age_help()}</p>
      {routes.length > 0 ? (
        <ul className="grid list-none gap-3">
          {routes.map((route) => (
            <li key={route.code} className="grid gap-1.5 border-t border-line pt-3">
              <p className="font-semibold">{route.name[language]}</p>
              <p className="text-sm text-muted">
                {route.forWhom[language]} {route.hours[language]}
              </p>
              <div className="flex flex-wrap gap-2">
                {route.channels.map(({ label, href }) => (
                  <ButtonLink key={href} href={href} size="small" variant="secondary" aria-label={`${route.name[language]}: ${label}`}>
                    {label}
                  </ButtonLink>
                ))}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <Link to={pathOf('emergency', language)} className={buttonClasses({ variant: 'secondary' })}>
        {m.open_emergency()}
      </Link>
      <ConfirmedAct
        label={m.under_age_mistake()}
        text={m.under_age_mistake_text()}
        doLabel={m.age_yes()}
        variant="secondary"
        opener="quiet"
        act={() => callApi(sayAge, { body: { isAdult: true } }).then(onDone)}
      />
    </Card>
  )
}

/** Without them the way to the emergency page is still there. */
function useCrisisRoutes(): readonly CrisisRoute[] {
  const [routes, setRoutes] = useState<readonly CrisisRoute[]>([])
  useEffect(() => {
    let isGone = false
    void callApi(listCrisisRoutes)
      .then((reply) => isGone || setRoutes(reply.routes))
      .catch(() => undefined)
    return () => void (isGone = true)
  }, [])
  return routes
}
