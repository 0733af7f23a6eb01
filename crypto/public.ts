/** What a server may do: read shapes, check signatures and certificates. Nothing that can be reached from here opens a seal. */
export { verifyAgreement, type Agreement, type SignedAgreement } from './agreement.ts'
export { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
export { canonicalJson, parseCanonicalJson, type Json } from './canonical-json.ts'
export { readCertificate, verifyCertificate, type Certificate, type SignedCertificate } from './certificate.ts'
export { readSignedConsent, verifyConsent, type Consent, type HistoryScope, type SignedConsent } from './consent.ts'
export { checkEd25519Key, verifyEd25519, type Ed25519Engine } from './ed25519.ts'
export {
  erasedOf,
  hashesOf,
  longestBodyBytes,
  placeOf,
  readErasedEntry,
  readSealedEntry,
  verifyEntry,
  type EntryHeader,
  type ErasedEntry,
  type SealedEntry,
  type VerifiedEntry,
} from './entry-shape.ts'
export {
  readSignedEpoch,
  verifyEpoch,
  type CardByHash,
  type EpochAct,
  type EpochMember,
  type EpochRecord,
  type EpochWrap,
  type SignedEpoch,
  type VerifiedEpoch,
} from './epoch-record.ts'
export { sha256, verifyL } from './framing.ts'
export { cardHash, readSignedCard, verifyCard, verifyRotation, type IdentityCard, type SignedCard, type VerifiedCard } from './identity-card.ts'
export { readSealedIdentity, type SealedIdentity } from './identity-shape.ts'
export { labels, type Label } from './labels.ts'
export { ceilingKdf, floorKdf, newPasswordKdf, readPasswordKdf, type PasswordKdf } from './password-kdf.ts'
export { mostParcelReaders, readParcel, type Parcel, type ParcelHead, type ParcelReader } from './parcel-shape.ts'
export { CryptoRefusal, refusalCodes, type RefusalCode } from './refusal.ts'
export { longestStateBytes, readSealedState, type SealedState } from './state-shape.ts'
export { checkSuite, suite, type Suite } from './suite.ts'
export { readExpectedWrap, readWrappedKey, slots, type ExpectedWrap, type Slot, type WrapContext, type WrappedKey } from './wrap-shape.ts'
