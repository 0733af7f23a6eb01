/** RFC 6238 with the parameters that every authenticator app knows: SHA-1, 30 s, 6 digits. */
export const totpStepSeconds = 30
export const totpDigits = 6
/** As somebody types it: with gaps, perhaps. */
export const totpCodePattern = String.raw`^\s*(\d\s*){6}$`
const shape = new RegExp(totpCodePattern)
export const isTotpCode = (typed: string): boolean => shape.test(typed)

/** HMAC-SHA-1 of eight bytes under the secret; given from outside, because this zone knows no cipher. */
export type HmacSha1 = (message: Uint8Array) => Uint8Array

export const stepAt = (epochSeconds: number) => Math.floor(epochSeconds / totpStepSeconds)

/** RFC 4226 section 5.3: dynamic truncation. */
export function codeOf(hmac: HmacSha1, step: number, digits = totpDigits): string {
  const message = new Uint8Array(8)
  new DataView(message.buffer).setBigUint64(0, BigInt(step))
  const digest = hmac(message)
  const offset = (digest[digest.length - 1] ?? 0) & 0x0f
  const number = new DataView(digest.buffer, digest.byteOffset + offset, 4).getUint32(0) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step that the code belongs to: now, or one before or after, as clocks differ. Steps up to
 * `lastStep` were used and count no more (RFC 6238 section 5.2).
 */
export function matchingStep(hmac: HmacSha1, code: string, epochSeconds: number, lastStep: number): number | null {
  const now = stepAt(epochSeconds)
  return [now - 1, now, now + 1].find((step) => step > lastStep && isSame(codeOf(hmac, step), code)) ?? null
}

function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}

/** What a QR code holds for an authenticator app (Key Uri Format of Google Authenticator). */
export function otpauthUri(host: string, username: string, secret: string): string {
  return `otpauth://totp/${encodeURIComponent(`${host}:${username}`)}?secret=${secret}&issuer=${encodeURIComponent(host)}`
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 section 6 without padding: how apps take a secret by hand. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
