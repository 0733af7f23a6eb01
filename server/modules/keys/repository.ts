import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { SignedCard, SignedCertificate, WrappedKey } from '#contract/key-shapes'
import type { CertifiedCard } from '#contract/keys'
import type { VerifiedCard } from '#crypto/public'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import type { CheckedIdentity } from './check-keys.ts'
import { bytesOf, keptCard } from './check-keys.ts'
import { sealWrap } from './sealed-bodies.ts'
import { card, certificate, recovery, wrap } from './tables.ts'

export type WrapRow = typeof wrap.$inferSelect
export type CardRow = typeof card.$inferSelect
export type CertificateRow = typeof certificate.$inferSelect

export const findWraps = (db: Db, accountId: string): Promise<WrapRow[]> => db.select().from(wrap).where(eq(wrap.accountId, accountId))

export async function findWrap(db: Db, accountId: string, slot: WrapRow['slot']): Promise<WrapRow | undefined> {
  const [row] = await db
    .select()
    .from(wrap)
    .where(and(eq(wrap.accountId, accountId), eq(wrap.slot, slot)))
  return row
}

export async function insertWrap(db: Db, key: OuterKey, body: WrappedKey): Promise<void> {
  const { uid: accountId, slotId, gen } = body.ctx
  const slot = body.ctx.slot as WrapRow['slot']
  await db.insert(wrap).values({ accountId, slot, slotId, gen, bodySealed: sealWrap(key, { accountId, slot, slotId }, body) })
}

/** Compare and swap: only the wrap that follows the one there takes its place. @returns whether it did */
export async function replaceWrap(db: Db, key: OuterKey, body: WrappedKey): Promise<boolean> {
  const { uid: accountId, slotId, gen } = body.ctx
  const slot = body.ctx.slot as WrapRow['slot']
  const replaced = await db
    .update(wrap)
    .set({ slotId, gen, bodySealed: sealWrap(key, { accountId, slot, slotId }, body) })
    .where(and(eq(wrap.accountId, accountId), eq(wrap.slot, slot), eq(wrap.gen, gen - 1)))
    .returning({ gen: wrap.gen })
  return replaced.length === 1
}

export async function deleteWrap(db: Db, accountId: string, slot: WrapRow['slot'], slotId: string): Promise<void> {
  await db.delete(wrap).where(and(eq(wrap.accountId, accountId), eq(wrap.slot, slot), eq(wrap.slotId, slotId)))
}

/** Nobody has said yet that a new code is kept. */
export async function upsertRecovery(db: Db, accountId: string, proofSha256: Buffer): Promise<void> {
  const row = { proofSha256, confirmedAt: null }
  await db
    .insert(recovery)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: recovery.accountId, set: row })
}

/** @returns false when it was said before */
export async function markRecoveryConfirmed(db: Db, accountId: string, at: Temporal.Instant): Promise<boolean> {
  const marked = await db
    .update(recovery)
    .set({ confirmedAt: at.toString() })
    .where(and(eq(recovery.accountId, accountId), isNull(recovery.confirmedAt)))
    .returning({ accountId: recovery.accountId })
  return marked.length === 1
}

export async function isRecoveryConfirmed(db: Db, accountId: string): Promise<boolean> {
  const [row] = await db.select({ confirmedAt: recovery.confirmedAt }).from(recovery).where(eq(recovery.accountId, accountId))
  return row ? row.confirmedAt !== null : false
}

export async function findRecovery(db: Db, accountId: string): Promise<Buffer | undefined> {
  const [row] = await db.select().from(recovery).where(eq(recovery.accountId, accountId))
  return row?.proofSha256
}

/** @returns false when the account has this version already, or somebody has this key */
export async function insertCard(db: Db, { card: verified, signed, sealed }: CheckedIdentity, at: Temporal.Instant): Promise<boolean> {
  const inserted = await db
    .insert(card)
    .values({
      accountId: verified.uid,
      ver: verified.ver,
      signed,
      hash: bytesOf(verified.hash),
      ed: bytesOf(verified.ed),
      sealedKeys: sealed,
      at: at.toString(),
    })
    .onConflictDoNothing()
    .returning({ ver: card.ver })
  return inserted.length === 1
}

export async function findCard(db: Db, accountId: string): Promise<CardRow | undefined> {
  const [row] = await db.select().from(card).where(eq(card.accountId, accountId)).orderBy(desc(card.ver)).limit(1)
  return row
}

/** The card that counts, of each of these; verified again, as every reader does. */
export async function newestCards(db: Db, accountIds: readonly string[]): Promise<Map<string, VerifiedCard>> {
  const rows = await db
    .selectDistinctOn([card.accountId], { signed: card.signed })
    .from(card)
    .where(inArray(card.accountId, [...accountIds]))
    .orderBy(card.accountId, desc(card.ver))
  const verified = await Promise.all(rows.map(({ signed }) => keptCard(signed)))
  return new Map(verified.map((one) => [one.uid, one]))
}

/** Every card that these ever had, oldest first: what records name, and what links one to the next. */
export async function cardsOf(db: Db, accountIds: readonly string[]): Promise<SignedCard[]> {
  const rows = await db
    .select({ signed: card.signed })
    .from(card)
    .where(inArray(card.accountId, [...accountIds]))
    .orderBy(card.accountId, card.ver)
  return rows.map(({ signed }) => signed)
}

/**
 * What the practice ever said of these, also what has run out or was taken back since: what somebody said while they were vouched for stays
 * readable. Whether they are vouched for now, `certifiedRoles` tells. Oldest first.
 */
export async function certificatesOf(db: Db, accountIds: readonly string[]): Promise<SignedCertificate[]> {
  const rows = await db
    .select({ signed: certificate.signed })
    .from(certificate)
    .where(inArray(certificate.accountId, [...accountIds]))
    .orderBy(certificate.id)
  return rows.map(({ signed }) => signed)
}

