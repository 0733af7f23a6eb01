import { randomBytes, type Bytes } from './bytes.ts'
import { checkOf, symbolOf, valueOf } from './crockford.ts'
import { expandL } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { refuse } from './refusal.ts'
import type { SlotKey } from './wrap.ts'

const codeBytes = 20
const groups = 8
/** Four symbols of the code and their check symbol. */
const groupSymbols = 5
const nothing = new Uint8Array(0)

/** A new code of 160 random bits, `ABCDE-FGHJK-…`: eight groups, each with a check symbol that also knows the group's place. */
export const createRecoveryCode = (): string => formatRecoveryCode(randomBytes(codeBytes))

/** @param bytes 20 */
export function formatRecoveryCode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const values = Array.from({ length: groups * 4 }, (_, at) => Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2))
  return Array.from({ length: groups }, (_, at) => formatGroup(at, values.slice(at * 4, at * 4 + 4))).join('-')
}

const formatGroup = (place: number, values: readonly number[]): string => [...values, checkOf([place, ...values])].map(symbolOf).join('')

/**
 * Forgives small letters, spaces, hyphens and the usual slips of the eye.
 * @throws {CryptoRefusal} `recovery-length` unless there are 40 symbols; `recovery-group` with the first group that holds a slip
 */
export function readRecoveryCode(typed: string): Bytes {
  const symbols = [...typed.replace(/[\s-]/g, '')]
  if (symbols.length !== groups * groupSymbols) refuse('recovery-length')
  const values = Array.from({ length: groups }, (_, at) => readGroup(at, symbols.slice(at * groupSymbols, (at + 1) * groupSymbols))).flat()
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: codeBytes }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2))
}

function readGroup(place: number, symbols: readonly string[]): number[] {
  const values = symbols.map(valueOf)
  const check = values.pop()
  return values.includes(-1) || checkOf([place, ...values]) !== check ? refuse('recovery-group', place + 1) : values
}

export type RecoveryKeys = {
  readonly slotKey: SlotKey
  /** Sent to the server, which keeps only its SHA-256: whoever has it may set a new password. */
  readonly proof: Bytes
}

/** 160 random bits need no stretching. @throws {CryptoRefusal} `recovery-length`, `recovery-group` */
export async function deriveRecoveryKeys(typed: string): Promise<RecoveryKeys> {
  const root = await secretKey(readRecoveryCode(typed))
  const proof = await expandL(root, 'recovery-proof', nothing)
  return { proof, slotKey: await secretKey(await expandL(root, 'kek-recovery', nothing)) }
}
