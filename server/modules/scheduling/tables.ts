import { sql } from 'drizzle-orm'
import { boolean, customType, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { SessionMode } from '#domain/care/fields'
import type { AppointmentState, By, CancelReason, HoldPurpose } from '#domain/scheduling/appointment'
import type { Localised } from '#contract/languages'
import type { BookingRules, WorkingHours } from '#contract/scheduling'

const schema = pgSchema('scheduling')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })
/** The transaction that last changed the row. */
const version = () =>
  transaction('version')
    .notNull()
    .default(sql`pg_current_xact_id()`)

export const calendar = schema.table('calendar', {
  counsellorId: uuid('counsellor_id').primaryKey(),
  timeZone: text('time_zone').notNull(),
  weekly: jsonb('weekly').$type<WorkingHours['weekly']>().notNull(),
  exceptions: jsonb('exceptions').$type<WorkingHours['exceptions']>().notNull(),
  noticeHours: integer('notice_hours').notNull(),
  horizonDays: integer('horizon_days').notNull(),
  stepMinutes: integer('step_minutes').notNull(),
  breakMinutes: integer('break_minutes').notNull(),
  mostPerDay: integer('most_per_day'),
  version: version(),
})

export const appointment = schema.table('appointment', {
  id: uuid('id').primaryKey(),
  clientId: uuid('client_id').notNull(),
  counsellorId: uuid('counsellor_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  mode: text('mode').$type<SessionMode>().notNull(),
  serviceName: jsonb('service_name').$type<Localised>().notNull(),
  minutes: integer('minutes').notNull(),
  priceIdr: integer('price_idr').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  occupiedUntil: instant('occupied_until').notNull(),
  state: text('state').$type<AppointmentState>().notNull().default('held'),
  heldUntil: instant('held_until'),
  heldFor: text('held_for').$type<HoldPurpose>(),
  changeUntil: instant('change_until').notNull(),
  graceUntil: instant('grace_until').notNull(),
  clientTimeZone: text('client_time_zone').notNull(),
  ruleVersion: integer('rule_version'),
  waitsForEarlier: boolean('waits_for_earlier').notNull().default(false),
  madeAt: instant('made_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  cancelledBy: text('cancelled_by').$type<By>(),
  cancelReason: text('cancel_reason').$type<CancelReason>(),
  cancelledLate: boolean('cancelled_late'),
  version: version(),
})

export const outsideBusy = schema.table('outside_busy', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  counsellorId: uuid('counsellor_id').notNull(),
  importId: uuid('import_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
})

export const bookingRules = schema.table('booking_rules', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  changeUntilHours: integer('change_until_hours').notNull().default(24),
  graceMinutes: integer('grace_minutes').notNull().default(10),
  holdMinutes: integer('hold_minutes').notNull().default(10),
  payWithinMinutes: integer('pay_within_minutes').notNull().default(120),
  closedDays: jsonb('closed_days').$type<BookingRules['closedDays']>().notNull().default([]),
  version: version(),
})
