import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { derivePasskeyKey, fillSlot, type WrappedKey } from '#crypto'
import { passwordKeys, testOrigin, type Person } from './a-person.ts'

/** What the server asks, as `navigator.credentials` gets it. */
export type Question = { options: { challenge: string } }

/** CBOR (RFC 8949) of what an authenticator writes: small numbers, bytes, text, maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, size: number) =>
    size < 24 ? Buffer.of((major << 5) | size) : size < 256 ? Buffer.of((major << 5) | 24, size) : Buffer.of((major << 5) | 25, size >> 8, size & 255)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item as string)])])
}

/** A passkey in software: ES256, verifies its person, counts. */
export class Authenticator {
  readonly credentialId = randomBytes(32)
  readonly prf = new Uint8Array(randomBytes(32))
  counter = 0
  readonly #privateKey: KeyObject
  readonly #cose: Buffer

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    this.#cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]])) // prettier-ignore
  }

  #data(flags: number, rest = Buffer.alloc(0)): Buffer {
    this.counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.counter)
    return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.of(flags), count, rest])
  }

  #client(type: string, challenge: string, origin: string) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  create({ options: { challenge } }: Question, { origin = testOrigin, flags = 0x45 } = {}) {
    const id = this.credentialId.toString('base64url')
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, this.credentialId.length), this.credentialId, this.#cose])
    const attestation = new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', this.#data(flags, attested)]]) // prettier-ignore
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: this.#client('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  get({ options: { challenge } }: Question, { origin = testOrigin, flags = 0x05, type = 'webauthn.get' } = {}) {
    const id = this.credentialId.toString('base64url')
    const client = this.#client(type, challenge, origin)
    const data = this.#data(flags)
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), this.#privateKey)
    const response = {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    }
    return { id, rawId: id, type: 'public-key', response }
  }
}

/** The wrap that the passkey's PRF opens, as the browser makes it. */
export async function aPasskeyWrap(person: Person, id: string, { prf }: Authenticator): Promise<WrappedKey> {
  const { slotKey } = await passwordKeys(person.username, person.password, person.kdf)
  return fillSlot(
    { slotKey, wrapped: person.registration.keys.passwordWrap, expected: { uid: person.accountId, slot: 'password' } },
    {
      slotKey: await derivePasskeyKey(prf.slice()),
      context: { v: 1, uid: person.accountId, slot: 'passkey', slotId: id, gen: 1, kdf: { alg: 'hkdf-sha256' } },
    },
  )
}
