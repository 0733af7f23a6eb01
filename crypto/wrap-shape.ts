import { canonicalJson } from './canonical-json.ts'
import type { Bytes } from './bytes.ts'
import { readPasswordKdf, type PasswordKdf } from './password-kdf.ts'
import { refuse } from './refusal.ts'
import { bytesOf, identifier, integer, object, oneOf, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** What opens a wrap: the password, a passkey, the recovery code; for the practice key the admin's master key or a passphrase. */
export const slots = ['password', 'passkey', 'recovery', 'practice', 'practice-export'] as const
export type Slot = (typeof slots)[number]

/** The slot key comes from a secret of full strength: nothing to stretch. */
export type StrongKdf = { readonly alg: 'hkdf-sha256' }

export type WrapContext = {
  readonly v: Suite
  readonly uid: string
  readonly slot: Slot
  readonly slotId: string
  /** Grows by one whenever the slot is wrapped anew, so that an older wrap can be told from a newer. */
  readonly gen: number
  readonly kdf: PasswordKdf | StrongKdf
}

/** 32 bytes under a slot key, with a commitment to that key. Byte strings are base64url. */
export type WrappedKey = {
  readonly ctx: WrapContext
  readonly salt: string
  readonly com: string
  readonly ct: string
}

const strongKdf = object<StrongKdf>({ alg: oneOf('hkdf-sha256') })
const stretched: ReadonlySet<Slot> = new Set(['password', 'practice-export'])

const anyContext = object<{ [Name in keyof WrapContext]: unknown }>({
  v: checkSuite,
  uid: identifier,
  slot: oneOf(...slots),
  slotId: identifier,
  gen: integer(1),
  kdf: (value) => value,
})

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `kdf-too-weak`, `kdf-too-costly` */
export const readWrapContext: Reader<WrapContext> = (value) => {
  const context = anyContext(value) as WrapContext
  const kdf = stretched.has(context.slot) ? readPasswordKdf(context.kdf) : strongKdf(context.kdf)
  return { ...context, kdf }
}

/** Shape and bounds only: who may open it is seen when it is opened. @throws {CryptoRefusal} as `readWrapContext` */
export const readWrappedKey: Reader<WrappedKey> = object<WrappedKey>({ ctx: readWrapContext, salt: bytesOf(32), com: bytesOf(32), ct: bytesOf(48) })

export type ExpectedWrap = {
  readonly uid: string
  readonly slot: Slot
  readonly slotId?: string
  /** The newest generation this device has seen, if it has seen one. */
  readonly genAtLeast?: number
}

/** Reads and checks that it is the wrap asked for. @throws {CryptoRefusal} `context-mismatch` and as `readWrappedKey` */
export function readExpectedWrap(value: unknown, expected: ExpectedWrap): WrappedKey {
  const wrapped = readWrappedKey(value)
  const { uid, slot, slotId, gen } = wrapped.ctx
  const fits = uid === expected.uid && slot === expected.slot && slotId === (expected.slotId ?? slotId) && gen >= (expected.genAtLeast ?? gen)
  return fits ? wrapped : refuse('context-mismatch')
}

export const contextBytes = (context: WrapContext): Bytes => canonicalJson(context)
