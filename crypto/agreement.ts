import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { signL, verifyL } from './framing.ts'
import { signingKeyOf, type VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { bytesOf, identifier, integer, object, oneOf, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** Somebody's word on a text of the practice: agreed to, or withdrawn. Which text, its hash says and not its number alone. */
export type Agreement = {
  readonly suite: Suite
  readonly uid: string
  /** Hash of the card by which it is signed. */
  readonly card: string
  readonly kind: string
  readonly language: string
  readonly version: number
  /** SHA-256 of title, newline and body, in hex. */
  readonly text: string
  readonly act: 'given' | 'withdrawn'
  /** Seconds since 1970, by the signer's clock. */
  readonly at: number
}

export type SignedAgreement = Agreement & { readonly sig: string }

const hex32: Reader<string> = (value) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : refuse('malformed'))

const readSignedAgreement: Reader<SignedAgreement> = object<SignedAgreement>({
  suite: checkSuite,
  uid: identifier,
  card: bytesOf(32),
  kind: identifier,
  language: identifier,
  version: integer(1),
  text: hex32,
  act: oneOf('given', 'withdrawn'),
  at: integer(0),
  sig: bytesOf(64),
})

function agreementBytes({ suite, uid, card, kind, language, version, text, act, at }: Agreement): Bytes {
  return canonicalJson({ suite, uid, card, kind, language, version, text, act, at })
}

/** @throws {CryptoRefusal} `malformed` for what nobody could read */
export async function signAgreement(sign: CryptoKey, agreement: Agreement): Promise<SignedAgreement> {
  return readSignedAgreement({ ...agreement, sig: toBase64url(await signL(sign, 'agreement', agreementBytes(agreement))) })
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signer-mismatch`, `signature-wrong` */
export async function verifyAgreement(value: unknown, card: VerifiedCard): Promise<SignedAgreement> {
  const agreement = readSignedAgreement(value)
  if (agreement.uid !== card.uid || agreement.card !== card.hash) refuse('signer-mismatch')
  const isSigned = await verifyL(signingKeyOf(card), 'agreement', agreementBytes(agreement), fromBase64url(agreement.sig))
  return isSigned ? agreement : refuse('signature-wrong')
}
