import type { BookingRules } from '#contract/scheduling'
import { m } from '#messages'
import { formatClock, formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { Pager } from '#ui/pager'
import { classes } from '#ui/recipes'
import { byDay, shownDays, type FoundTimes } from './find-times.ts'
import { timeColumnsClasses } from './time-links.ts'
import { dateIn, dayWords, rangeWords, timeWords } from './time-words.ts'

type WeekProps = {
  times: FoundTimes
  zone: string
  closedDays: BookingRules['closedDays']
  hrefOf: (at: string) => string
  hrefFrom: (day: Temporal.PlainDate) => string
}

/** Seven days: under each other on a phone, side by side where there is room. */
export function WeekOfTimes({ times, zone, closedDays, hrefOf, hrefFrom }: WeekProps) {
  const { language } = usePage()
  const { slots } = times
  const from = Temporal.PlainDate.from(times.from)
  const closedNames = new Map(closedDays.map(({ date, name }) => [date, name[language]]))
  return (
    <section aria-labelledby="days" className="grid gap-4">
      <Heading id="days">{rangeWords(from, from.add({ days: shownDays - 1 }), language)}</Heading>
      {slots.length === 0 ? (
        <NothingThen times={times} zone={zone} hrefFrom={hrefFrom} />
      ) : (
        <ul className="grid list-none gap-5 lg:grid-cols-7 lg:gap-3">
          {byDay(times, zone).map(({ day, slots: ofDay }) => {
            const words = dayWords(day, language)
            const closed = closedNames.get(day.toString())
            return (
              <li
                key={day.toString()}
                className={classes(
                  'content-start gap-x-4 gap-y-2 lg:grid',
                  ofDay.length > 0 ? 'grid' : 'flex flex-wrap items-baseline justify-between',
                )}
              >
                <h3 id={day.toString()} className="text-base font-semibold lg:border-b lg:border-line lg:pb-2">
                  {words.weekday}
                  <span className="lg:hidden">{language === 'id' ? ', ' : ' '}</span>
                  <span className="font-normal text-muted lg:block">{words.day}</span>
                </h3>
                {ofDay.length > 0 ? (
                  <ul aria-labelledby={day.toString()} className={timeColumnsClasses}>
                    {ofDay.map((slot) => (
                      <li key={slot}>
                        <a href={hrefOf(slot)}>{formatClock(slot, zone, language)}</a>
                      </li>
                    ))}
                  </ul>
                ) : (
                  <p className="text-sm text-muted">{closed ? m.times_day_closed({ name: closed }) : m.times_day_none()}</p>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <Steps times={times} zone={zone} hrefFrom={hrefFrom} />
    </section>
  )
}

type Dates = [from: Temporal.PlainDate, today: Temporal.PlainDate, lastDate: Temporal.PlainDate]
type StepProps = Pick<WeekProps, 'times' | 'zone' | 'hrefFrom'>

/** Only to where a time may be: not before the first one that is free, not after the last day that is given out. */
function Steps({ times, zone, hrefFrom }: StepProps) {
  const { soonest } = times
  const [from, today, lastDate] = [times.from, times.today, times.lastDate].map((date) => Temporal.PlainDate.from(date)) as Dates
  const earlier = from.subtract({ days: shownDays })
  const later = from.add({ days: shownDays })
  const { compare } = Temporal.PlainDate
  const isEarlier = soonest !== null && compare(dateIn(soonest, zone), from) < 0
  return (
    <Pager
      label={m.times_steps()}
      previous={isEarlier ? { href: hrefFrom(compare(earlier, today) < 0 ? today : earlier), label: m.times_earlier() } : undefined}
      next={compare(later, lastDate) <= 0 ? { href: hrefFrom(later), label: m.times_later() } : undefined}
    />
  )
}

/** A week without a free time says when the next is. */
function NothingThen({ times: { soonest, following, lastDate }, zone, hrefFrom }: StepProps) {
  const { language } = usePage()
  const next = following ?? soonest
  const href = next ? hrefFrom(dateIn(next, zone)) : undefined
  return (
    <EmptyState
      title={m.times_none_title()}
      headingLevel={3}
      action={
        href && next ? (
          <ButtonLink href={href} rel="nofollow">
            {m.times_go_to({ time: timeWords(next, zone, language) })}
          </ButtonLink>
        ) : undefined
      }
    >
      {following ? m.times_none_text() : m.times_none_last({ date: formatDate(lastDate, language) })}
    </EmptyState>
  )
}
