import { randomInt, timingSafeEqual } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { emit } from '#platform/outbox'
import { ownId } from '#platform/own-id'
import { hasSecondFactor } from './repository.ts'
import { openValue, sealValue } from './sealed-values.ts'
import { sha256 } from '#platform/tokens'
import { account, backupCode } from './tables.ts'
import type { AccountTools } from './tools.ts'

const count = 10
/** Crockford's base 32: nothing that is read as something else. Ten symbols are 50 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbols = 10

const newCode = () => Array.from({ length: symbols }, () => alphabet[randomInt(alphabet.length)]).join('')
const rowOf = (accountId: string, place: number) => `${accountId}/${place}`

/** As somebody types it: small letters, a hyphen, an O for a zero. */
const readCode = (typed: string) => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** Ten new codes in the place of those before; in the caller's transaction. Told once, kept as sealed hashes. */
export async function makeBackupCodes({ db }: Context, outerKey: OuterKey, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await db.delete(backupCode).where(eq(backupCode.accountId, accountId))
  await db
    .insert(backupCode)
    .values(
      codes.map((code, at) => ({ accountId, place: at + 1, codeSealed: sealValue(outerKey, 'backup-code', rowOf(accountId, at + 1), sha256(code)) })),
    )
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** @returns whether it was one of the codes and nobody used it before */
export async function takeBackupCode({ db, now }: Context, outerKey: OuterKey, accountId: string, typed: string): Promise<boolean> {
  const given = sha256(readCode(typed))
  const rows = await db
    .select()
    .from(backupCode)
    .where(and(eq(backupCode.accountId, accountId), isNull(backupCode.usedAt)))
  const found = rows.find(({ place, codeSealed }) => timingSafeEqual(openValue(outerKey, 'backup-code', rowOf(accountId, place), codeSealed), given))
  if (!found) return false
  const used = await db
    .update(backupCode)
    .set({ usedAt: now().toString() })
    .where(and(eq(backupCode.accountId, accountId), eq(backupCode.place, found.place), isNull(backupCode.usedAt)))
    .returning({ place: backupCode.place })
  return used.length === 1
}

export async function renewBackupCodes(context: Context, { outerKey }: AccountTools): Promise<string[]> {
  const accountId = ownId(context)
  return inTransaction(context, async (inside) => {
    await appendAuditEvent(inside, { action: 'backup-codes.renewed', subject: `account:${accountId}` })
    await emit(inside, 'second-factor.was-changed', { accountId })
    return makeBackupCodes(inside, outerKey, accountId)
  })
}

/** The person says that the present codes are kept. Said twice, it is one event. */
export async function confirmBackupCodes(context: Context): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    const marked = await inside.db
      .update(backupCode)
      .set({ keptAt: inside.now().toString() })
      .where(and(eq(backupCode.accountId, accountId), isNull(backupCode.keptAt)))
      .returning({ place: backupCode.place })
    if (marked.length === 0) return
    await appendAuditEvent(inside, { action: 'backup-codes.confirmed', subject: `account:${accountId}` })
  })
}

/** Whether nothing is left to say of the sheet: nobody has to keep codes that nobody asks for. */
export async function areCodesKept(db: Db, accountId: string): Promise<boolean> {
  const [open] = await db
    .select({ place: backupCode.place })
    .from(backupCode)
    .innerJoin(account, eq(account.id, backupCode.accountId))
    .where(and(eq(account.id, accountId), isNull(backupCode.keptAt), hasSecondFactor))
    .limit(1)
  return !open
}
