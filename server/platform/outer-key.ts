import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * [Note: the outer key] What somebody could guess against (verifiers, password wraps) or misuse at
 * once (TOTP secrets, addresses) lies in the database sealed by a key that is not in the database: a
 * file that only the server reads. A stolen dump gives nothing to guess against (security.md section 2).
 * Whoever loses the file loses all of this, so it is backed up, apart from the database.
 */
export type OuterKey = {
  /** The key that new seals are made with. */
  readonly keyId: string
  seal(place: Place, bytes: Uint8Array): Buffer
  /** @throws SealBroken when bytes, place or key are not those of the sealing */
  open(place: Place, sealed: Uint8Array): Buffer
  /** 32 bytes that nobody else can compute; the same before and after a change of the key. */
  mark(use: string, ...parts: readonly string[]): Buffer
}

/** Where a sealed value lies. Part of the seal: moved to another row or column it does not open. */
export type Place = { readonly table: string; readonly column: string; readonly row: string }

export type OuterKeyRing = {
  readonly current: string
  /** By id: 32 bytes each. */
  readonly keys: ReadonlyMap<string, Uint8Array>
  /** 32 bytes for marks; stays when keys change, or false salts would give away who is unknown. */
  readonly marks: Uint8Array
}

export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const version = 1
const idBytes = 8
const nonceBytes = 12
const tagBytes = 16

/** A sealed value is: version, key id, nonce, ciphertext, tag (AES-256-GCM, NIST SP 800-38D). */
export function outerKeyOf({ current, keys, marks }: OuterKeyRing): OuterKey {
  const keyOf = (id: string) => {
    const key = keys.get(id)
    if (!key) throw new SealBroken(`sealed under the outer key ${id}, which is not in the file`)
    return key
  }
  return {
    keyId: current,
    seal(place, bytes) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce)
      cipher.setAAD(aadOf(place))
      const head = Buffer.concat([Buffer.of(version), Buffer.from(current, 'hex'), nonce])
      return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < 1 + idBytes + nonceBytes + tagBytes || bytes[0] !== version) throw new SealBroken('not a sealed value')
      const nonceAt = 1 + idBytes
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealedUnder(bytes)), bytes.subarray(nonceAt, nonceAt + nonceBytes))
      decipher.setAAD(aadOf(place))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceAt + nonceBytes, -tagBytes)), decipher.final()])
      } catch {
        throw new SealBroken('changed, or moved from another row')
      }
    },
    mark: (use, ...parts) =>
      createHmac('sha256', marks)
        .update(JSON.stringify(['teduh/v1 mark', use, ...parts]))
        .digest(),
  }
}

/** Id of the key that a value was sealed with. */
export const sealedUnder = (sealed: Uint8Array): string => Buffer.from(sealed.subarray(1, 1 + idBytes)).toString('hex')

const aadOf = ({ table, column, row }: Place) => Buffer.from(JSON.stringify(['teduh/v1 outer', table, column, row]))

export function newRing(): OuterKeyRing {
  return withNewKey({ current: '', keys: new Map(), marks: randomBytes(32) })
}

/** The same ring with a fresh key as the current one. */
export function withNewKey(ring: OuterKeyRing): OuterKeyRing {
  const current = randomBytes(idBytes).toString('hex')
  return { ...ring, current, keys: new Map([...ring.keys, [current, randomBytes(32)]]) }
}
