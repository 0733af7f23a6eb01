import { boolean, date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'
import type { Localised } from '#contract/languages'
import type { CrisisRoute } from '#contract/safety'

const safety = pgSchema('safety')

export const crisisRoute = safety.table('crisis_route', {
  code: text('code').primaryKey(),
  position: integer('position').notNull(),
  name: jsonb('name').$type<Localised>().notNull(),
  forWhom: jsonb('for_whom').$type<Localised>().notNull(),
  hours: jsonb('hours').$type<Localised>().notNull(),
  region: text('region'),
  channels: jsonb('channels').$type<CrisisRoute['channels']>().notNull(),
  note: jsonb('note').$type<Localised>(),
  lifeInDanger: boolean('life_in_danger').notNull(),
  lastVerifiedOn: date('last_verified_on').notNull(),
  source: text('source').notNull(),
})
