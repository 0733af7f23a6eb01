import { randomBytes, toBase64url } from './bytes.ts'
import { refuse } from './refusal.ts'
import { bytesOf, integer, object, oneOf, type Reader } from './shape.ts'

/** How a password becomes a key. Stands in the context of the wrap, so the server cannot change it unseen. */
export type PasswordKdf = {
  readonly alg: 'argon2id'
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: 1
  /** 16 random bytes from registration, base64url. */
  readonly salt: string
}

/** Below this a client does not compute: a server that asks for less wants to guess. RFC 9106 section 4, second recommendation, with one lane. */
export const floorKdf = { memoryKib: 65_536, passes: 3 } as const
/** Above this a client does not compute: 1 GiB, ten passes. */
export const ceilingKdf = { memoryKib: 1_048_576, passes: 10 } as const

const shape = object<PasswordKdf>({ alg: oneOf('argon2id'), memoryKib: integer(0), passes: integer(0), lanes: oneOf(1), salt: bytesOf(16) })

/** @throws {CryptoRefusal} `malformed`, `kdf-too-weak`, `kdf-too-costly` */
export const readPasswordKdf: Reader<PasswordKdf> = (value) => {
  const kdf = shape(value)
  if (kdf.memoryKib < floorKdf.memoryKib || kdf.passes < floorKdf.passes) refuse('kdf-too-weak')
  if (kdf.memoryKib > ceilingKdf.memoryKib || kdf.passes > ceilingKdf.passes) refuse('kdf-too-costly')
  return kdf
}

/** The floor with a fresh salt: what a new account or password gets. */
export const newPasswordKdf = (): PasswordKdf => ({ alg: 'argon2id', ...floorKdf, lanes: 1, salt: toBase64url(randomBytes(16)) })
