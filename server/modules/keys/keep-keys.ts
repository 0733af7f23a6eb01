import { timingSafeEqual, createHash } from 'node:crypto'
import type { WrappedKey } from '#contract/key-shapes'
import type { Context } from '#platform/context'
import type { OuterKey } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import type { CheckedKeys } from './check-keys.ts'
import { findRecovery, findWrap, insertCard, insertWrap, replaceWrap, upsertRecovery } from './repository.ts'
import { openWrap } from './sealed-bodies.ts'

/** Keeps the keys of a new account, in the transaction that makes it. @throws Refusal card-known */
export async function keepNewKeys({ db, now }: Context, outerKey: OuterKey, keys: CheckedKeys): Promise<void> {
  await insertWrap(db, outerKey, keys.passwordWrap)
  await insertWrap(db, outerKey, keys.recoveryWrap)
  await upsertRecovery(db, keys.accountId, keys.recoveryVerifier)
  if (!(await insertCard(db, keys.identity, now()))) throw new Refusal('card-known')
}

/** The wrap of a new password takes the place of the one before it. @throws Refusal wrap-outdated when another one was faster */
export async function replacePasswordWrap({ db }: Context, outerKey: OuterKey, passwordWrap: WrappedKey): Promise<void> {
  if (!(await replaceWrap(db, outerKey, passwordWrap))) throw new Refusal('wrap-outdated')
}

/** How the browser of this account makes a key of the password; undefined for nobody. The same queries either way. */
export async function passwordKdfOf({ db }: Context, outerKey: OuterKey, accountId: string): Promise<WrappedKey['ctx']['kdf'] | undefined> {
  const row = await findWrap(db, accountId, 'password')
  return row && openWrap(outerKey, row).ctx.kdf
}

/** Whether this is the proof that the recovery code gives. The same work for nobody. */
export async function isRecoveryProof({ db }: Context, accountId: string, proof: Buffer): Promise<boolean> {
  const kept = await findRecovery(db, accountId)
  const given = createHash('sha256').update(proof).digest()
  return timingSafeEqual(given, kept ?? Buffer.alloc(32)) && kept !== undefined
}

/** What the recovery code opens, and the place of the wrap that the new password will replace. */
export async function recoveryWrapOf({ db }: Context, outerKey: OuterKey, accountId: string) {
  const recovery = await findWrap(db, accountId, 'recovery')
  const password = await findWrap(db, accountId, 'password')
  if (!recovery || !password) throw new Error('an account without wraps')
  return { recoveryWrap: openWrap(outerKey, recovery), passwordGen: password.gen, passwordSlotId: password.slotId }
}
