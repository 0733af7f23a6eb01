import { sql } from 'drizzle-orm'
import { boolean, customType, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { SealedState } from '#contract/vault-states'
import type { SealedIdentity, SignedCard, SignedCertificate } from '#contract/key-shapes'

const schema = pgSchema('keys')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export const wrap = schema.table(
  'wrap',
  {
    accountId: uuid('account_id').notNull(),
    slot: text('slot').$type<'password' | 'passkey' | 'recovery'>().notNull(),
    slotId: text('slot_id').notNull(),
    gen: integer('gen').notNull(),
    bodySealed: bytea('body_sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.slot, table.slotId] })],
)

export const recovery = schema.table('recovery', {
  accountId: uuid('account_id').primaryKey(),
  proofSha256: bytea('proof_sha256').notNull(),
  confirmedAt: instant('confirmed_at'),
})

export const card = schema.table(
  'card',
  {
    accountId: uuid('account_id').notNull(),
    ver: integer('ver').notNull(),
    signed: jsonb('signed').$type<SignedCard>().notNull(),
    hash: bytea('hash').notNull(),
    ed: bytea('ed').notNull(),
    sealedKeys: jsonb('sealed_keys').$type<SealedIdentity>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.ver] })],
)

export const practiceKey = schema.table('practice_key', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  publicKey: bytea('public_key').notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
  copiedAt: instant('copied_at'),
  copiedBy: uuid('copied_by'),
})

export const practiceKeyWrap = schema.table('practice_key_wrap', {
  accountId: uuid('account_id').primaryKey(),
  gen: integer('gen').notNull(),
  bodySealed: bytea('body_sealed').notNull(),
})

export const certificate = schema.table('certificate', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  accountId: uuid('account_id').notNull(),
  cardHash: bytea('card_hash').notNull(),
  signed: jsonb('signed').$type<SignedCertificate>().notNull(),
  validUntil: instant('valid_until').notNull(),
  issuedBy: uuid('issued_by').notNull(),
  issuedAt: instant('issued_at').notNull(),
  fingerprintCompared: boolean('fingerprint_compared').notNull().default(false),
  revokedAt: instant('revoked_at'),
  revokedBy: uuid('revoked_by'),
})

export const state = schema.table(
  'state',
  {
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    gen: integer('gen').notNull(),
    body: jsonb('body').$type<SealedState>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.name] })],
)
