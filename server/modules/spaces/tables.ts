import { sql } from 'drizzle-orm'
import { bigint, customType, integer, json, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EntryHeader, EpochRecord } from '#crypto/public'
import type { MemberRole, SpaceKind } from '#domain/spaces/kinds'

const schema = pgSchema('spaces')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export const space = schema.table('space', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<SpaceKind>().notNull(),
  clientId: uuid('client_id'),
  epoch: integer('epoch').notNull(),
  head: bytea('head').notNull(),
  lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
  madeAt: instant('made_at').notNull(),
  lastKeptAt: instant('last_kept_at'),
  verifiedNumber: bigint('verified_number', { mode: 'number' }).notNull().default(0),
})

export const epoch = schema.table(
  'epoch',
  {
    spaceId: uuid('space_id').notNull(),
    epoch: integer('epoch').notNull(),
    record: jsonb('record').$type<EpochRecord>().notNull(),
    sig: text('sig').notNull(),
    hash: bytea('hash').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.epoch] })],
)

export const wrap = schema.table(
  'wrap',
  {
    spaceId: uuid('space_id').notNull(),
    epoch: integer('epoch').notNull(),
    accountId: uuid('account_id').notNull(),
    enc: text('enc').notNull(),
    ct: text('ct').notNull(),
    grantedBy: uuid('granted_by'),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.epoch, table.accountId] })],
)

export const member = schema.table(
  'member',
  {
    spaceId: uuid('space_id').notNull(),
    accountId: uuid('account_id').notNull(),
    role: text('role').$type<MemberRole>().notNull(),
    cardHash: bytea('card_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.accountId] })],
)

export const head = schema.table(
  'head',
  {
    spaceId: uuid('space_id').notNull(),
    accountId: uuid('account_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.accountId] })],
)

export const entry = schema.table(
  'entry',
  {
    spaceId: uuid('space_id').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    fromId: uuid('from_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    epoch: integer('epoch').notNull(),
    kind: text('kind').notNull(),
    header: json('header').$type<EntryHeader>().notNull(),
    iv: text('iv'),
    ct: text('ct'),
    bodyHash: bytea('body_hash').notNull(),
    sig: text('sig').notNull(),
    keptAt: instant('kept_at').notNull(),
    erasedAt: instant('erased_at'),
    wrongAt: instant('wrong_at'),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.number] })],
)

export const mark = schema.table(
  'mark',
  {
    spaceId: uuid('space_id').notNull(),
    accountId: uuid('account_id').notNull(),
    delivered: bigint('delivered', { mode: 'number' }).notNull(),
    read: bigint('read', { mode: 'number' }).notNull(),
    shown: bigint('shown', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.accountId] })],
)

export const file = schema.table('file', {
  id: uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`),
  spaceId: uuid('space_id').notNull(),
  accountId: uuid('account_id').notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  blob: text('blob'),
  at: instant('at').notNull(),
  erasedAt: instant('erased_at'),
})
