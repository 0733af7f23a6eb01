import type { CounsellorProfile, Service } from '#contract/counsellors'
import type { ClosedReason } from '#contract/scheduling'
import { m } from '#messages'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { counsellorsPath, writePath } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { withoutDegrees } from './labels.ts'

type NoTimesProps = { counsellor: CounsellorProfile; service: Service; closed: ClosedReason | null; lastDate: string | undefined }

/** Why no time can be chosen at all, and what can be done instead. */
export function NoTimes({ counsellor, service, closed, lastDate }: NoTimesProps) {
  const { language } = usePage()
  const name = withoutDegrees(counsellor.name)
  const date = lastDate ? formatDate(lastDate, language) : ''
  const why = counsellor.licensed ? closed : 'licence'
  const { title, text } = {
    'no-hours': { title: m.times_no_hours({ name }), text: m.times_no_hours_text() },
    licence: { title: m.licence_pending(), text: m.times_licence_text() },
    'not-bookable':
      service.mode === 'letters'
        ? { title: m.times_no_clock(), text: m.times_no_clock_text({ name }) }
        : { title: m.times_not_bookable(), text: m.times_not_bookable_text() },
    full: { title: m.times_full(), text: m.times_full_text({ date }) },
  }[why === null || why === 'own-clients-only' ? 'full' : why]
  return (
    <EmptyState
      title={title}
      action={
        <>
          {counsellor.licensed ? (
            <ButtonLink href={writePath(language, { to: counsellor.slug })} rel="nofollow">
              {m.write_to_name({ name })}
            </ButtonLink>
          ) : null}
          <ButtonLink href={counsellorsPath(language, { order: 'soonest' })}>{m.times_others()}</ButtonLink>
        </>
      }
    >
      {text}
    </EmptyState>
  )
}
