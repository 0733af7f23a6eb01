import { Link } from 'react-router'
import type { Person } from '#contract/people'
import { roles, type Role } from '#domain/accounts/roles'
import { roleName } from '#features/accounts'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf, peoplePath } from '#lib/paths'
import { buttonClasses, SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { focusOnce } from '#ui/focus'
import { Heading } from '#ui/heading'
import { stretchedLinkClasses } from '#ui/recipes'
import { PeopleSearch } from './people-search.tsx'
import { PersonBadges } from './person-badges.tsx'
import { usePeopleSearch } from './use-people-search.ts'

type Props = { people: readonly Person[]; next: string | null; role: Role | undefined; isFirstPage: boolean }

export function PeopleList({ people, next, role, isFirstPage }: Props) {
  const { found, refused, isPending, search, more, clear } = usePeopleSearch(role)
  return (
    <section aria-labelledby="list" className="grid gap-5">
      <Heading id="list" size="small" face="sans">
        {m.people_list()}
      </Heading>
      <PeopleSearch found={found} refused={refused} isPending={isPending} onSearch={search} onClear={clear} />
      <RoleFilter role={role} />
      {found ? (
        <>
          <PeopleCards people={found.people} goOnAt={found.fresh} />
          {found.next === null ? null : (
            <SubmitButton type="button" variant="secondary" isPending={isPending} onClick={more} className="justify-self-start">
              {m.people_more()}
            </SubmitButton>
          )}
        </>
      ) : (
        <>
          {people.length === 0 ? <p className="text-muted">{m.people_none()}</p> : null}
          <PeopleCards people={people} />
          <Pages next={next} role={role} isFirstPage={isFirstPage} />
        </>
      )}
    </section>
  )
}

/** @param goOnAt the place of the first card of a further page: the reading goes on there, for the button that fetched it may be gone */
function PeopleCards({ people, goOnAt = 0 }: { people: readonly Person[]; goOnAt?: number }) {
  const { language } = usePage()
  return (
    <ul className="grid list-none gap-3 empty:hidden md:grid-cols-2">
      {people.map((person, place) => (
        <Card as="li" key={person.accountId} className="grid content-start gap-2 p-4 sm:p-5">
          <h3 className="font-semibold wrap-anywhere">
            <Link
              ref={goOnAt > 0 && place === goOnAt ? focusOnce : undefined}
              to={pathOf('person', language, { accountId: person.accountId })}
              data-card-link=""
              className={`text-inherit no-underline ${stretchedLinkClasses}`}
            >
              {person.username}
            </Link>
          </h3>
          <PersonBadges person={person} />
        </Card>
      ))}
    </ul>
  )
}

function Pages({ next, role, isFirstPage }: Omit<Props, 'people'>) {
  const { language } = usePage()
  if (isFirstPage && next === null) return null
  return (
    <nav aria-label={m.people_pages()} className="flex flex-wrap justify-between gap-3">
      {isFirstPage ? null : (
        <Link to={peoplePath(language, { role })} className={buttonClasses()}>
          {m.people_first_page()}
        </Link>
      )}
      {next === null ? null : (
        <Link to={peoplePath(language, { role, after: next })} className={`${buttonClasses()} ms-auto`}>
          {m.people_next_page()}
        </Link>
      )}
    </nav>
  )
}

const chip =
  'inline-block min-h-11 leading-7.5 first-letter:uppercase rounded-full border border-edge bg-surface px-4 py-1.5 text-ink no-underline hover:border-leaf aria-[current]:border-leaf aria-[current]:bg-leaf aria-[current]:text-on-leaf'

function RoleFilter({ role }: { role: Role | undefined }) {
  const { language } = usePage()
  const choices = [undefined, ...roles]
  return (
    <nav aria-label={m.people_filter()}>
      <ul className="flex list-none flex-wrap gap-2">
        {choices.map((one) => (
          <li key={one ?? 'all'}>
            <Link to={peoplePath(language, { role: one })} preventScrollReset aria-current={one === role ? 'true' : undefined} className={chip}>
              {one ? roleName[one]() : m.people_all()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
