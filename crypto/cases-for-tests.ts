import { anyText } from '#test/any-text'
import type { Argon2id } from './argon2id-port.ts'
import { concat, fromBase64url, randomBytes, toBase64url, utf8, type Bytes } from './bytes.ts'
import { sha256 } from './framing.ts'
import { secretKey } from './hkdf.ts'
import type { MasterKey } from './master-key.ts'
import { CryptoRefusal, type RefusalCode } from './refusal.ts'
import type { SlotKey } from './wrap.ts'
import type { WrapContext } from './wrap-shape.ts'

/** The code with which something is refused; `none` if it is not. Any other error is a fault and goes on. */
export async function refusalOf(work: () => unknown): Promise<RefusalCode | 'none'> {
  try {
    await work()
    return 'none'
  } catch (error) {
    if (error instanceof CryptoRefusal) return error.code
    throw error
  }
}

/** Instant, and different for each input. */
export const quickArgon2id: Argon2id = ({ password, salt, memoryKib, passes, lanes }) =>
  sha256(concat(password, salt, utf8(`${memoryKib}/${passes}/${lanes}`)))

export const bytesFrom = (start: number, count = 32): Bytes => Uint8Array.from({ length: count }, (_, at) => start + at)
export const aSlotKey = (start = 1): Promise<SlotKey> => secretKey(bytesFrom(start))
export const aMasterKey = (start = 100): Promise<MasterKey> => secretKey(bytesFrom(start))

export const aContext = (changes: Partial<WrapContext> = {}): WrapContext => ({
  v: 1,
  uid: 'sari',
  slot: 'recovery',
  slotId: 'recovery-1',
  gen: 1,
  kdf: { alg: 'hkdf-sha256' },
  ...changes,
})

export const aPasswordKdf = { alg: 'argon2id', memoryKib: 65_536, passes: 3, lanes: 1, salt: 'CQoLDA0ODxAREhMUFRYXGA' } as const

/** The same text with one bit of its bytes changed. */
export function flipBit(text: string, bit: number): string {
  const bytes = fromBase64url(text)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return toBase64url(bytes)
}

/** Every way to change one bit of a base64url member of a structure. */
export function* flippedBits<T extends object>(structure: T, member: keyof T & string): Generator<T> {
  const text = structure[member] as string
  for (let bit = 0; bit < fromBase64url(text).length * 8; bit++) yield { ...structure, [member]: flipBit(text, bit) }
}

/** Text that has a UTF-8, with all that programs stumble over. */
export const wellFormedText = (limits: { minLength?: number; maxLength?: number } = {}) => anyText(limits).map((text) => text.toWellFormed())

export const someBytes = (count: number): Bytes => randomBytes(count)

/** As in a browser that does not write and read base64 itself. */
export async function withoutNativeBase64(work: () => void | Promise<void>): Promise<void> {
  const native = Object.getOwnPropertyDescriptor(Uint8Array, 'fromBase64') as PropertyDescriptor
  Reflect.deleteProperty(Uint8Array, 'fromBase64')
  try {
    await work()
  } finally {
    Object.defineProperty(Uint8Array, 'fromBase64', native)
  }
}
