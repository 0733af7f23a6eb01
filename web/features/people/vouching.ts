import { certify, getPracticeKey, getPracticeKeyWrap, holdPracticeKey, type CertificateView } from '#contract/keys'
import type { SignedCard, SignedCertificate, WrappedKey } from '#contract/key-shapes'
import type { Person } from '#contract/people'
import {
  browserArgon2id,
  CryptoRefusal,
  fromBase64url,
  importPracticeKey,
  issueCertificate,
  openPracticeKey,
  suite,
  toBase64url,
  verifyCard,
  verifyCertificate,
  type RefusalCode,
  type VerifiedCard,
} from '#crypto'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import type { Proof } from '#lib/proof'

/** The practice vouches for its people: headless, what the pages of an admin do with the practice's key. */

type Guard = Proof['guard']

/** The pages are hidden while the keys are away. */
function openKeys(): OpenKeys {
  const keys = keyRing.keys()
  if (!keys) throw new Error('locked')
  return keys
}

export type LicenceSeen = { readonly name: string; readonly licence: string; readonly validUntil: string; readonly isCompared: boolean }

/**
 * Signs in this browser what the admin saw on the licence. The card is verified first: what is certified is the key of this
 * person and no other. @param timeZone of the practice, in which the last day ends
 * @throws {ApiRefusal} practice-key-missing and as the endpoints @throws {CryptoRefusal} @throws {ProofDeclined}
 */
export async function vouchFor({ accountId, role }: Person, card: SignedCard, seen: LicenceSeen, timeZone: string, guard: Guard): Promise<void> {
  const verified = await verifyCard(card)
  if (verified.uid !== accountId) throw new CryptoRefusal('certificate-for-another')
  const { publicKey } = await callApi(getPracticeKey)
  if (!publicKey)
    throw new ApiRefusal('practice-key-missing', { title: m.refusal_practice_key_missing(), next: m.refusal_practice_key_missing_next() })
  const wrapped = await guard(() => callApi(getPracticeKeyWrap))
  const { masterKey, accountId: ownId } = openKeys()
  const practiceKey = await openPracticeKey(masterKey, ownId, fromBase64url(publicKey), wrapped)
  const signed = await issueCertificate(practiceKey, {
    suite,
    uid: verified.uid,
    cardHash: verified.hash,
    name: seen.name,
    licence: seen.licence,
    roles: [role],
    validUntil: endOf(seen.validUntil, timeZone),
  })
  await guard(() => callApi(certify, { body: { ...(signed as SignedCertificate), fingerprintCompared: seen.isCompared } }))
}

/** Seconds since 1970 at which that day is over. */
const endOf = (day: string, timeZone: string) =>
  Math.floor(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds / 1000)

/** Brings the practice's key from its file into this admin's account. @throws {ApiRefusal} @throws {CryptoRefusal} key-wrong for the passphrase @throws {ProofDeclined} */
export async function importCopy(file: string, passphrase: string, guard: Guard): Promise<void> {
  const { masterKey, accountId: uid } = openKeys()
  const { practiceKey, wrapped } = await importPracticeKey(file, { passphrase, argon2id: browserArgon2id }, { masterKey, uid }).catch(unlessNoFile)
  const body = { publicKey: toBase64url(practiceKey.publicKey), wrapped: wrapped as WrappedKey }
  await guard(() => callApi(holdPracticeKey, { body }))
}

/** What is wrong here is the file in the admin's hand, not what a server sent. */
function unlessNoFile(error: unknown): never {
  if (!(error instanceof CryptoRefusal) || ['key-wrong', 'password-unusable', 'argon2-failed'].includes(error.code)) throw error
  throw new ApiRefusal('practice-key-file-wrong', { title: m.practice_key_file_wrong(), next: m.practice_key_file_wrong_next() })
}

export type CertificateState = 'holds' | 'revoked' | RefusalCode

/** What a certificate is worth now, judged as every client does. */
export async function stateOf(
  { signed, revokedAt }: CertificateView,
  card: VerifiedCard,
  role: string,
  publicKey: string | null,
): Promise<CertificateState> {
  if (revokedAt !== null) return 'revoked'
  if (publicKey === null) return 'signature-wrong'
  const question = { practiceKey: fromBase64url(publicKey), card, role, atSeconds: Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) }
  try {
    await verifyCertificate(signed, question)
    return 'holds'
  } catch (error) {
    if (error instanceof CryptoRefusal) return error.code
    throw error
  }
}
