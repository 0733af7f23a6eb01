import { sql } from 'drizzle-orm'
import { date, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { Localised } from '#contract/languages'

const credentials = pgSchema('credentials')

export const licenceKind = credentials.table('licence_kind', {
  code: text('code').primaryKey(),
  name: jsonb('name').$type<Localised>().notNull(),
  checkUrl: text('check_url'),
})

export const licence = credentials.table('licence', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  counsellorId: uuid('counsellor_id').notNull(),
  kind: text('kind').notNull(),
  number: text('number').notNull(),
  issuer: text('issuer').notNull(),
  scope: jsonb('scope').$type<Localised>().notNull(),
  place: text('place').notNull(),
  issuedOn: date('issued_on').notNull(),
  expiresOn: date('expires_on'),
  checkUrl: text('check_url'),
  verifiedOn: date('verified_on'),
  verifiedBy: text('verified_by'),
  revokedOn: date('revoked_on'),
  /** ISO 3166-1, where it carries practice. */
  countries: text('countries').array().notNull().default(['ID']),
})
