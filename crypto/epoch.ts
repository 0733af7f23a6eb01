import { equalBytes, fromBase64url, randomBytes, toBase64url, wipe, type Bytes } from './bytes.ts'
import {
  commitContext,
  epochHash,
  readSignedEpoch,
  recordBytes,
  wrapInfo,
  type EpochRecord,
  type EpochWrap,
  type SignedEpoch,
  type VerifiedEpoch,
} from './epoch-record.ts'
import { expandL, signL } from './framing.ts'
import { secretKey, type SecretKey } from './hkdf.ts'
import { openSealed, sealTo } from './hpke.ts'
import type { Identity } from './identity.ts'
import type { VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'

/** What all keys of an epoch come from; cannot be read out. */
export type EpochSecret = SecretKey<'epoch'>

export type EpochDraft = Omit<EpochRecord, 'commit'>
export type NewEpoch = { readonly signed: SignedEpoch; readonly secret: EpochSecret; readonly hash: string }

/**
 * A new epoch: 32 random bytes, sealed to each member.
 * @param cards of all members, in their order
 * @throws {CryptoRefusal} `wraps-incomplete` when a card is missing or another than the record names, `malformed`
 */
export async function makeEpoch({ sign }: Identity, draft: EpochDraft, cards: readonly VerifiedCard[], random = randomBytes(32)): Promise<NewEpoch> {
  try {
    const secret = await secretKey<'epoch'>(Uint8Array.from(random))
    const record = { ...draft, commit: toBase64url(await expandL(secret, 'epoch-commit', commitContext(draft))) }
    const sig = toBase64url(await signL(sign, 'epoch', recordBytes(record)))
    const hash = toBase64url(await epochHash(record))
    const wraps = await Promise.all(cards.map((card, at) => wrapFor(card, record.members[at]?.cardHash, record, hash, random)))
    return { signed: readSignedEpoch({ record, sig, wraps }), secret, hash }
  } finally {
    wipe(random)
  }
}

async function wrapFor(card: VerifiedCard, named: string | undefined, record: EpochRecord, hash: string, secret: Bytes): Promise<EpochWrap> {
  if (card.hash !== named) refuse('wraps-incomplete')
  return { to: card.uid, ...(await sealTo(fromBase64url(card.x), wrapInfo(record, hash, card.uid, card.hash), secret)) }
}

/**
 * The secret of an epoch of which one is a member, or to which one was let in later.
 * @param wrap one's own: from the record, or one that was granted
 * @throws {CryptoRefusal} `context-mismatch` for somebody else's wrap, `sealed-damaged`, `key-unacceptable`, `key-wrong` when it is not the secret of the record
 */
export async function openEpoch(identity: Identity, card: VerifiedCard, epoch: VerifiedEpoch, wrap: EpochWrap): Promise<EpochSecret> {
  const secret = await secretKey<'epoch'>(await openWrap(identity, card, epoch, wrap))
  const commit = await expandL(secret, 'epoch-commit', commitContext(epoch))
  return equalBytes(commit, fromBase64url(epoch.commit)) ? secret : refuse('key-wrong')
}

async function openWrap({ agree }: Identity, card: VerifiedCard, epoch: VerifiedEpoch, wrap: EpochWrap): Promise<Bytes> {
  if (wrap.to !== card.uid) refuse('context-mismatch')
  return openSealed(agree, fromBase64url(card.x), wrapInfo(epoch, epoch.hash, card.uid, card.hash), wrap)
}

/** Hands an epoch's secret on to somebody who came later, whose card the caller trusts. @throws {CryptoRefusal} as `openEpoch` */
export async function grantEpoch(identity: Identity, own: VerifiedCard, epoch: VerifiedEpoch, wrap: EpochWrap, to: VerifiedCard): Promise<EpochWrap> {
  await openEpoch(identity, own, epoch, wrap)
  const secret = await openWrap(identity, own, epoch, wrap)
  try {
    return await wrapFor(to, to.hash, epoch, epoch.hash, secret)
  } finally {
    wipe(secret)
  }
}
