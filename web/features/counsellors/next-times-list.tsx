import type { Language } from '#contract/languages'
import type { CounsellorProfile, Service } from '#contract/counsellors'
import { m } from '#messages'
import { zoneName } from '#lib/format'
import { bookPath } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { timeWords } from './time-words.ts'

type NextProps = { counsellor: CounsellorProfile; service: Service; slots: readonly string[]; language: Language }

/** From here a time is one tap away; by the counsellor's clock, which stands with each. */
export function NextTimesList({ counsellor: { slug, timeZone }, service, slots, language }: NextProps) {
  const [first] = slots
  if (!first) return null
  const zone = zoneName(timeZone, Temporal.Instant.from(first))
  return (
    <ul aria-label={m.times_next({ service: service.name[language], zone })} className="contents list-none">
      {slots.map((at) => (
        <li key={at}>
          <a href={bookPath(language, { to: slug, service: service.id, at })} rel="nofollow" className={buttonClasses({ size: 'small' })}>
            {timeWords(at, timeZone, language).short} {zone}
          </a>
        </li>
      ))}
    </ul>
  )
}
