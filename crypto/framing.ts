import { concat, u16, utf8, type Bytes } from './bytes.ts'
import { verifyEd25519, type Ed25519Engine } from './ed25519.ts'
import { hkdf } from './hkdf.ts'
import { labels, type Label } from './labels.ts'

const zeroSalt = new Uint8Array(32)

const prefixes = new Map(
  labels.map((label) => {
    const name = utf8(`teduh/v1 ${label}`)
    return [label, concat(u16(name.length), name)]
  }),
)

/** `u16(length of the label) || "teduh/v1 " + label || content`: no content can pass for another purpose's. */
export const frame = (label: Label, ...content: readonly Uint8Array[]): Bytes => concat(prefixes.get(label) as Bytes, ...content)

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** SignL: Ed25519 over the framed hash of the content. */
export async function signL(key: CryptoKey, label: Label, content: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, frame(label, await sha256(content))))
}

/** Strict, see `verifyEd25519`. */
export async function verifyL(publicKey: Bytes, label: Label, content: Bytes, signature: Bytes, engine?: Ed25519Engine): Promise<boolean> {
  return verifyEd25519(publicKey, frame(label, await sha256(content)), signature, engine)
}

/** ExpandL: HKDF-SHA-256 with 32 zero bytes of salt and the framed context as info. */
export function expandL(key: CryptoKey, label: Label, context: Bytes, lengthBytes = 32): Promise<Bytes> {
  return hkdf(key, zeroSalt, frame(label, context), lengthBytes)
}
