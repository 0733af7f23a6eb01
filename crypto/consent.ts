import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { signL, verifyL } from './framing.ts'
import { signingKeyOf, type VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { ascending, bytesOf, identifier, integer, listOf, object, oneOf, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** How far back somebody new may read: nothing, or from an epoch on. */
export type HistoryScope = { readonly kind: 'nothing' } | { readonly kind: 'from'; readonly epoch: number }

/** Somebody's word that these may come into a space, at this point of its history and no other. */
export type Consent = {
  readonly suite: Suite
  readonly space: string
  readonly from: string
  /** Hash of the card by which it is signed. */
  readonly card: string
  readonly who: readonly string[]
  readonly scope: HistoryScope
  /** Hash of the epoch that the addition follows. */
  readonly prev: string
}

export type SignedConsent = Consent & { readonly sig: string }

const nothing = object<{ kind: 'nothing' }>({ kind: oneOf('nothing') })
const fromEpoch = object<{ kind: 'from'; epoch: number }>({ kind: oneOf('from'), epoch: integer(0) })
export const readScope: Reader<HistoryScope> = (value) => ((value as HistoryScope | null)?.kind === 'from' ? fromEpoch(value) : nothing(value))

/** The most who come in, or go, at once. */
export const mostAtOnce = 64
export const readUids: Reader<readonly string[]> = ascending(listOf(identifier, mostAtOnce), (uid) => uid)

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSignedConsent: Reader<SignedConsent> = object<SignedConsent>({
  suite: checkSuite,
  space: identifier,
  from: identifier,
  card: bytesOf(32),
  who: readUids,
  scope: readScope,
  prev: bytesOf(32),
  sig: bytesOf(64),
})

function consentBytes({ suite, space, from, card, who, scope, prev }: Consent): Bytes {
  return canonicalJson({ suite, space, from, card, who, scope, prev })
}

export async function signConsent(sign: CryptoKey, consent: Consent): Promise<SignedConsent> {
  return readSignedConsent({ ...consent, sig: toBase64url(await signL(sign, 'consent', consentBytes(consent))) })
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signer-mismatch`, `signature-wrong` */
export async function verifyConsent(value: unknown, card: VerifiedCard): Promise<SignedConsent> {
  const consent = readSignedConsent(value)
  if (consent.from !== card.uid || consent.card !== card.hash) refuse('signer-mismatch')
  const isSigned = await verifyL(signingKeyOf(card), 'consent', consentBytes(consent), fromBase64url(consent.sig))
  return isSigned ? consent : refuse('signature-wrong')
}
