import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { bookPath } from '#lib/paths'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { withoutDegrees } from './labels.ts'
import { NoTimes } from './no-times.tsx'
import { timeWords } from './time-words.ts'
import type { TimesData } from './times-page.tsx'
import { WeekOfTimes } from './week-of-times.tsx'

type TimesOfProps = { data: TimesData; service: Service; hrefWith: (change: { from?: string | undefined }) => string }

/** The free times of the service, or why there are none. */
export function TimesOf({ data, service, hrefWith }: TimesOfProps) {
  const { language } = usePage()
  const { counsellor, rules, times, zone } = data
  const { changeUntilHours } = rules
  const isOwn = times?.closed === 'own-clients-only'
  if (!times || (times.closed !== null && !isOwn) || times.soonest === null)
    return <NoTimes counsellor={counsellor} service={service} closed={times ? times.closed : 'not-bookable'} lastDate={times?.lastDate} />
  const hrefOf = (at: string) => bookPath(language, { to: counsellor.slug, service: service.id, at })
  return (
    <div className="grid gap-5">
      {isOwn ? <OwnClientsOnly counsellor={counsellor} /> : null}
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <p>
          {m.times_soonest()}{' '}
          <TextLink href={hrefOf(times.soonest)} rel="nofollow" className="font-semibold">
            {timeWords(times.soonest, zone, language)}
          </TextLink>
        </p>
        <p>
          <TextLink href="#rules">{changeUntilHours === 0 ? m.times_rule_short_any() : m.times_rule_short({ hours: changeUntilHours })}</TextLink>
        </p>
      </div>
      <WeekOfTimes times={times} zone={zone} closedDays={rules.closedDays} hrefOf={hrefOf} hrefFrom={(day) => hrefWith({ from: day.toString() })} />
    </div>
  )
}

/** Their times are shown: nobody is known here, and those who are meant should find them. */
function OwnClientsOnly({ counsellor: { name } }: Pick<TimesData, 'counsellor'>) {
  return (
    <Notice tone="attention" title={m.times_own_clients({ name: withoutDegrees(name) })}>
      {m.times_own_clients_text()}
    </Notice>
  )
}
