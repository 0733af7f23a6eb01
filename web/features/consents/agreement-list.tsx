import type { Agreement } from '#contract/consents'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'
import { TextAgain } from './text-again.tsx'

const languageName = { id: m.agreements_in_id, en: m.agreements_in_en }

/** Everything that was ever said, newest first. */
export function AgreementList({ agreements }: { agreements: readonly Agreement[] }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  return (
    <section aria-labelledby="history" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Heading id="history" size="small" face="sans">
        {m.agreements_history()}
      </Heading>
      <ol className="grid list-none grid-cols-[minmax(0,1fr)] gap-3">
        {agreements.map(({ act, language: of, version, sha256, at }) => (
          <Card as="li" key={at + act} className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <p className="font-semibold">{act === 'given' ? m.agreements_given() : m.agreements_taken_back()}</p>
            <p className="text-muted">{formatDateTime(at, timeZone, language)}</p>
            <p className="text-sm text-muted">{languageName[of]({ version })}</p>
            <p className="text-xs break-all text-muted">{m.text_fingerprint({ hash: sha256 })}</p>
            <TextAgain version={version} of={of} name={m.agreements_read_version({ version })} />
          </Card>
        ))}
      </ol>
    </section>
  )
}
