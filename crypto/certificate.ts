import { fromBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { verifyL } from './framing.ts'
import type { VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { bytesOf, identifier, integer, listOf, object, text, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** What the practice says of one of its people, bound to one identity card. */
export type Certificate = {
  readonly suite: Suite
  readonly uid: string
  readonly cardHash: string
  readonly name: string
  /** Number of the licence to practise; `-` for a role that needs none. */
  readonly licence: string
  /** Sorted, each once. */
  readonly roles: readonly string[]
  /** Seconds since 1970, the first at which it is no longer believed. */
  readonly validUntil: number
}

export type SignedCertificate = { readonly certificate: Certificate; readonly sig: string }

const readRoles: Reader<readonly string[]> = (value) => {
  const roles = listOf(identifier, 16)(value)
  const sorted = roles.toSorted().every((role, at) => role === roles[at])
  return sorted && new Set(roles).size === roles.length ? roles : refuse('malformed')
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readCertificate: Reader<Certificate> = object<Certificate>({
  suite: checkSuite,
  uid: identifier,
  cardHash: bytesOf(32),
  name: text(200),
  licence: text(100),
  roles: readRoles,
  validUntil: integer(0),
})

const readSigned = object<SignedCertificate>({ certificate: readCertificate, sig: bytesOf(64) })

export const certificateBytes = (certificate: Certificate): Bytes => canonicalJson(certificate)

export type CertificateQuestion = {
  /** The practice's public key, as the caller has come to trust it. */
  readonly practiceKey: Bytes
  readonly card: VerifiedCard
  /** What the person is about to be trusted as. */
  readonly role: string
  /** Seconds since 1970. */
  readonly atSeconds: number
}

/**
 * In this order: shape and suite, signature, person and card, role, time. Nothing is sealed to a counsellor without it.
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signature-wrong`, `certificate-for-another`, `certificate-lacks-role`, `certificate-expired`
 */
export async function verifyCertificate(value: unknown, { practiceKey, card, role, atSeconds }: CertificateQuestion): Promise<Certificate> {
  const { certificate, sig } = readSigned(value)
  if (!(await verifyL(practiceKey, 'certificate', certificateBytes(certificate), fromBase64url(sig)))) refuse('signature-wrong')
  if (certificate.uid !== card.uid || certificate.cardHash !== card.hash) refuse('certificate-for-another')
  if (!certificate.roles.includes(role)) refuse('certificate-lacks-role')
  // Turned round, so that a NaN for the time refuses too.
  if (!(atSeconds < certificate.validUntil)) refuse('certificate-expired')
  return certificate
}
