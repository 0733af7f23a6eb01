import { listCounsellors } from '#contract/counsellors'
import { m } from '#messages'
import { CounsellorCards, findSoonest } from '#features/counsellors'
import { ask, usePage, usePractice } from '#lib/page'
import { counsellorsPath, pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { LeafShadow } from '#ui/leaf-shadow'
import { Notice } from '#ui/notice'
import { TextLink } from '#ui/link'
import { ConcernLinks } from './concern-links.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import { OwnAccount } from './own-account.tsx'
import { pageMeta } from '#lib/page-meta'
import type { Route } from './+types/home-page'

export const handle = { kind: 'public' }

const shown = 3

export async function loader({ context }: Route.LoaderArgs) {
  const { counsellors, total } = await ask(context, listCounsellors, { query: {} })
  const first = counsellors.slice(0, shown)
  const soonest = await findSoonest((endpoint, ...input) => ask(context, endpoint, ...input), first)
  return { counsellors: first, total, soonest }
}

export const meta = (args: Route.MetaArgs) =>
  pageMeta(args, {
    title: m.home_title(),
    description: m.home_description(),
    jsonLd: ({ url, name }) => ({ '@context': 'https://schema.org', '@type': 'ProfessionalService', name, url, description: m.home_description() }),
  })

export default function HomePage({ loaderData }: Route.ComponentProps) {
  const { language } = usePage()
  const { tagline } = usePractice()
  const anybody = loaderData.total > 0
  return (
    <>
      <section className="relative isolate overflow-hidden">
        <LeafShadow />
        <Container className="grid gap-6 pt-28 pb-8 sm:pb-12 lg:pt-24 lg:pb-16">
          <Heading level={1} size="display" className="max-w-[15ch] text-balance">
            {m.home_heading()}
          </Heading>
          <p className="max-w-xl text-lg sm:text-xl">
            {tagline[language]} {anybody ? m.home_lead() : m.soon_text()}
          </p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={anybody ? counsellorsPath(language) : pathOf('contact', language)} variant="primary" size="large">
              {anybody ? m.find_counsellor() : m.reach_practice()}
            </ButtonLink>
            <ButtonLink href={pathOf('about', language)} size="large">
              {m.read_limits()}
            </ButtonLink>
          </div>
          {anybody ? (
            <p>
              {m.write_entry_lead()} <TextLink href={pathOf('write', language)}>{m.write_entry()}</TextLink>
            </p>
          ) : null}
        </Container>
      </section>
      <Container className="grid gap-16 py-8 sm:py-12">
        {anybody ? <ConcernLinks language={language} /> : null}
        {anybody ? (
          <section aria-labelledby="people" className="grid gap-5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <Heading id="people">{m.home_people()}</Heading>
              <TextLink bare href={counsellorsPath(language)}>
                {m.home_people_all({ count: loaderData.total })}
              </TextLink>
            </div>
            <CounsellorCards counsellors={loaderData.counsellors} soonest={loaderData.soonest} language={language} level={3} />
          </section>
        ) : null}
        <HowItGoes language={language} />
        <OwnAccount language={language} />
        <Notice
          tone="attention"
          title={m.home_emergency_title()}
          action={<ButtonLink href={pathOf('emergency', language)}>{m.open_emergency()}</ButtonLink>}
        >
          {m.home_emergency_text()}
        </Notice>
      </Container>
    </>
  )
}