/** As what the practice vouches for each of these with their present card. */
export async function certifiedRoles(db: Db, accountIds: readonly string[], at: Temporal.Instant): Promise<Map<string, ReadonlySet<string>>> {
  const newest = newestOf(db, accountIds)
  const rows = await db
    .select({ accountId: certificate.accountId, signed: certificate.signed })
    .from(certificate)
    .innerJoin(newest, and(eq(newest.accountId, certificate.accountId), eq(newest.hash, certificate.cardHash)))
    .where(holdsAt(at))
  const roles = new Map<string, Set<string>>()
  for (const { accountId, signed } of rows) roles.set(accountId, (roles.get(accountId) ?? new Set()).union(new Set(signed.certificate.roles)))
  return roles
}

/** The present card of each of these for whom the practice vouches in this role, with the certificates that say so, the longest-lived first. */
export async function certifiedCards(db: Db, accountIds: readonly string[], role: string, at: Temporal.Instant): Promise<Map<string, CertifiedCard>> {
  const newest = newestOf(db, accountIds)
  const rows = await db
    .select({ accountId: certificate.accountId, card: newest.card, signed: certificate.signed })
    .from(certificate)
    .innerJoin(newest, and(eq(newest.accountId, certificate.accountId), eq(newest.hash, certificate.cardHash)))
    .where(and(holdsAt(at), sql`${certificate.signed} -> 'certificate' -> 'roles' ? ${role}`))
    .orderBy(desc(certificate.validUntil), certificate.id)
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId)
  return new Map(
    [...byAccount].flatMap(([accountId, [first, ...rest]]) =>
      first ? [[accountId, { card: first.card, certificates: [first, ...rest].map(({ signed }) => signed) }] as const] : [],
    ),
  )
}

/** By which name the practice vouched last for each of these, whether or not it still does. */
export async function namesOnCertificates(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectDistinctOn([certificate.accountId], {
      accountId: certificate.accountId,
      name: sql<string>`${certificate.signed} -> 'certificate' ->> 'name'`,
    })
    .from(certificate)
    .where(inArray(certificate.accountId, [...accountIds]))
    .orderBy(certificate.accountId, desc(certificate.issuedAt), desc(certificate.id))
  return new Map(rows.map(({ accountId, name }) => [accountId, name]))
}

/** Until the transaction ends nobody else rotates the keys of this account, nor certifies them. */
export async function lockCards(db: Db, accountId: string): Promise<void> {
  await db.select({ ver: card.ver }).from(card).where(eq(card.accountId, accountId)).orderBy(card.ver).for('update')
}

export const findCertificates = (db: Db, accountId: string): Promise<CertificateRow[]> =>
  db.select().from(certificate).where(eq(certificate.accountId, accountId)).orderBy(desc(certificate.id)).limit(50)

/** @returns null when a certificate with this signature is there already */
export async function insertCertificate(db: Db, row: typeof certificate.$inferInsert): Promise<string | null> {
  const [inserted] = await db.insert(certificate).values(row).onConflictDoNothing().returning({ id: certificate.id })
  return inserted?.id ?? null
}

/** By the expression of the unique index `certificate_signature`. A revocation that is under way is waited for. */
export async function findCertificateBySignature(db: Db, signature: string): Promise<CertificateRow | undefined> {
  const isThis = sql`sha256((${certificate.signed} ->> 'sig')::bytea) = sha256(${signature}::text::bytea)`
  const [row] = await db.select().from(certificate).where(isThis).for('update')
  return row
}

/** @param which one certificate, or all of an account. @returns the ids of those that held until now */
export async function revokeCertificates(
  db: Db,
  which: { id: string } | { accountId: string },
  by: string | null,
  at: Temporal.Instant,
): Promise<string[]> {
  const isMeant = 'id' in which ? eq(certificate.id, which.id) : eq(certificate.accountId, which.accountId)
  const revoked = await db
    .update(certificate)
    .set({ revokedAt: at.toString(), revokedBy: by })
    .where(and(isMeant, isNull(certificate.revokedAt)))
    .returning({ id: certificate.id })
  return revoked.map(({ id }) => id)
}

/** Until when the practice vouches for each of these accounts with its present card; who is missing is not vouched for. */
export async function certifiedUntil(db: Db, accountIds: readonly string[], at: Temporal.Instant): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map()
  const newest = newestOf(db, accountIds)
  const rows = await db
    .select({ accountId: certificate.accountId, until: sql<string>`max(${certificate.validUntil})` })
    .from(certificate)
    .innerJoin(newest, and(eq(newest.accountId, certificate.accountId), eq(newest.hash, certificate.cardHash)))
    .where(holdsAt(at))
    .groupBy(certificate.accountId)
  return new Map(rows.map(({ accountId, until }) => [accountId, until]))
}

const newestOf = (db: Db, accountIds: readonly string[]) =>
  db
    .selectDistinctOn([card.accountId], { accountId: card.accountId, hash: card.hash, card: card.signed })
    .from(card)
    .where(inArray(card.accountId, [...accountIds]))
    .orderBy(card.accountId, desc(card.ver))
    .as('newest')

const holdsAt = (at: Temporal.Instant) => and(isNull(certificate.revokedAt), gt(certificate.validUntil, at.toString()))

/** Of everybody for whom the practice's word was given and not taken back. */
export async function certifiedNames(db: Db): Promise<string[]> {
  const name = sql<string>`${certificate.signed} -> 'certificate' ->> 'name'`
  const rows = await db.selectDistinct({ name }).from(certificate).where(isNull(certificate.revokedAt))
  return rows.map((row) => row.name)
}
