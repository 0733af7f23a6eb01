import { useRevalidator } from 'react-router'
import { getOwnPracticeKey } from '#contract/keys'
import { listInvitations, listPeople } from '#contract/people'
import { roles, type Role } from '#domain/accounts/roles'
import { m } from '#messages'
import { loadApi } from '#lib/api'
import { peopleFields } from '#lib/paths'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Invitations } from './invitations.tsx'
import { PeopleList } from './people-list.tsx'
import { PracticeKeySection } from './practice-key-section.tsx'
import type { Route } from './+types/people-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.people_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const { searchParams } = new URL(request.url)
  const role = roles.find((one) => one === searchParams.get(peopleFields.role))
  const after = searchParams.get(peopleFields.after) ?? undefined
  const [list, { invitations }, practiceKey] = await Promise.all([
    loadApi(listPeople, { query: { ...(role && { role }), ...(after && { after }) } }),
    loadApi(listInvitations),
    loadApi(getOwnPracticeKey),
  ])
  return { ...list, role: role as Role | undefined, isFirstPage: after === undefined, invitations, practiceKey }
}

/** Who has an account here, who is invited, and the key by which the practice vouches for them. */
export default function PeoplePage({ loaderData: { people, next, role, isFirstPage, invitations, practiceKey } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <Container className="grid gap-12 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.people_title()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.people_lead()}</p>
      </div>
      <PeopleList people={people} next={next} role={role} isFirstPage={isFirstPage} />
      <Invitations invitations={invitations} onChanged={revalidate} />
      <PracticeKeySection practiceKey={practiceKey} onChanged={revalidate} />
    </Container>
  )
}
