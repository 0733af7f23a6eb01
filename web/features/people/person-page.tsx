import { Link, useRevalidator } from 'react-router'
import { getOwnPracticeKey, getPersonKeys } from '#contract/keys'
import { getPerson } from '#contract/people'
import { cardFingerprint, verifyCard } from '#crypto'
import { isStaff } from '#domain/accounts/roles'
import { roleName, ToldNotice, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { linkClasses } from '#ui/recipes'
import { Container } from '#ui/container'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { Certificates } from './certificates.tsx'
import { CertifyForm } from './certify-form.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { PersonActs } from './person-acts.tsx'
import { dayOf, PersonBadges } from './person-badges.tsx'
import { stateOf } from './vouching.ts'
import type { Route } from './+types/person-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.person_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ params: { accountId } }: Route.ClientLoaderArgs) {
  const [person, { card, certificates }, practiceKey] = await Promise.all([
    callApi(getPerson, { params: { accountId } }),
    callApi(getPersonKeys, { params: { accountId } }),
    callApi(getOwnPracticeKey),
  ])
  const verified = await verifyCard(card)
  const judged = certificates.map(async (view) => ({ ...view, state: await stateOf(view, verified, person.role, practiceKey.publicKey) }))
  return { person, card, certificates: await Promise.all(judged), practiceKey, fingerprint: cardFingerprint(verified) }
}

/** One person as the admin sees them: that they are there and what they may, never what they say. */
export default function PersonPage({ loaderData: { person, card, certificates, practiceKey, fingerprint } }: Route.ComponentProps) {
  const { language } = usePage()
  const { revalidate } = useRevalidator()
  const { timeZone } = usePractice()
  const { told, begin, tell } = useTelling()
  const onDone = async (words: string) => {
    await revalidate()
    tell(words)
  }
  return (
    <Container width="reading" className="grid gap-10 py-8 sm:py-12">
      <div className="grid gap-3">
        <p>
          <Link to={pathOf('people', language)} className={linkClasses}>
            {m.person_back()}
          </Link>
        </p>
        <Heading level={1} size="title" className="wrap-anywhere">
          {person.username}
        </Heading>
        <PersonBadges person={person} />
        <ToldNotice told={told} />
      </div>
      <Facts
        facts={[
          { term: m.person_role(), value: roleName[person.role]() },
          { term: m.person_since(), value: formatDate(dayOf(person.since, timeZone), language) },
        ]}
      />
      <Fingerprint digits={fingerprint} />
      {isStaff(person.role) ? (
        <>
          <Certificates certificates={certificates} onBegin={begin} onRevoked={() => onDone(m.certificate_revoked_done())} />
          {person.state === 'active' ? (
            <CertifyForm
              key={person.role}
              person={person}
              card={card}
              canVouch={practiceKey.held}
              onBegin={begin}
              onDone={() => onDone(m.certify_done())}
            />
          ) : null}
        </>
      ) : null}
      <PersonActs key={`${person.role} ${person.state}`} person={person} onBegin={begin} onDone={onDone} />
    </Container>
  )
}
