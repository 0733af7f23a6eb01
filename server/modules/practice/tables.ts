import { bigint, boolean, customType, integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import type { Language, Localised } from '#contract/languages'
import type { PracticeText } from '#contract/practice'

const schema = pgSchema('practice')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const practice = schema.table('practice', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  name: text('name').notNull(),
  tagline: jsonb('tagline').$type<Localised>().notNull(),
  city: text('city').notNull(),
  timeZone: text('time_zone').notNull(),
  languages: text('languages').array().$type<Language[]>().notNull(),
  email: text('email'),
  phone: text('phone'),
  address: text('address'),
  hours: jsonb('hours').$type<Localised>(),
  quickExitUrl: text('quick_exit_url').notNull(),
  setUpAt: timestamp('set_up_at', { withTimezone: true, mode: 'string' }).notNull(),
})

export const textVersion = schema.table('text_version', {
  kind: text('kind').$type<PracticeText['kind']>().notNull(),
  language: text('language').$type<Language>().notNull(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  sha256: text('sha256').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true, mode: 'string' }).notNull(),
})

export const door = schema.table('door', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  tokenSha256: bytea('token_sha256').notNull(),
  madeAt: timestamp('made_at', { withTimezone: true, mode: 'string' }).notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true, mode: 'string' }),
  keySha256: bytea('key_sha256'),
  keyExpiresAt: timestamp('key_expires_at', { withTimezone: true, mode: 'string' }),
})
