import { and, desc, eq, ne, notInArray, sql } from 'drizzle-orm'
import { cookieNames } from '#contract/pages'
import type { Username } from '#domain/accounts/username'
import type { Context } from '#platform/context'
import type { ReplyHead } from '#platform/route'
import { isToken } from '#platform/cookies'
import { newToken, sha256 } from '#platform/tokens'
import { isNamed, type AccountRow } from './repository.ts'
import { account, device } from './tables.ts'

const rememberedSeconds = 400 * 24 * 60 * 60
const mostPerAccount = 20

/** Bound to the account, so that a dump does not tell which people share a browser. */
const hashFor = (accountId: string, token: string) => sha256(`${accountId} ${token}`)

/** The mark of a browser that this account used before; null for any other. The same query for nobody's id. */
export async function knownDevice({ db, caller }: Context, accountId: string): Promise<Buffer | null> {
  const hash = hashFor(accountId, caller?.deviceToken ?? '')
  const rows = await db
    .select({ madeAt: device.madeAt })
    .from(device)
    .where(and(eq(device.accountId, accountId), eq(device.tokenSha256, hash)))
  return rows.length > 0 ? hash : null
}

/**
 * The account of a name, and the mark of this browser if that account used it before, in one query; for a name that nobody has, the same
 * work about `nobody`.
 */
export async function findWithDevice(
  { db, caller }: Context,
  { name, skeleton }: Username,
  nobody: string,
): Promise<{ account: AccountRow | undefined; device: Buffer | null }> {
  // Whatever else stands in the cookie is no mark of ours, and may be nothing that the database takes as text.
  const token = isToken(caller?.deviceToken) ? caller.deviceToken : ''
  const named = db.select({ id: account.id }).from(account).where(isNamed(name, skeleton))
  const [row] = await db
    .select({ account, mark: device.tokenSha256 })
    .from(sql`(select coalesce((${named}), ${nobody}::uuid) as id) as whose`)
    .leftJoin(account, sql`${account.id} = whose.id`)
    .leftJoin(device, sql`${device.accountId} = whose.id and ${device.tokenSha256} = sha256(convert_to(whose.id::text || ' ' || ${token}, 'UTF8'))`)
  return { account: row?.account ?? undefined, device: row?.mark ?? null }
}

/** @returns the token for the browser's cookie, and whether this account had not seen it before */
export async function rememberDevice({ db, caller, now }: Context, accountId: string): Promise<{ token: string; isNew: boolean }> {
  const token = isToken(caller?.deviceToken) ? caller.deviceToken : newToken()
  const made = await db
    .insert(device)
    .values({ accountId, tokenSha256: hashFor(accountId, token), madeAt: now().toString() })
    .onConflictDoNothing()
    .returning({ madeAt: device.madeAt })
  if (made.length > 0) {
    const newest = db
      .select({ hash: device.tokenSha256 })
      .from(device)
      .where(eq(device.accountId, accountId))
      .orderBy(desc(device.madeAt))
      .limit(mostPerAccount)
    await db.delete(device).where(and(eq(device.accountId, accountId), notInArray(device.tokenSha256, newest)))
  }
  return { token, isNew: made.length > 0 }
}

/**
 * Whoever may have come in by what holds no longer must not stay a known device: no notice would be sent for them, and they would keep a
 * counter of their own. In the caller's transaction.
 */
export async function forgetDevices({ db, caller }: Context, accountId: string, which: 'all' | 'others'): Promise<void> {
  const own = which === 'others' ? ne(device.tokenSha256, hashFor(accountId, caller?.deviceToken ?? '')) : undefined
  await db.delete(device).where(and(eq(device.accountId, accountId), own))
}

export function sendDevice(head: ReplyHead, token: string): void {
  head.setCookie(cookieNames.device, token, rememberedSeconds)
}
