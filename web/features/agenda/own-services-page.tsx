import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link, useRevalidator } from 'react-router'
import { listOwnServices, type OwnService } from '#contract/scheduling'
import { PageHead, Told } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { SubmitButton } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { linkClasses } from '#ui/recipes'
import { Container } from '#ui/container'
import { ServiceCard } from './service-card.tsx'
import { ServiceFields } from './service-fields.tsx'
import type { Route } from './+types/own-services-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.services_own_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () => callApi(listOwnServices)

/** What a counsellor offers: how, how long, for how much, and to whom. */
export default function OwnServicesPage({ loaderData: { services } }: Route.ComponentProps) {
  const { language } = usePage()
  const { revalidate } = useRevalidator()
  const [open, setOpen] = useState<OwnService | 'new' | null>(null)
  const [told, setTold] = useState('')
  async function onDone(words: string) {
    setOpen(null)
    await revalidate()
    setTold(words)
  }
  const show = (next: typeof open) => {
    setTold('')
    setOpen(next)
  }
  const addNew = (
    <SubmitButton type="button" onClick={() => show('new')} className="justify-self-start">
      <Plus aria-hidden="true" />
      {m.service_add()}
    </SubmitButton>
  )
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.services_own_title()} lead={m.services_own_lead()} />
      <Told>{told || null}</Told>
      {services.length === 0 && open === null ? (
        <EmptyState title={m.services_own_empty()} action={addNew}>
          {m.services_own_empty_text()}
        </EmptyState>
      ) : null}
      <ul className="grid list-none gap-4 empty:hidden">
        {services.map((service) =>
          open !== 'new' && open?.id === service.id ? (
            <li key={service.id}>
              <ServiceFields service={service} onDone={(words) => onDone(words)} onClose={() => show(null)} />
            </li>
          ) : (
            <ServiceCard key={service.id} service={service} onChange={() => show(service)} onDone={(words) => onDone(words)} />
          ),
        )}
      </ul>
      {open === 'new' ? <ServiceFields onDone={(words) => onDone(words)} onClose={() => show(null)} /> : null}
      {open === null && services.length > 0 ? addNew : null}
      <p className="text-muted">
        {m.services_own_hours()}{' '}
        <Link to={pathOf('hours', language)} className={linkClasses}>
          {m.hours_title()}
        </Link>
      </p>
    </Container>
  )
}
