import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { readUsername, type Username } from '#domain/accounts/username'
import type { Factors } from '#domain/accounts/roles'
import type { Db } from '#platform/database'
import { account, backupCode, passkey, totp } from './tables.ts'

export type AccountRow = typeof account.$inferSelect

/** What is typed at login: a name that nobody could have is as good as one that nobody has. */
export const typedName = (typed: string): Username => readUsername(typed) ?? { name: typed.trim().normalize('NFKC').toLowerCase(), skeleton: '' }

/** The same question also for what could never be a name (PostgreSQL's text cannot even hold all of it). */
export const isNamed = (name: string, skeleton: string) => and(eq(account.skeleton, skeleton), eq(account.username, skeleton === '' ? '' : name))

export async function findByName(db: Db, { name, skeleton }: Username): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(isNamed(name, skeleton))
  return row
}

export async function findAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(eq(account.id, id))
  return row
}

export async function staffUsernames(db: Db): Promise<string[]> {
  const rows = await db.select({ username: account.username }).from(account).where(ne(account.role, 'client'))
  return rows.map((row) => row.username)
}

export async function adminIds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.role, 'admin'), eq(account.state, 'active')))
  return rows.map(({ id }) => id)
}

/** Nobody else changes it until the transaction ends. */
export async function lockAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(account).where(eq(account.id, id)).for('update')
  return row
}

/** @returns false when the id or a name that looks like this one is taken */
export async function insertAccount(db: Db, row: typeof account.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(account).values(row).onConflictDoNothing().returning({ id: account.id })
  return inserted.length === 1
}

export async function updateAccount(db: Db, id: string, changed: Partial<typeof account.$inferInsert>): Promise<void> {
  await db.update(account).set(changed).where(eq(account.id, id))
}

type Standing = Pick<AccountRow, 'username' | 'role' | 'state' | 'timeZone'>

/** By which name and as what each of these is here, in which zone, and whether they are frozen; who is unknown is missing. */
export async function standingOf(db: Db, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await db
    .select({ id: account.id, username: account.username, role: account.role, state: account.state, timeZone: account.timeZone })
    .from(account)
    .where(inArray(account.id, [...ids]))
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/** Of the account of the row. Wrapped, because Drizzle takes the table's name off columns that are selected. */
const hasApp = sql`(${sql`exists (select from ${totp} where ${totp.accountId} = ${account.id} and ${totp.confirmedAt} is not null)`})`
const hasPasskey = sql`(${sql`exists (select from ${passkey} where ${passkey.accountId} = ${account.id})`})`

/** Whether the account of the row has one: an app that was confirmed, or a passkey. */
export const hasSecondFactor = sql<boolean>`(${hasApp} or ${hasPasskey})`

/** Whether a right password is asked for one, as `afterPassword` says. */
export const needsFactor = sql<boolean>`(${hasApp} or (${account.role} <> 'client' and ${hasPasskey}))`

/** Which second factors an account has, in one query. */
export async function factorsOf(db: Db, { id, role }: Pick<AccountRow, 'id' | 'role'>): Promise<Factors> {
  const [row] = await db
    .select({
      hasTotp: sql<boolean>`exists (select from ${totp} where ${totp.accountId} = ${id} and ${totp.confirmedAt} is not null)`,
      passkeys: sql<number>`(select count(*)::int from ${passkey} where ${passkey.accountId} = ${id})`,
      backupCodes: sql<number>`(select count(*)::int from ${backupCode} where ${backupCode.accountId} = ${id} and ${backupCode.usedAt} is null)`,
    })
    .from(sql`(values (1)) as one`)
  return { role, hasTotp: row?.hasTotp ?? false, passkeys: row?.passkeys ?? 0, backupCodes: row?.backupCodes ?? 0 }
}
