import { listCounsellors } from '#contract/counsellors'
import { hasCrisisWords } from '#domain/safety/crisis-words'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { ask, usePage } from '#lib/page'
import { counsellorsPath, pathOf, type PageSearch } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { Pager } from '#ui/pager'
import { ActiveFilters } from './active-filters.tsx'
import { CounsellorCards } from './counsellor-cards.tsx'
import { findCounsellors } from './find-counsellors.ts'
import { HelpFirst } from './help-first.tsx'
import { SearchForm } from './search-form.tsx'
import { searchFromUrl } from './search-from-url.ts'
import type { Route } from './+types/counsellors-page'

export const handle = { kind: 'public' }

export async function loader({ context, request }: Route.LoaderArgs) {
  const read = searchFromUrl(new URL(request.url).searchParams)
  const found = await findCounsellors((endpoint, ...input) => ask(context, endpoint, ...input), read.search)
  const nobodyYet = found.total === 0 && (await ask(context, listCounsellors, { query: {} })).total === 0
  return { ...read, found, nobodyYet }
}

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: m.nav_counsellors(), description: m.counsellors_description() })

export default function CounsellorsPage({ loaderData: { search, ignored, textIgnored, found, nobodyYet } }: Route.ComponentProps) {
  const { language } = usePage()
  const crisis = hasCrisisWords(search.text ?? '')
  const isByTime = search.order === 'soonest'
  const pageHref = (page: number) => counsellorsPath(language, { ...search, page })
  return (
    <Container className="grid gap-8 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.counsellors_heading()}
        </Heading>
        <p className="max-w-prose text-lg text-muted">{isByTime ? m.counsellors_lead_soonest() : m.counsellors_lead()}</p>
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[18rem_1fr]">
        <SearchForm search={search} language={language} />
        <section aria-labelledby="results" className="grid gap-5">
          <Heading id="results" size="small" face="sans">
            {foundWords(found.total, isByTime)}
          </Heading>
          {crisis || found.total === 0 ? <HelpFirst crisis={crisis} language={language} /> : null}
          {textIgnored ? <Notice tone="info">{m.text_ignored()}</Notice> : null}
          {ignored ? <Notice tone="info">{m.filters_ignored()}</Notice> : null}
          <ActiveFilters search={search} language={language} />
          {found.counsellors.length > 0 ? (
            <CounsellorCards counsellors={found.counsellors} soonest={found.soonest} language={language} level={3} />
          ) : nobodyYet ? (
            <EmptyState
              title={m.soon_title()}
              headingLevel={3}
              action={<ButtonLink href={pathOf('contact', language)}>{m.reach_practice()}</ButtonLink>}
            >
              {m.soon_next()}
            </EmptyState>
          ) : (
            <EmptyState
              title={isByTime ? m.free_none() : m.found_none()}
              headingLevel={3}
              action={<ButtonLink href={counsellorsPath(language)}>{m.clear_filters()}</ButtonLink>}
            >
              {isByTime ? m.free_none_text() : m.found_none_text()}
            </EmptyState>
          )}
          {found.pages > 1 ? (
            <Pager
              label={m.pager_label()}
              previous={found.page > 1 ? { href: pageHref(found.page - 1), label: m.previous() } : undefined}
              next={found.page < found.pages ? { href: pageHref(found.page + 1), label: m.next() } : undefined}
              position={m.page_of({ page: found.page, pages: found.pages })}
            />
          ) : null}
          {isByTime ? (
            <p>
              <TextLink href={counsellorsPath(language, inAnyOrder(search))}>{m.free_or_not()}</TextLink>
            </p>
          ) : null}
        </section>
      </div>
    </Container>
  )
}

const inAnyOrder = ({ order: _order, page: _page, ...rest }: PageSearch): PageSearch => rest

/** In the order of who is free soonest stand only those who have a free time. */
function foundWords(count: number, isByTime: boolean): string {
  if (isByTime) return count === 1 ? m.found_free_one() : m.found_free_count({ count })
  return count === 1 ? m.found_one() : m.found_count({ count })
}
