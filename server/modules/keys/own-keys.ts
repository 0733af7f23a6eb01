import type { Identity, WrappedKey } from '#contract/key-shapes'
import type { Vault } from '#contract/keys'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { OuterKey } from '#platform/outer-key'
import { emit } from '#platform/outbox'
import { comerId, ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { checkIdentity, checkWrap, keptCard } from './check-keys.ts'
import { findCard, findWraps, insertCard, lockCards, markRecoveryConfirmed, replaceWrap, revokeCertificates, upsertRecovery } from './repository.ts'
import { openWrap } from './sealed-bodies.ts'

export async function showVault(context: Context, outerKey: OuterKey): Promise<Vault> {
  const accountId = ownId(context)
  const card = await findCard(context.db, accountId)
  if (!card) throw notFound()
  const wraps = await findWraps(context.db, accountId)
  return { accountId, wraps: wraps.map((row) => openWrap(outerKey, row)), identity: { signed: card.signed, sealed: card.sealedKeys } }
}

/** @throws Refusal wrap-outdated when another code was made meanwhile, and as `checkWrap` */
export async function replaceRecoveryCode(
  context: Context,
  outerKey: OuterKey,
  next: { recoveryWrap: WrappedKey; recoveryVerifier: string },
): Promise<void> {
  const accountId = ownId(context)
  const wrap = await checkWrap(accountId, 'recovery', next.recoveryWrap)
  await inTransaction(context, async (inside) => {
    if (!(await replaceWrap(inside.db, outerKey, wrap))) throw new Refusal('wrap-outdated')
    await upsertRecovery(inside.db, accountId, Buffer.from(next.recoveryVerifier, 'base64url'))
    await appendAuditEvent(inside, { action: 'recovery-code.replaced', subject: `account:${accountId}`, details: { gen: wrap.ctx.gen } })
    await emit(inside, 'recovery-code.was-replaced', { accountId })
  })
}

/** The person says that the kit with the code that holds now is kept. Said twice, it is one event. Staff say it before their second factor. */
export async function confirmRecoveryCode(context: Context): Promise<void> {
  const accountId = comerId(context)
  await inTransaction(context, async (inside) => {
    if (!(await markRecoveryConfirmed(inside.db, accountId, inside.now()))) return
    await appendAuditEvent(inside, { action: 'recovery-code.confirmed', subject: `account:${accountId}` })
  })
}

/**
 * A new card, signed by the key of the one before; what the practice certified was the old one.
 * @throws Refusal card-not-successor, also when another rotation was faster
 */
export async function rotateIdentity(context: Context, next: Identity): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    await lockCards(inside.db, accountId)
    const row = await findCard(inside.db, accountId)
    if (!row) throw notFound()
    const identity = await checkIdentity(accountId, next, await keptCard(row.signed))
    if (!(await insertCard(inside.db, identity, inside.now()))) throw new Refusal('card-not-successor')
    await revokeCertificates(inside.db, { accountId }, accountId, inside.now())
    await appendAuditEvent(inside, {
      action: 'identity.rotated',
      subject: `account:${accountId}`,
      details: { ver: identity.card.ver, hash: identity.card.hash },
    })
  })
}
