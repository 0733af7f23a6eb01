import { getPracticeText } from '#contract/practice'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { formatDate } from '#lib/format'
import { ask, pageContext, usePage } from '#lib/page'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Prose } from '#ui/prose'
import { Markdown } from './markdown.tsx'
import type { Route } from './+types/about-page'

export const handle = { kind: 'public' }

export function loader({ context, request }: Route.LoaderArgs) {
  const { language } = context.get(pageContext)
  const version = Number(new URL(request.url).searchParams.get('version'))
  const query = Number.isInteger(version) && version > 0 && version <= 100_000 ? { version } : {}
  return ask(context, getPracticeText, { params: { kind: 'online-counselling', language }, query })
}

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: m.about_title(), description: m.about_description() })

/** Limits, risks, confidentiality and its limits: a text with versions, because people will agree to it. */
export default function AboutPage({ loaderData: text }: Route.ComponentProps) {
  const { language } = usePage()
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <Heading level={1} size="title">
        {text.title}
      </Heading>
      <p className="text-sm text-muted">{m.text_version({ version: text.version, date: formatDate(text.publishedAt.slice(0, 10), language) })}</p>
      <Prose>
        <Markdown text={text.body} />
      </Prose>
      <p className="border-t border-line pt-4 text-xs break-all text-muted">{m.text_fingerprint({ hash: text.sha256 })}</p>
    </Container>
  )
}
