import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Language } from '#contract/languages'
import type { Theme } from '#contract/pages'
import type { Role, StaffRole } from '#domain/accounts/roles'

const schema = pgSchema('accounts')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const madeId = () =>
  uuid('id')
    .primaryKey()
    .default(sql`uuidv7()`)

export const account = schema.table('account', {
  id: uuid('id').primaryKey(),
  username: text('username').notNull(),
  skeleton: text('skeleton').notNull(),
  role: text('role').$type<Role>().notNull(),
  state: text('state').$type<'active' | 'frozen'>().notNull().default('active'),
  language: text('language').$type<Language>().notNull(),
  theme: text('theme').$type<Theme>().notNull(),
  timeZone: text('time_zone').notNull(),
  verifierSealed: bytea('verifier_sealed').notNull(),
  emailSealed: bytea('email_sealed'),
  createdAt: instant('created_at').notNull(),
})

export const login = schema.table('login', {
  id: madeId(),
  accountId: uuid('account_id').notNull(),
  tokenSha256: bytea('token_sha256').notNull(),
  state: text('state').$type<'factor' | 'enrol' | 'complete'>().notNull(),
  device: text('device').notNull(),
  createdAt: instant('created_at').notNull(),
  seenHour: instant('seen_hour').notNull(),
  provedAt: instant('proved_at').notNull(),
})

export const device = schema.table(
  'device',
  {
    accountId: uuid('account_id').notNull(),
    tokenSha256: bytea('token_sha256').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.tokenSha256] })],
)

export const attempt = schema.table('attempt', {
  key: bytea('key').primaryKey(),
  tries: integer('tries').notNull(),
  notBefore: instant('not_before').notNull(),
  forgetAt: instant('forget_at').notNull(),
})

export const totp = schema.table('totp', {
  accountId: uuid('account_id').primaryKey(),
  secretSealed: bytea('secret_sealed').notNull(),
  confirmedAt: instant('confirmed_at'),
  nextSecretSealed: bytea('next_secret_sealed'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
})

export const backupCode = schema.table(
  'backup_code',
  {
    accountId: uuid('account_id').notNull(),
    place: integer('place').notNull(),
    codeSealed: bytea('code_sealed').notNull(),
    usedAt: instant('used_at'),
    keptAt: instant('kept_at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.place] })],
)

export const passkey = schema.table('passkey', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').notNull(),
  credentialId: text('credential_id').notNull(),
  publicKey: bytea('public_key').notNull(),
  counter: bigint('counter', { mode: 'number' }).notNull(),
  transports: text('transports').array().notNull(),
  device: text('device').notNull(),
  unlocks: boolean('unlocks').notNull(),
  madeAt: instant('made_at').notNull(),
  usedHour: instant('used_hour'),
})

export const challenge = schema.table('challenge', {
  challenge: text('challenge').primaryKey(),
  use: text('use').$type<'log-in' | 'second-factor' | 'step-up' | 'add'>().notNull(),
  accountId: uuid('account_id'),
  expiresAt: instant('expires_at').notNull(),
})

export const emailChange = schema.table('email_change', {
  accountId: uuid('account_id').primaryKey(),
  addressSealed: bytea('address_sealed').notNull(),
  tokenSha256: bytea('token_sha256'),
  expiresAt: instant('expires_at').notNull(),
})

export const formerEmail = schema.table('former_email', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').notNull(),
  addressSealed: bytea('address_sealed').notNull(),
  at: instant('at').notNull(),
})

export const invitation = schema.table('invitation', {
  id: madeId(),
  tokenSha256: bytea('token_sha256').notNull(),
  role: text('role').$type<StaffRole>().notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: uuid('used_by'),
  withdrawnAt: instant('withdrawn_at'),
})

export const socketTicket = schema.table('socket_ticket', {
  tokenSha256: bytea('token_sha256').primaryKey(),
  loginId: uuid('login_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
})
