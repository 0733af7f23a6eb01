import { randomBytes, toBase64url, wipe, type Bytes } from './bytes.ts'
import { certificateBytes, readCertificate, type Certificate, type SignedCertificate } from './certificate.ts'
import { generateKeyMaterial, importSecret, type KeyMaterial } from './curve-keys.ts'
import { verifyEd25519 } from './ed25519.ts'
import { expandL, signL } from './framing.ts'
import { secretKey } from './hkdf.ts'
import type { MasterKey } from './master-key.ts'
import { refuse } from './refusal.ts'
import { suite } from './suite.ts'
import { unwrapKey, wrapKey, type SlotKey } from './wrap.ts'
import type { WrapContext, WrappedKey } from './wrap-shape.ts'

const nothing = new Uint8Array(0)

/** The key with which the practice vouches for its people, in the browser of an administrator. */
export type PracticeKey = { readonly publicKey: Bytes; readonly sign: CryptoKey }

export type WrappedPracticeKey = { readonly practiceKey: PracticeKey; readonly wrapped: WrappedKey }

/** Made once, at set-up. The wrap is the administrator's, its slot id the public key itself. */
export async function createPracticeKey(masterKey: MasterKey, uid: string, material?: KeyMaterial): Promise<WrappedPracticeKey> {
  const { secret, publicKey } = material ?? (await generateKeyMaterial('Ed25519'))
  return holdPracticeKey(masterKey, uid, publicKey, secret)
}

/** Wraps a practice key's secret for an administrator and wipes it. @throws {CryptoRefusal} `practice-key-mismatch`, `malformed` */
export async function holdPracticeKey(masterKey: MasterKey, uid: string, publicKey: Bytes, secret: Bytes): Promise<WrappedPracticeKey> {
  try {
    const practiceKey = await importPracticeSecret(publicKey, secret)
    const wrapped = await wrapKey(await practiceSlotKey(masterKey), practiceContext(uid, publicKey), secret)
    return { practiceKey, wrapped }
  } finally {
    wipe(secret)
  }
}

/** @param publicKey the practice's, as pinned. @throws {CryptoRefusal} as `unwrapKey`, `practice-key-mismatch` */
export async function openPracticeKey(masterKey: MasterKey, uid: string, publicKey: Bytes, wrapped: unknown): Promise<PracticeKey> {
  const secret = await openPracticeSecret(masterKey, uid, publicKey, wrapped)
  try {
    return await importPracticeSecret(publicKey, secret)
  } finally {
    wipe(secret)
  }
}

/** For `exportPracticeKey`, which wipes it. @throws {CryptoRefusal} as `unwrapKey` */
export async function openPracticeSecret(masterKey: MasterKey, uid: string, publicKey: Bytes, wrapped: unknown): Promise<Bytes> {
  return unwrapKey(await practiceSlotKey(masterKey), wrapped, { uid, slot: 'practice', slotId: toBase64url(publicKey) })
}

/** Not extractable, and only if it belongs to the public key: it signs 32 random bytes, which must verify. */
async function importPracticeSecret(publicKey: Bytes, secret: Bytes): Promise<PracticeKey> {
  const sign = await importSecret('Ed25519', secret)
  const challenge = randomBytes(32)
  const answer = new Uint8Array(await crypto.subtle.sign('Ed25519', sign, challenge))
  return (await verifyEd25519(publicKey, challenge, answer)) ? { publicKey, sign } : refuse('practice-key-mismatch')
}

/** Vouches for somebody. @throws {CryptoRefusal} `malformed`, `suite-unknown`: what nobody could read is not signed */
export async function issueCertificate({ sign }: PracticeKey, draft: Certificate): Promise<SignedCertificate> {
  const certificate = readCertificate(draft)
  return { certificate, sig: toBase64url(await signL(sign, 'certificate', certificateBytes(certificate))) }
}

const practiceSlotKey = async (masterKey: MasterKey): Promise<SlotKey> => secretKey(await expandL(masterKey, 'kek-practice', nothing))

const practiceContext = (uid: string, publicKey: Bytes): WrapContext => ({
  v: suite,
  uid,
  slot: 'practice',
  slotId: toBase64url(publicKey),
  gen: 1,
  kdf: { alg: 'hkdf-sha256' },
})
