import type { Language } from '#contract/languages'
import type { CounsellorProfile } from '#contract/counsellors'
import { m } from '#messages'
import { zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { counsellorsPath } from '#lib/paths'
import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Heading } from '#ui/heading'
import { specialisationName, spokenLanguageName } from './labels.ts'
import { LicenceMark } from './licence-mark.tsx'

export function CounsellorHead({ counsellor, language }: { counsellor: CounsellorProfile; language: Language }) {
  const { today } = usePage()
  const zone = zoneName(counsellor.timeZone, Temporal.Instant.from(`${today}T00:00Z`))
  const years = Number(today.slice(0, 4)) - counsellor.practisingSince
  return (
    <header className="mt-4 grid gap-5 sm:grid-cols-[auto_1fr] sm:gap-8">
      <Avatar name={counsellor.name} size="hero" />
      <div className="grid content-center gap-3">
        <Heading level={1} size="title">
          {counsellor.name}
        </Heading>
        <p className="max-w-prose text-lg">{counsellor.headline[language]}</p>
        <p className="text-muted">
          {[`${counsellor.city}, ${zone}`, m.practising_years({ years }), counsellor.languages.map(spokenLanguageName).join(', ')].join('\u00a0· ')}
        </p>
        <ul className="flex list-none flex-wrap items-center gap-1.5">
          <li>
            <LicenceMark licensed={counsellor.licensed} />
          </li>
          {counsellor.specialisations.map((code) => (
            <li key={code}>
              <a href={counsellorsPath(language, { specialisation: code })} className="no-underline">
                <Badge>{specialisationName(code)}</Badge>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </header>
  )
}
