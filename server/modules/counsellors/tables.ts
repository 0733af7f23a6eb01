import { sql } from 'drizzle-orm'
import { boolean, customType, date, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Localised } from '#contract/languages'
import type { Milestone } from '#contract/counsellors'
import type { Audience } from '#contract/scheduling'
import type { SessionMode, Specialisation, SpokenLanguage } from '#domain/care/fields'

/** By mode, in whole rupiah. */
export type LowestPrices = Partial<Record<SessionMode, number>>

const counsellors = pgSchema('counsellors')
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })

export const counsellor = counsellors.table('counsellor', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  headline: jsonb('headline').$type<Localised>().notNull(),
  biography: jsonb('biography').$type<Localised>().notNull(),
  approach: jsonb('approach').$type<Localised>().notNull(),
  city: text('city').notNull(),
  timeZone: text('time_zone').notNull(),
  specialisations: text('specialisations').array().$type<Specialisation[]>().notNull(),
  languages: text('languages').array().$type<SpokenLanguage[]>().notNull(),
  practisingSince: integer('practising_since').notNull(),
  education: jsonb('education').$type<Milestone[]>().notNull(),
  experience: jsonb('experience').$type<Milestone[]>().notNull(),
  published: boolean('published').notNull(),
  modes: text('modes').array().$type<SessionMode[]>().notNull(),
  lowestPriceIdr: integer('lowest_price_idr'),
  pricesIdr: jsonb('prices_idr').$type<LowestPrices>().notNull(),
  licensedUntil: date('licensed_until'),
  searchText: tsvector('search_text').notNull(),
  accountId: uuid('account_id'),
  /** The transaction that last changed it. */
  version: transaction('version')
    .notNull()
    .default(sql`pg_current_xact_id()`),
})

export const service = counsellors.table('service', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  counsellorId: uuid('counsellor_id').notNull(),
  position: integer('position').notNull(),
  mode: text('mode').$type<SessionMode>().notNull(),
  name: jsonb('name').$type<Localised>().notNull(),
  minutes: integer('minutes'),
  answerWithinHours: integer('answer_within_hours'),
  priceIdr: integer('price_idr').notNull(),
  bufferMinutes: integer('buffer_minutes').notNull().default(10),
  bookableBy: text('bookable_by').$type<Audience>().notNull().default('anyone'),
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true, mode: 'string' }),
})
