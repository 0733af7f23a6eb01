import { openBytes, nonceBytes, sealBytes } from './aes-gcm.ts'
import { concat, equalBytes, fromBase64url, randomBytes, toBase64url, type Bytes } from './bytes.ts'
import { frame } from './framing.ts'
import { hkdf, type SecretKey } from './hkdf.ts'
import { refuse } from './refusal.ts'
import { contextBytes, readExpectedWrap, readWrapContext, type ExpectedWrap, type WrapContext, type WrappedKey } from './wrap-shape.ts'

/** Key-encrypting key of one slot. */
export type SlotKey = SecretKey<'slot'>

/** The key is used once, so the nonce may be constant. */
const zeroNonce = new Uint8Array(nonceBytes)

/**
 * Wraps 32 secret bytes under a slot key. The caller keeps and wipes the secret.
 * @throws {CryptoRefusal} as `readWrapContext`: what could not be opened is not made
 */
export async function wrapKey(slotKey: SlotKey, context: WrapContext, secret: Bytes, salt = randomBytes(32)): Promise<WrappedKey> {
  const ctx = readWrapContext(context)
  const commitment = await hkdf(slotKey, salt, frame('wrap-commit', contextBytes(ctx)), 32)
  const key = await hkdf(slotKey, salt, frame('wrap-key', contextBytes(ctx)), 32)
  const sealed = await sealBytes(key, zeroNonce, concat(contextBytes(ctx), commitment), secret)
  return { ctx, salt: toBase64url(salt), com: toBase64url(commitment), ct: toBase64url(sealed) }
}

/**
 * In this order: shape, suite, bounds; person, slot and generation; the commitment; then the seal. The caller wipes what it gets.
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `kdf-too-weak`, `kdf-too-costly`, `context-mismatch`, `key-wrong`, `sealed-damaged`
 */
export async function unwrapKey(slotKey: SlotKey, value: unknown, expected: ExpectedWrap): Promise<Bytes> {
  const wrapped = readExpectedWrap(value, expected)
  const context = contextBytes(wrapped.ctx)
  const salt = fromBase64url(wrapped.salt)
  const commitment = await hkdf(slotKey, salt, frame('wrap-commit', context), 32)
  if (!equalBytes(commitment, fromBase64url(wrapped.com))) refuse('key-wrong')
  const key = await hkdf(slotKey, salt, frame('wrap-key', context), 32)
  return openBytes(key, zeroNonce, concat(context, commitment), fromBase64url(wrapped.ct))
}
