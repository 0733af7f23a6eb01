import { sql } from 'drizzle-orm'
import { pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EpisodeState } from '#domain/care/episode'

const schema = pgSchema('episodes')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export const episode = schema.table('episode', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  clientId: uuid('client_id').notNull(),
  askedId: uuid('asked_id'),
  counsellorId: uuid('counsellor_id'),
  state: text('state').$type<EpisodeState>().notNull().default('asked'),
  intakeSpace: uuid('intake_space').notNull(),
  chatSpace: uuid('chat_space'),
  askedAt: instant('asked_at').notNull(),
  promisedUntil: instant('promised_until').notNull(),
  takenAt: instant('taken_at'),
})

export const decline = schema.table(
  'decline',
  {
    episodeId: uuid('episode_id').notNull(),
    counsellorId: uuid('counsellor_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.episodeId, table.counsellorId] })],
)

export const duty = schema.table('duty', {
  accountId: uuid('account_id').primaryKey(),
  since: instant('since').notNull(),
})
