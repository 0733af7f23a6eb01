import { useSearchParams } from 'react-router'
import { returnPath } from '#contract/pages'
import { m } from '#messages'
import { localPath } from '#lib/local-path'
import { TextLink } from '#ui/link'

export const handle = { kind: 'own' }

export const meta = () => [{ title: m.veil_title() }, { name: 'robots', content: 'noindex' }]

/** What stands where a page was, after a quick exit: no name, no subject, one way on. */
export default function VeilPage() {
  const [query] = useSearchParams()
  const to = localPath(query.get('to'))
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <h1 className="sr-only">{m.veil_title()}</h1>
      <TextLink href={`${returnPath}?${new URLSearchParams({ to }).toString()}`} rel="nofollow" data-veil-continue="">
        {m.veil_continue()}
      </TextLink>
    </main>
  )
}
