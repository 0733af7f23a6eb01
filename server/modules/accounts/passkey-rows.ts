import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { PasskeyView } from '#contract/second-factors'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { challenge, passkey } from './tables.ts'

export type PasskeyRow = typeof passkey.$inferSelect
export type ChallengeUse = (typeof challenge.$inferSelect)['use']

const holdsMinutes = 5

export const findPasskeys = (db: Db, accountId: string): Promise<PasskeyRow[]> =>
  db.select().from(passkey).where(eq(passkey.accountId, accountId)).orderBy(asc(passkey.madeAt), asc(passkey.id))

export async function findPasskeyByCredential(db: Db, credentialId: string): Promise<PasskeyRow | undefined> {
  const [row] = await db.select().from(passkey).where(eq(passkey.credentialId, credentialId))
  return row
}

export async function listPasskeys(db: Db, accountId: string): Promise<PasskeyView[]> {
  const rows = await findPasskeys(db, accountId)
  return rows.map(({ id, device, unlocks, madeAt, usedHour }) => ({
    id,
    device,
    unlocks,
    madeAt: instantOf(madeAt).toString(),
    lastUsed: usedHour && instantOf(usedHour).toString(),
  }))
}

export async function insertChallenge(
  db: Db,
  row: { challenge: string; use: ChallengeUse; accountId: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await db.delete(challenge).where(lt(challenge.expiresAt, now.toString()))
  await db.insert(challenge).values({ ...row, expiresAt: now.add({ minutes: holdsMinutes }).toString() })
}

/** One question, one answer: whoever comes second finds nothing. @returns whether it was asked, for this, of this account */
export async function takeChallenge(
  db: Db,
  asked: { challenge: string; use: ChallengeUse; accountId: string | null },
  now: Temporal.Instant,
): Promise<boolean> {
  const [taken] = await db
    .delete(challenge)
    .where(and(eq(challenge.challenge, asked.challenge), gt(challenge.expiresAt, now.toString())))
    .returning()
  return taken !== undefined && taken.use === asked.use && taken.accountId === asked.accountId
}
