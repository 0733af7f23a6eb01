import type { Argon2id } from './argon2id-port.ts'
import { fromBase64url, readUtf8, toBase64url, utf8, wipe, type Bytes } from './bytes.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'
import type { MasterKey } from './master-key.ts'
import { deriveExportKey } from './password.ts'
import { newPasswordKdf, type PasswordKdf } from './password-kdf.ts'
import { holdPracticeKey, openPracticeSecret, type WrappedPracticeKey } from './practice-key.ts'
import { bytesOf, object, oneOf } from './shape.ts'
import { suite } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'
import { readWrappedKey, type WrappedKey } from './wrap-shape.ts'

/** The practice key on paper or a stick: one line of canonical JSON, opened by a passphrase alone. */
type PracticeKeyFile = { readonly kind: 'teduh-practice-key'; readonly publicKey: string; readonly wrapped: WrappedKey }

const readFile = object<PracticeKeyFile>({ kind: oneOf('teduh-practice-key'), publicKey: bytesOf(32), wrapped: readWrappedKey })

/** Nobody's account: the file outlives its maker. */
const holder = 'practice'

export type Passphrase = { readonly passphrase: string; readonly argon2id: Argon2id }

/** @throws {CryptoRefusal} as `openPracticeKey` and `deriveExportKey` */
export async function exportPracticeKey(
  from: { masterKey: MasterKey; uid: string; publicKey: Bytes; wrapped: unknown },
  { passphrase, argon2id }: Passphrase,
): Promise<string> {
  const kdf = newPasswordKdf()
  const slotKey = await deriveExportKey(passphrase, kdf, argon2id)
  const secret = await openPracticeSecret(from.masterKey, from.uid, from.publicKey, from.wrapped)
  try {
    const publicKey = toBase64url(from.publicKey)
    const wrapped = await wrapKey(slotKey, { v: suite, uid: holder, slot: 'practice-export', slotId: publicKey, gen: 1, kdf }, secret)
    return readUtf8(canonicalJson({ kind: 'teduh-practice-key', publicKey, wrapped } satisfies PracticeKeyFile))
  } finally {
    wipe(secret)
  }
}

/**
 * Takes the key from its file into an administrator's account. White space around the line is forgiven.
 * @throws {CryptoRefusal} `key-wrong` for a wrong passphrase, `practice-key-mismatch`, and as `unwrapKey` and `deriveExportKey`
 */
export async function importPracticeKey(
  file: string,
  { passphrase, argon2id }: Passphrase,
  into: { masterKey: MasterKey; uid: string },
): Promise<WrappedPracticeKey> {
  const { publicKey, wrapped } = readFile(parseCanonicalJson(utf8(file.trim())))
  const expected = { uid: holder, slot: 'practice-export', slotId: publicKey } as const
  // The reader of the wrap has seen to it that this slot has a password's parameters.
  const slotKey = await deriveExportKey(passphrase, wrapped.ctx.kdf as PasswordKdf, argon2id)
  return holdPracticeKey(into.masterKey, into.uid, fromBase64url(publicKey), await unwrapKey(slotKey, wrapped, expected))
}
