import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { NoticeOutcome } from '#contract/notifications'
import type { ReminderOccasion } from '#domain/notifications/reminders'

const schema = pgSchema('notifications')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const madeId = () =>
  uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`)

export type Channel = 'push' | 'email'

export const vapidKey = schema.table('vapid_key', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  privateSealed: bytea('private_sealed').notNull(),
  publicKey: bytea('public_key').notNull(),
  madeAt: instant('made_at').notNull(),
})

export const settings = schema.table('settings', {
  accountId: uuid('account_id').primaryKey(),
  push: boolean('push').notNull(),
  email: boolean('email').notNull(),
  everyMinutes: integer('every_minutes').notNull(),
  quietFrom: text('quiet_from'),
  quietTo: text('quiet_to'),
})

export const way = schema.table('way', {
  id: madeId(),
  accountId: uuid('account_id').notNull(),
  channel: text('channel').$type<Channel>().notNull(),
  endpointSealed: bytea('endpoint_sealed'),
  endpointMark: bytea('endpoint_mark'),
  madeAt: instant('made_at').notNull(),
  lastToldAt: instant('last_told_at'),
  dueSince: instant('due_since'),
  byEvent: boolean('by_event').notNull().default(false),
  notBefore: instant('not_before'),
  tries: integer('tries').notNull().default(0),
})

export const told = schema.table(
  'told',
  {
    accountId: uuid('account_id').notNull(),
    spaceId: uuid('space_id').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.spaceId] })],
)

export const sent = schema.table('sent', {
  id: madeId(),
  at: instant('at').notNull(),
  accountId: uuid('account_id').notNull(),
  channel: text('channel').$type<Channel>().notNull(),
  outcome: text('outcome').$type<NoticeOutcome>().notNull(),
})

export const reminder = schema.table('reminder', {
  id: madeId(),
  appointmentId: uuid('appointment_id').notNull(),
  accountId: uuid('account_id').notNull(),
  occasion: text('occasion').$type<ReminderOccasion>().notNull(),
  startsAt: instant('starts_at').notNull(),
  turn: integer('turn').notNull().default(0),
  part: integer('part').notNull().default(0),
  channel: text('channel').$type<Channel>(),
  dueAt: instant('due_at').notNull(),
  notBefore: instant('not_before'),
  tries: integer('tries').notNull().default(0),
  resends: integer('resends').notNull().default(0),
  toldAt: instant('told_at'),
  outcome: text('outcome').$type<NoticeOutcome | 'no-way'>(),
})
