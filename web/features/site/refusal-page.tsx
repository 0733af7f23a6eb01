import { usePage } from '#lib/page'
import { pageMeta } from '#lib/page-meta'
import { refusalWords } from '#lib/refusal-words'
import { RefusalView } from './refusal-view.tsx'
import type { Route } from './+types/refusal-page'

/** The server answers with this page where no page was reached: too many requests, a broken form. */
export const handle = { kind: 'public' }

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: refusalWords(args.params.code ?? '').title, indexed: false })

export default function RefusalPage({ params }: Route.ComponentProps) {
  return <RefusalView code={params.code ?? ''} words={refusalWords(params.code ?? '')} language={usePage().language} />
}
