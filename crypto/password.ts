import type { Argon2id } from './argon2id-port.ts'
import { concat, fromBase64url, u16, utf8, type Bytes } from './bytes.ts'
import { expandL, frame, sha256 } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { readPasswordKdf, type PasswordKdf } from './password-kdf.ts'
import { refuse } from './refusal.ts'
import type { SlotKey } from './wrap.ts'

const maxPasswordBytes = 1024
const nothing = new Uint8Array(0)

export type PasswordInput = {
  readonly password: string
  /** As the account knows it: the server's normal form, not what was typed. */
  readonly username: string
  /** `location.origin`, never what a server says: it makes a password's keys useless for another practice. */
  readonly origin: string
  readonly kdf: PasswordKdf
}

export type PasswordKeys = {
  /** Sent to the server, which keeps only a hash of it. The caller wipes it. */
  readonly authKey: Bytes
  /** Never leaves the browser. */
  readonly slotKey: SlotKey
}

/**
 * One Argon2id, then two keys that say nothing of each other.
 * @throws {CryptoRefusal} `password-unusable`, `malformed`, `kdf-too-weak`, `kdf-too-costly`, `argon2-failed`
 */
export async function derivePasswordKeys({ password, username, origin, kdf }: PasswordInput, argon2id: Argon2id): Promise<PasswordKeys> {
  const { salt: serverSalt, memoryKib, passes, lanes } = readPasswordKdf(kdf)
  const salt = await sha256(frame('pw-salt', concat(lengthFirst(origin), lengthFirst(username), fromBase64url(serverSalt))))
  const root = await secretKey(await argon2id({ password: passwordBytes(password), salt: salt.slice(0, 16), memoryKib, passes, lanes }))
  const authKey = await expandL(root, 'auth', nothing)
  return { authKey, slotKey: await secretKey(await expandL(root, 'kek-password', nothing)) }
}

/** The key of an exported practice key: no account and no origin, the file must open anywhere. @throws {CryptoRefusal} as `derivePasswordKeys` */
export async function deriveExportKey(passphrase: string, kdf: PasswordKdf, argon2id: Argon2id): Promise<SlotKey> {
  const { salt: fileSalt, memoryKib, passes, lanes } = readPasswordKdf(kdf)
  const salt = await sha256(frame('export-salt', fromBase64url(fileSalt)))
  const root = await secretKey(await argon2id({ password: passwordBytes(passphrase), salt: salt.slice(0, 16), memoryKib, passes, lanes }))
  return secretKey(await expandL(root, 'kek-export', nothing))
}

/** Normal form C, so that every keyboard spells a password alike (RFC 8265 section 4.2.2 asks for the same). */
function passwordBytes(password: string): Bytes {
  if (!password.isWellFormed()) refuse('password-unusable')
  const bytes = utf8(password.normalize('NFC'))
  return bytes.length > 0 && bytes.length <= maxPasswordBytes ? bytes : refuse('password-unusable')
}

function lengthFirst(text: string): Bytes {
  const bytes = utf8(text)
  return concat(u16(bytes.length), bytes)
}
