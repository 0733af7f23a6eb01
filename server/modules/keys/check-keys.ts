import type { Identity, WrappedKey } from '#contract/key-shapes'
import type { NewKeys } from '#contract/keys'
import { fromBase64url, readExpectedWrap, readSealedIdentity, verifyCard, verifyRotation, type VerifiedCard } from '#crypto/public'
import { Refusal } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'

/** Everything of a new account that was found sound; only `checkNewKeys` makes it. */
export type CheckedKeys = {
  readonly accountId: string
  readonly passwordWrap: WrappedKey
  readonly recoveryWrap: WrappedKey
  readonly recoveryVerifier: Buffer
  readonly identity: CheckedIdentity
}

export type CheckedIdentity = Identity & { readonly card: VerifiedCard; readonly checked: true }

/** Whether the keys of a new account are its own, strong enough and signed. @throws Refusal by the reason's name */
export async function checkNewKeys(accountId: string, { passwordWrap, recoveryWrap, recoveryVerifier, identity }: NewKeys): Promise<CheckedKeys> {
  const checked = await checkIdentity(accountId, identity, null)
  return {
    accountId,
    passwordWrap: await checkWrap(accountId, 'password', passwordWrap, 1),
    recoveryWrap: await checkWrap(accountId, 'recovery', recoveryWrap, 1),
    recoveryVerifier: Buffer.from(recoveryVerifier, 'base64url'),
    identity: checked,
  }
}

/**
 * @param gen the generation it must be, where that is known
 * @throws Refusal keys-malformed, suite-unknown, kdf-too-weak, kdf-too-costly, keys-of-another
 */
export async function checkWrap(
  uid: string,
  slot: 'password' | 'passkey' | 'recovery' | 'practice',
  value: WrappedKey,
  gen?: number,
  slotId?: string,
): Promise<WrappedKey> {
  await refusingByName(() => readExpectedWrap(value, { uid, slot, ...(slotId !== undefined && { slotId }) }))
  if (gen !== undefined && value.ctx.gen !== gen) throw new Refusal('keys-of-another')
  return value
}

/**
 * @param known the card that it must follow; null for the first of an account
 * @throws Refusal keys-malformed, suite-unknown, key-unacceptable, signature-wrong, card-not-successor, keys-of-another
 */
export async function checkIdentity(accountId: string, { signed, sealed }: Identity, known: VerifiedCard | null): Promise<CheckedIdentity> {
  const card = await refusingByName(async () => {
    readSealedIdentity(sealed)
    return known ? verifyRotation(known, signed) : verifyCard(signed)
  })
  if (card.uid !== accountId || (!known && card.ver !== 1)) throw new Refusal('keys-of-another')
  const { uid, ver, ed, x } = sealed.ctx
  if (uid !== card.uid || ver !== card.ver || ed !== card.ed || x !== card.x) throw new Refusal('keys-of-another')
  return { signed, sealed, card, checked: true }
}

/** A card that was verified before it was kept, verified again: only so does it become one. */
export const keptCard = (signed: Identity['signed']): Promise<VerifiedCard> => verifyCard(signed)

export const bytesOf = (text: string) => Buffer.from(fromBase64url(text))
