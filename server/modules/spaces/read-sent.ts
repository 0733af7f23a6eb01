import { hash as digest } from 'node:crypto'
import { hashesOf, readSealedEntry, type SealedEntry } from '#crypto/public'
import type { RefusalCode } from '#platform/refusal'
import { codeByName } from '#platform/refusing-by-name'

/** An entry on its way, by whoever sent it, with what it will be kept by. */
export type Sent = {
  readonly from: string
  readonly entry: SealedEntry
  /** As it was signed. */
  readonly headerJson: Uint8Array
  readonly bodyHash: Uint8Array
  /** Its chain value. */
  readonly hash: string
}

/** Longer than any frame. One for all, because nothing is waited for in between. */
const scratch = Buffer.allocUnsafe(128 * 1024)

function sha256Now(parts: readonly Uint8Array[]): Uint8Array {
  let at = 0
  for (const part of parts) {
    scratch.set(part, at)
    at += part.length
  }
  return digest('sha256', scratch.subarray(0, at), 'buffer')
}

/** Reads its shape strictly. @returns why it is none */
export function readSent(from: string, value: unknown): Sent | RefusalCode {
  try {
    const entry = readSealedEntry(value)
    return { from, entry, ...hashesOf(entry, sha256Now) }
  } catch (error) {
    const code = codeByName(error)
    if (code) return code
    throw error
  }
}
