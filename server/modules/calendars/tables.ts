import { boolean, customType, integer, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { CalendarLinks } from '#contract/calendars'

const schema = pgSchema('calendars')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export type Trouble = NonNullable<CalendarLinks['imports'][number]['trouble']>

export const revision = schema.table('revision', {
  appointmentId: uuid('appointment_id').primaryKey(),
  counsellorId: uuid('counsellor_id').notNull(),
  sequence: integer('sequence').notNull().default(0),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  isCancelled: boolean('is_cancelled').notNull(),
  revisedAt: instant('revised_at').notNull(),
})

export const feed = schema.table('feed', {
  accountId: uuid('account_id').primaryKey(),
  tokenSha256: bytea('token_sha256').notNull(),
  madeAt: instant('made_at').notNull(),
  readAt: instant('read_at'),
})

export const imported = schema.table('import', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').notNull(),
  addressSealed: bytea('address_sealed').notNull(),
  addressMark: bytea('address_mark').notNull(),
  host: text('host').notNull(),
  madeAt: instant('made_at').notNull(),
  triedAt: instant('tried_at').notNull(),
  readAt: instant('read_at'),
  wholeAt: instant('whole_at'),
  trouble: text('trouble').$type<Trouble>(),
  tries: integer('tries').notNull().default(0),
  busyTimes: integer('busy_times').notNull().default(0),
  etag: text('etag'),
  lastModified: text('last_modified'),
  notBefore: instant('not_before').notNull(),
})
