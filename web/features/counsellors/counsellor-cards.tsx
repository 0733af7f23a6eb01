import type { Language } from '#contract/languages'
import type { CounsellorCard } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Card, CardLink } from '#ui/card'
import { TextLink } from '#ui/link'
import type { SoonestTimes } from './find-counsellors.ts'
import { modeName, specialisationName, spokenLanguageName } from './labels.ts'
import { LicenceMark } from './licence-mark.tsx'
import { dateIn, timeWords } from './time-words.ts'

type CardsProps = { counsellors: readonly CounsellorCard[]; soonest: SoonestTimes; language: Language; level: 2 | 3 }
type CardProps = Omit<CardsProps, 'counsellors'> & { counsellor: CounsellorCard }

export function CounsellorCards({ counsellors, ...rest }: CardsProps) {
  return (
    <ul className="grid list-none grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-4">
      {counsellors.map((counsellor) => (
        <OneCard key={counsellor.slug} counsellor={counsellor} {...rest} />
      ))}
    </ul>
  )
}

/** Fields shown on a card; the rest is on the person's page. */
const fieldsShown = 3

function OneCard({ counsellor, soonest, language, level }: CardProps) {
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
        <SoonestLine counsellor={counsellor} soonest={soonest} language={language} />
        <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
          <p className="font-semibold text-ink tabular-nums">{m.from_price({ price: formatIdr(counsellor.lowestPriceIdr) })}</p>
          <LicenceMark licensed={counsellor.licensed} />
          {counsellor.licensed ? null : <p>{m.no_new_clients()}</p>}
        </div>
      </div>
    </Card>
  )
}

/** Leads to that day, by the counsellor's own clock: nobody's zone is known here. */
function SoonestLine({ counsellor: { slug, timeZone }, soonest, language }: Omit<CardProps, 'level'>) {
  const time = soonest[slug]
  if (!time) return null
  const from = dateIn(time.at, timeZone).toString()
  return (
    <p className="text-ink">
      {m.soonest()}{' '}
      <TextLink href={timesPath(language, slug, { service: time.service, from })} rel="nofollow" className="relative inline-block py-1">
        {timeWords(time.at, timeZone, language)}
      </TextLink>
    </p>
  )
}
