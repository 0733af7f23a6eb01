import type { Language } from '#contract/languages'
import type { CounsellorProfile, Service } from '#contract/counsellors'
import { formatClock, zoneName } from '#lib/format'
import { bookPath } from '#lib/paths'
import { timeLinksClasses } from './time-links.ts'
import { dateIn, dayWords, timeWords } from './time-words.ts'

type NextProps = { counsellor: CounsellorProfile; service: Service; slots: readonly string[]; language: Language }

/** From here a time is one tap away; by the counsellor's clock, which is named with each day. */
export function NextTimesList({ counsellor: { slug, timeZone }, service, slots, language }: NextProps) {
  const byDay = Map.groupBy(slots, (at) => dateIn(at, timeZone).toString())
  return [...byDay].map(([date, times]) => {
    const { weekday, day } = dayWords(Temporal.PlainDate.from(date), language)
    return (
      <div key={date} className="grid gap-1.5">
        <p className="text-sm">
          {weekday}
          {language === 'id' ? ', ' : ' '}
          {day} ({zoneName(timeZone, Temporal.Instant.from(times[0] ?? ''))})
        </p>
        <ul className={timeLinksClasses}>
          {times.map((at) => (
            <li key={at}>
              <a
                href={bookPath(language, { to: slug, service: service.id, at })}
                rel="nofollow"
                aria-label={`${service.name[language]}, ${timeWords(at, timeZone, language)}`}
              >
                {formatClock(at, timeZone, language)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
