import { getCounsellor, type CounsellorProfile } from '#contract/counsellors'
import type { CallApi } from '#contract/pages'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { Breadcrumb } from '#ui/breadcrumb'
import { ask, usePage } from '#lib/page'
import { counsellorsPath } from '#lib/paths'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { CounsellorHead } from './counsellor-head.tsx'
import { LicenceList } from './licence-list.tsx'
import { MilestoneList } from './milestone-list.tsx'
import { findNextTimes } from './next-times.ts'
import { Paragraphs } from './paragraphs.tsx'
import { ReachCard } from './reach-card.tsx'
import { ServiceList } from './service-list.tsx'
import { ShareCard } from './share-card.tsx'
import type { Route } from './+types/counsellor-page'

export const handle = { kind: 'public' }

export async function loader({ context, params }: Route.LoaderArgs) {
  const call: CallApi = (endpoint, ...input) => ask(context, endpoint, ...input)
  const counsellor = await call(getCounsellor, { params: { slug: params.slug ?? '' } })
  return { counsellor, next: await findNextTimes(call, counsellor) }
}

export function meta(args: Route.MetaArgs) {
  const { counsellor } = args.loaderData ?? {}
  if (!counsellor) return []
  const description = counsellor.headline[args.matches[1]?.id.startsWith('en') ? 'en' : 'id']
  const jsonLd = ({ url, name }: { url: string; name: string }) => ({
    ...personLd(counsellor, description),
    url,
    worksFor: { '@type': 'Organization', name },
  })
  return pageMeta(args, { title: counsellor.name, description, picture: `/og/counsellors/${counsellor.slug}.png`, jsonLd })
}

function personLd({ name, city, languages }: CounsellorProfile, description: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name,
    description,
    knowsLanguage: languages,
    address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: 'ID' },
  }
}

export default function CounsellorPage({ loaderData: { counsellor, next } }: Route.ComponentProps) {
  const { language, origin, here } = usePage()
  return (
    <Container className="py-4 sm:py-8">
      <Breadcrumb href={counsellorsPath(language)}>{m.all_counsellors()}</Breadcrumb>
      <CounsellorHead counsellor={counsellor} language={language} />
      <div className="mt-8 grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 gap-10">
          <Section title={m.about_person()}>
            <Paragraphs text={counsellor.biography[language]} />
          </Section>
          <Section title={m.how_i_work()}>
            <Paragraphs text={counsellor.approach[language]} />
          </Section>
          <Section title={m.services_prices()}>
            <ServiceList counsellor={counsellor} next={next} language={language} />
            <p className="max-w-prose text-sm text-muted">{counsellor.licensed ? m.reach_text() : m.reach_paused()}</p>
          </Section>
          <Section title={m.licences()}>
            <LicenceList licences={counsellor.licences} language={language} />
          </Section>
          <Section title={m.experience()}>
            <MilestoneList milestones={counsellor.experience} language={language} />
          </Section>
          <Section title={m.education()}>
            <MilestoneList milestones={counsellor.education} language={language} />
          </Section>
          <ShareCard url={origin + (here.split('?')[0] ?? '')} name={counsellor.name} />
        </div>
        <ReachCard counsellor={counsellor} next={next} language={language} />
      </div>
    </Container>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid min-w-0 gap-4">
      <Heading>{title}</Heading>
      {children}
    </section>
  )
}
