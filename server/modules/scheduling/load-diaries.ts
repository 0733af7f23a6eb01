import { sql } from 'drizzle-orm'
import type { BookingRules, WorkingHours } from '#contract/scheduling'
import type { Boundaries, Taken } from '#domain/scheduling/diary'
import type { Availability } from '#domain/scheduling/availability'
import type { Span } from '#domain/scheduling/span'
import { dayOf } from '#domain/scheduling/wall-clock'
import type { Db } from '#platform/database'

/** What scheduling itself knows of somebody's time; the licence is not its own. */
export type OwnDiary = {
  readonly counsellorId: string
  readonly availability: Availability
  readonly boundaries: Boundaries
  readonly taken: readonly Taken[]
  readonly outside: readonly Span[]
}

type Row = Boundaries & {
  readonly counsellorId: string
  readonly timeZone: string
  readonly weekly: WorkingHours['weekly']
  readonly exceptions: WorkingHours['exceptions']
  /** id, begin and end in minutes since 1970, until when it is held in milliseconds. */
  readonly taken: readonly [string, number, number, number | null][]
  readonly outside: readonly [number, number][]
}

/** Of some counsellors, or of all: one statement, so that it is of one moment. Who has told no hours is missing. */
export async function loadDiaries(
  db: Db,
  counsellorIds: readonly string[] | 'all',
  rules: Pick<BookingRules, 'closedDays'>,
  now: Temporal.Instant,
): Promise<OwnDiary[]> {
  // Whatever began today counts for the day's limit.
  const since = now.subtract({ hours: 48 }).toString()
  const asked = counsellorIds === 'all' ? sql`true` : sql`c.counsellor_id = any (${sql.param(`{${counsellorIds.join(',')}}`)}::uuid[])`
  const { rows } = await db.execute<Row>(sql`
    select c.counsellor_id as "counsellorId", c.time_zone as "timeZone", c.weekly, c.exceptions, c.notice_hours as "noticeHours",
      c.horizon_days as "horizonDays", c.step_minutes as "stepMinutes", c.break_minutes as "breakMinutes", c.most_per_day as "mostPerDay",
      coalesce((select json_agg(json_build_array(a.id, floor(extract(epoch from a.starts_at) / 60)::int, ceil(extract(epoch from a.occupied_until) / 60)::int,
          floor(extract(epoch from a.held_until) * 1000)::int8))
        from scheduling.appointment a where a.counsellor_id = c.counsellor_id and a.starts_at > ${since}::timestamptz and a.state in ('held', 'confirmed')), '[]') as taken,
      coalesce((select json_agg(json_build_array(floor(extract(epoch from o.starts_at) / 60)::int, ceil(extract(epoch from o.ends_at) / 60)::int))
        from scheduling.outside_busy o where o.counsellor_id = c.counsellor_id and o.ends_at > ${since}::timestamptz), '[]') as outside
    from scheduling.calendar c where ${asked}`)
  const closedDays = new Set(rules.closedDays.map(({ date }) => dayOf(Temporal.PlainDate.from(date))))
  return rows.map((row) => diaryOf(row, closedDays))
}

function diaryOf({ counsellorId, timeZone, weekly, exceptions, taken, outside, ...boundaries }: Row, closedDays: ReadonlySet<number>): OwnDiary {
  return {
    counsellorId,
    boundaries,
    availability: {
      timeZone,
      weekly,
      exceptions: new Map(exceptions.map(({ date, windows }) => [dayOf(Temporal.PlainDate.from(date)), windows])),
      closedDays,
    },
    taken: taken.map(([id, begin, end, heldUntilMs]) => ({ id, begin, end, heldUntilMs })),
    outside: outside.map(([from, to]) => ({ from, to })),
  }
}
