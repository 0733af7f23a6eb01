import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { getCrossBorderRule } from '#contract/consents'
import { NotLoaded, PageHead, Told } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { RuleForm } from './rule-form.tsx'
import type { Route } from './+types/cross-border-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.border_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  callApi(getCrossBorderRule).then(
    (rule) => ({ rule, refused: null }),
    (error: unknown) => ({ rule: null, refused: wordsOf(error) }),
  )

/** From where clients may be counselled: what holds now, and the way to a new version of the rule. */
export default function CrossBorderPage({ loaderData: { rule, refused } }: Route.ComponentProps) {
  const { language } = usePage()
  const { revalidate } = useRevalidator()
  const [told, setTold] = useState<string | null>(null)
  return (
    <Container width="reading" className="grid grid-cols-[minmax(0,1fr)] gap-6 py-8 sm:py-12">
      <PageHead title={m.border_title()} lead={m.border_lead()} />
      <Notice title={m.border_first()}>{m.border_first_text()}</Notice>
      <Told>{told}</Told>
      {refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {rule ? (
        <>
          <p className="text-muted">{m.text_version({ version: rule.version, date: formatDate(rule.publishedAt.slice(0, 10), language) })}</p>
          <RuleForm
            key={rule.version}
            rule={rule}
            onBegin={() => setTold(null)}
            onPublished={async (version) => {
              await revalidate()
              setTold(m.border_published({ version }))
            }}
          />
        </>
      ) : null}
    </Container>
  )
}
