import { Type, type Static } from 'typebox'

/**
 * Shapes of crypto/README.md as they travel. Byte strings are base64url without padding. They are
 * loose where the server refuses by a named code instead (`kdf-too-weak`, `context-mismatch` …).
 */
const base64Url = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3)
  return Type.String({ pattern: '^[A-Za-z0-9_-]*$', minLength: length, maxLength: length })
}

export const Bytes16 = base64Url(16)
export const Bytes32 = base64Url(32)
export const Bytes64 = base64Url(64)
const Text = (maxLength: number) => Type.String({ maxLength })
const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', maxLength: 36 })

/** Argon2id parameters. The floor is coded in the client: a server cannot ask for less (security.md section 2). */
export const PasswordKdf = Type.Object({ alg: Type.Literal('argon2id'), memoryKib: Count, passes: Count, lanes: Type.Literal(1), salt: Bytes16 })
export type PasswordKdf = Static<typeof PasswordKdf>

/** The account master key, or the practice's secret key, wrapped for one slot, with key commitment. */
export const WrappedKey = Type.Object({
  ctx: Type.Object({
    v: Count,
    uid: Text(64),
    slot: Text(32),
    slotId: Text(64),
    gen: Count,
    kdf: Type.Object({
      alg: Text(32),
      memoryKib: Type.Optional(Count),
      passes: Type.Optional(Count),
      lanes: Type.Optional(Count),
      salt: Type.Optional(Text(32)),
    }),
  }),
  salt: Text(64),
  com: Text(64),
  ct: Text(128),
})
export type WrappedKey = Static<typeof WrappedKey>

/** An identity card, signed by its own key and, when it follows another, by that one's. */
export const SignedCard = Type.Object({
  card: Type.Object({ uid: Text(64), ver: Count, suite: Count, ed: Text(64), x: Text(64), prev: Text(64) }),
  self: Text(128),
  old: Text(128),
})
export type SignedCard = Static<typeof SignedCard>

/** The private keys of an identity, sealed under the account master key. */
export const SealedIdentity = Type.Object({
  ctx: Type.Object({ v: Count, uid: Text(64), ver: Count, ed: Text(64), x: Text(64) }),
  iv: Text(32),
  ct: Text(160),
})
export type SealedIdentity = Static<typeof SealedIdentity>

export const Identity = Type.Object({ signed: SignedCard, sealed: SealedIdentity })
export type Identity = Static<typeof Identity>

/** What the practice says of one of its people; `validUntil` in seconds since 1970. */
export const SignedCertificate = Type.Object({
  certificate: Type.Object({
    suite: Count,
    uid: Text(64),
    cardHash: Text(64),
    name: Text(200),
    licence: Text(100),
    roles: Type.Array(Text(64), { maxItems: 16 }),
    validUntil: Type.Integer({ minimum: 0, maximum: 253_402_300_799 }),
  }),
  sig: Text(128),
})
export type SignedCertificate = Static<typeof SignedCertificate>
