import { m } from '#messages'
import { formatMoment } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { Notice } from '#ui/notice'

type Props = { changeUntilMs: number; graceMinutes: number; nowMs: number; /** Of a time that is not kept yet. */ holdMinutes?: number | undefined }

/** What holds for moving, cancelling and coming late, before it bites; where it bites already, that first. */
export function RulesNote({ changeUntilMs, graceMinutes, nowMs, holdMinutes }: Props) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const isLate = nowMs > changeUntilMs
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs)
  const until = formatMoment(Temporal.Instant.fromEpochMilliseconds(changeUntilMs).toString(), timeZone, language, now)
  return (
    <Notice tone={isLate ? 'attention' : 'info'} title={isLate ? m.book_rules_late_title() : m.book_rules_title()}>
      <ul className="grid list-disc gap-1 ps-4.5">
        <li>{isLate ? m.book_rules_late() : m.book_rules_change({ time: until })}</li>
        {isLate ? null : <li>{m.book_rules_after()}</li>}
        <li>{m.book_rules_theirs()}</li>
        {graceMinutes > 0 ? <li>{m.book_rules_grace({ minutes: graceMinutes })}</li> : null}
        {holdMinutes === undefined ? null : <li>{m.book_rules_hold({ minutes: holdMinutes })}</li>}
      </ul>
    </Notice>
  )
}
