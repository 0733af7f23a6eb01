import { bigint, boolean, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#contract/languages'
import type { SignedAgreement } from '#crypto/public'
import type { CrossBorderRule, CrossBorderVerdict, CrossBorderWhy } from '#domain/credentials/cross-border'

const schema = pgSchema('consents')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const seq = () => bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

export const agreement = schema.table('agreement', {
  seq: seq(),
  clientId: uuid('client_id').notNull(),
  kind: text('kind').$type<'consent'>().notNull(),
  language: text('language').$type<Language>().notNull(),
  version: integer('version').notNull(),
  sha256: text('sha256').notNull(),
  act: text('act').$type<'given' | 'withdrawn'>().notNull(),
  signed: jsonb('signed').$type<SignedAgreement>().notNull(),
  at: instant('at').notNull(),
})

export const ageAnswer = schema.table('age_answer', {
  seq: seq(),
  clientId: uuid('client_id').notNull(),
  isAdult: boolean('is_adult').notNull(),
  at: instant('at').notNull(),
})

export const place = schema.table('place', {
  clientId: uuid('client_id').primaryKey(),
  country: text('country').notNull(),
  province: text('province').notNull(),
  saidAt: instant('said_at').notNull(),
})

export const crossBorderRule = schema.table('cross_border_rule', {
  version: integer('version').primaryKey(),
  otherwise: text('otherwise').$type<CrossBorderRule['otherwise']>().notNull(),
  withConsent: text('with_consent').array().notNull(),
  refused: text('refused').array().notNull(),
  publishedAt: instant('published_at').notNull(),
})

export const crossBorderDecision = schema.table('cross_border_decision', {
  seq: seq(),
  clientId: uuid('client_id').notNull(),
  counsellorId: uuid('counsellor_id').notNull(),
  country: text('country').notNull(),
  province: text('province').notNull(),
  verdict: text('verdict').$type<CrossBorderVerdict>().notNull(),
  why: text('why').$type<CrossBorderWhy>().notNull(),
  ruleVersion: integer('rule_version').notNull(),
  at: instant('at').notNull(),
})

export const crossBorderAgreement = schema.table(
  'cross_border_agreement',
  {
    clientId: uuid('client_id').notNull(),
    counsellorId: uuid('counsellor_id').notNull(),
    country: text('country').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.counsellorId, table.country, table.ruleVersion] })],
)
