import type { Bytes } from './bytes.ts'
import { littleEndian } from './point.ts'

export type CurveName = 'Ed25519' | 'X25519'

/** Base points, RFC 8032 section 5.1 (y = 4/5) and RFC 7748 section 4.1 (u = 9): keys that every engine with the curve can import. */
const basePoints: Readonly<Record<CurveName, Bytes>> = {
  Ed25519: littleEndian(46316835694926478169428394003475163141307993866256225615783033603165251855960n),
  X25519: littleEndian(9n),
}

const answers = new Map<CurveName, Promise<boolean>>()

/** Whether this engine's WebCrypto has the curve. Asked once. Chrome has both from 137, Firefox from 130, Safari from 17. */
export function webCryptoKnows(curve: CurveName): Promise<boolean> {
  const known = answers.get(curve) ?? tryImport(curve)
  answers.set(curve, known)
  return known
}

async function tryImport(curve: CurveName): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', basePoints[curve], curve, false, [])
    return true
  } catch {
    return false
  }
}

/** What a page asks before it offers to sign up or in: verifying has a fallback, keys of one's own need both curves. */
export async function canHoldKeys(): Promise<boolean> {
  return (await webCryptoKnows('Ed25519')) && (await webCryptoKnows('X25519'))
}
