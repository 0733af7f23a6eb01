import type { Language } from '#contract/languages'
import type { CounsellorCard } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Card, CardLink } from '#ui/card'
import { modeName, specialisationName, spokenLanguageName } from './labels.ts'
import { LicenceMark } from './licence-mark.tsx'

type CardsProps = { counsellors: readonly CounsellorCard[]; language: Language; level: 2 | 3 }

export function CounsellorCards({ counsellors, language, level }: CardsProps) {
  return (
    <ul className="grid list-none grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-4">
      {counsellors.map((counsellor) => (
        <OneCard key={counsellor.slug} counsellor={counsellor} language={language} level={level} />
      ))}
    </ul>
  )
}

/** Fields shown on a card; the rest is on the person's page. */
const fieldsShown = 3

function OneCard({ counsellor, language, level }: { counsellor: CounsellorCard; language: Language; level: 2 | 3 }) {
  const Heading = `h${level}` as const
  const { today } = usePage()
  const zone = zoneName(counsellor.timeZone, Temporal.Instant.from(`${today}T00:00Z`))
  return (
    <Card as="li" className="flex flex-col gap-3 bg-surface">
      <div className="flex items-start gap-3.5">
        <Avatar name={counsellor.name} />
        <div className="min-w-0 wrap-anywhere">
          <Heading className="font-serif text-xl leading-snug font-medium">
            <CardLink href={pathOf('counsellor', language, { slug: counsellor.slug })}>{counsellor.name}</CardLink>
          </Heading>
          <p className="text-sm text-muted">
            {counsellor.city} · {zone}
          </p>
        </div>
      </div>
      <p>{counsellor.headline[language]}</p>
      <ul className="flex list-none flex-wrap gap-1.5">
        {counsellor.specialisations.slice(0, fieldsShown).map((code) => (
          <li key={code}>
            <Badge tone="leaf">{specialisationName(code)}</Badge>
          </li>
        ))}
      </ul>
      <div className="mt-auto grid gap-1 border-t border-line pt-3 text-sm text-muted">
        <p>{counsellor.languages.map(spokenLanguageName).join(', ')}</p>
        <p>{counsellor.modes.map(modeName).join(', ')}</p>
        <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
          <p className="font-semibold text-ink tabular-nums">{m.from_price({ price: formatIdr(counsellor.lowestPriceIdr) })}</p>
          <LicenceMark licensed={counsellor.licensed} />
          {counsellor.licensed ? null : <p>{m.no_new_clients()}</p>}
        </div>
      </div>
    </Card>
  )
}
