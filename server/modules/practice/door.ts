import { and, eq, gt, isNull } from 'drizzle-orm'
import { cookieNames } from '#contract/pages'
import { appendAuditEvent } from '#modules/audit'
import type { Actor, Context } from '#platform/context'
import { anonymous, inTransaction } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { newToken, sha256 } from '#platform/tokens'
import { findPractice } from './repository.ts'
import { door } from './tables.ts'

/**
 * [Note: the door] Until the practice is set up, whoever reads the server's terminal is trusted: each
 * start prints a token. It opens once; the browser that used it then holds a key in a `__Host-`
 * cookie. Token and key are random (256 bits), and only their SHA-256 is kept. A new start closes
 * doors that nobody opened; the set-up, which makes an admin, closes them all and no other is made.
 */
const keyHoldsSeconds = 12 * 60 * 60

/** @returns the token, to be printed and nowhere else written; null when the practice is set up */
export async function makeDoorToken(context: Context): Promise<string | null> {
  const token = newToken()
  return inTransaction(context, async ({ db, now }) => {
    if (await findPractice(db)) return null
    await db.delete(door).where(isNull(door.openedAt))
    await db.insert(door).values({ tokenSha256: sha256(token), madeAt: now().toString() })
    return token
  })
}

/** In the transaction of the set-up: no token and no key is worth anything any more. */
export async function closeDoor({ db }: Context): Promise<void> {
  await db.delete(door)
}

export const forgetDoorKey = (head: ReplyHead) => head.setCookie(cookieNames.door, '', 0)

/** @throws Refusal door-token-wrong when it was never made, was used, or a newer one was made */
export async function openDoor(context: Context, token: string, head: ReplyHead): Promise<void> {
  const key = newToken()
  await inTransaction(context, async (inside) => {
    const now = inside.now()
    const opened = await inside.db
      .update(door)
      .set({ openedAt: now.toString(), keySha256: sha256(key), keyExpiresAt: now.add({ seconds: keyHoldsSeconds }).toString() })
      .where(and(eq(door.tokenSha256, sha256(token)), isNull(door.openedAt)))
      .returning({ id: door.id })
    if (opened.length === 0) throw new Refusal('door-token-wrong')
    await appendAuditEvent(inside, { action: 'door.opened', subject: 'practice' })
  })
  head.setCookie(cookieNames.door, key, keyHoldsSeconds)
}

/** Who a browser is, by the key in its cookie. */
export async function actorByDoor(context: Context, key: string | undefined): Promise<Actor> {
  if (!key) return anonymous
  const rows = await context.db
    .select({ id: door.id })
    .from(door)
    .where(and(eq(door.keySha256, sha256(key)), gt(door.keyExpiresAt, context.now().toString())))
  return rows.length > 0 ? { kind: 'operator' } : anonymous
}
