import { Type, type Static } from 'typebox'
import { IsoInstant } from './formats.ts'
import { Done } from './replies.ts'
import { endpoint } from './endpoint.ts'
import { Bytes32, Identity, SignedCard, SignedCertificate, Uuid, WrappedKey } from './key-shapes.ts'

/** What the server keeps of keys: public, or sealed by the person's browser (crypto/README.md). */

/** What a new account brings, made in its browser. */
export const NewKeys = Type.Object({
  passwordWrap: WrappedKey,
  recoveryWrap: WrappedKey,
  recoveryVerifier: Bytes32,
  identity: Identity,
})
export type NewKeys = Static<typeof NewKeys>

/** All that a browser needs to open the account, given only after every factor was shown. */
export const Vault = Type.Object({ accountId: Uuid, wraps: Type.Array(WrappedKey), identity: Identity })
export type Vault = Static<typeof Vault>

export const getVault = endpoint({ name: 'getVault', method: 'GET', path: '/api/vault', summary: 'The own sealed keys, for unlocking', reply: Vault })

export const replaceRecoveryCode = endpoint({
  name: 'replaceRecoveryCode',
  method: 'PUT',
  path: '/api/recovery-code',
  summary: 'A new recovery code; the one before is dead. Needs a fresh proof',
  body: Type.Object({ recoveryWrap: WrappedKey, recoveryVerifier: Bytes32 }),
  reply: Done,
})

export const confirmRecoveryCode = endpoint({
  name: 'confirmRecoveryCode',
  method: 'POST',
  path: '/api/recovery-code/confirm',
  summary: 'The recovery kit is kept; the next code has to be confirmed anew',
  reply: Done,
})

export const rotateIdentity = endpoint({
  name: 'rotateIdentity',
  method: 'POST',
  path: '/api/identity',
  summary: 'New identity keys; the card is signed by the old ones. Needs a fresh proof',
  body: Identity,
  reply: Done,
})

export const PracticeKey = Type.Object({ publicKey: Bytes32, wrapped: WrappedKey })
export type PracticeKey = Static<typeof PracticeKey>

export const getPracticeKey = endpoint({
  name: 'getPracticeKey',
  method: 'GET',
  path: '/api/practice-key',
  summary: 'The public key by which the practice vouches for its people',
  reply: Type.Object({ publicKey: Type.Union([Bytes32, Type.Null()]) }),
})

/** The newest offline copy that an admin told of. */
export const PracticeKeyCopy = Type.Object({ at: IsoInstant, by: Uuid })
export type PracticeKeyCopy = Static<typeof PracticeKeyCopy>

export const OwnPracticeKey = Type.Object({
  publicKey: Type.Union([Bytes32, Type.Null()]),
  held: Type.Boolean(),
  copy: Type.Union([PracticeKeyCopy, Type.Null()]),
})
export type OwnPracticeKey = Static<typeof OwnPracticeKey>

export const getOwnPracticeKey = endpoint({
  name: 'getOwnPracticeKey',
  method: 'GET',
  path: '/api/practice-key/own',
  summary: 'Whether the asking admin can vouch: is there a practice key, is a wrap of it theirs, and was it copied',
  reply: OwnPracticeKey,
})

export const getPracticeKeyWrap = endpoint({
  name: 'getPracticeKeyWrap',
  method: 'GET',
  path: '/api/practice-key/wrap',
  summary: 'The practice’s secret key as the asking admin’s browser wrapped it. Needs a fresh proof',
  reply: WrappedKey,
})

export const holdPracticeKey = endpoint({
  name: 'holdPracticeKey',
  method: 'PUT',
  path: '/api/practice-key',
  summary: 'The first admin stores the practice key; another one, who imported the offline copy, stores a wrap of it. Needs a fresh proof',
  body: PracticeKey,
  reply: Done,
})

export const tellPracticeKeyCopy = endpoint({
  name: 'tellPracticeKeyCopy',
  method: 'POST',
  path: '/api/practice-key/copied',
  summary: 'An admin who holds the practice key keeps an offline copy of it. Needs a fresh proof',
  reply: Done,
})

/** A certificate with what has become of it. */
export const CertificateView = Type.Object({
  id: Uuid,
  signed: SignedCertificate,
  issuedAt: IsoInstant,
  revokedAt: Type.Union([IsoInstant, Type.Null()]),
  fingerprintCompared: Type.Boolean({ description: 'whether the admin compared the fingerprint of the key with the person when signing' }),
})
export type CertificateView = Static<typeof CertificateView>

/** A counsellor's card with the certificates that hold for it. */
export const CertifiedCard = Type.Object({ card: SignedCard, certificates: Type.Array(SignedCertificate) })
export type CertifiedCard = Static<typeof CertifiedCard>

const accountId = Type.Object({ accountId: Uuid })

export const getCertifiedCard = endpoint({
  name: 'getCertifiedCard',
  method: 'GET',
  path: '/api/certified-cards/:accountId',
  summary: 'The card of somebody whom the practice vouches for',
  params: accountId,
  reply: CertifiedCard,
})

export const getPersonKeys = endpoint({
  name: 'getPersonKeys',
  method: 'GET',
  path: '/api/people/:accountId/keys',
  summary: 'Card and certificates of a person, for the admin who certifies',
  params: accountId,
  reply: Type.Object({ card: SignedCard, certificates: Type.Array(CertificateView) }),
})

export const certify = endpoint({
  name: 'certify',
  method: 'POST',
  path: '/api/certificates',
  summary: 'Keep a certificate that the practice key signed. Needs a fresh proof',
  // Made here and not above: in the browser it stays behind with the endpoint's other shapes.
  body: Type.Object({
    ...SignedCertificate.properties,
    fingerprintCompared: Type.Optional(
      Type.Boolean({
        description:
          'whether the admin compared the fingerprint of the key with the person; missing counts as not compared. Kept with the certificate and in the audit trail',
      }),
    ),
  }),
  reply: Type.Object({ id: Uuid }),
})

export const revokeCertificate = endpoint({
  name: 'revokeCertificate',
  method: 'POST',
  path: '/api/certificates/:id/revoke',
  summary: 'From now on the practice no longer vouches. Needs a fresh proof',
  params: Type.Object({ id: Uuid }),
  reply: Done,
})
