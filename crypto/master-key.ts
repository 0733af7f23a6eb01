import { randomBytes, wipe } from './bytes.ts'
import { secretKey, type SecretKey } from './hkdf.ts'
import { unwrapKey, wrapKey, type SlotKey } from './wrap.ts'
import type { ExpectedWrap, WrapContext, WrappedKey } from './wrap-shape.ts'

/** One per account. Its bytes exist only inside the functions of this file. */
export type MasterKey = SecretKey<'master'>

/** A way to open the master key. */
export type SlotToFill = { readonly slotKey: SlotKey; readonly context: WrapContext }

/** Makes the master key of a new account and wraps it for its slots, in their order. @throws {CryptoRefusal} as `wrapKey` */
export async function createMasterKey(slots: readonly SlotToFill[]): Promise<{ masterKey: MasterKey; wraps: readonly WrappedKey[] }> {
  const secret = randomBytes(32)
  try {
    const wraps = await Promise.all(slots.map(({ slotKey, context }) => wrapKey(slotKey, context, secret)))
    return { masterKey: await secretKey(secret), wraps }
  } finally {
    wipe(secret)
  }
}

/** @throws {CryptoRefusal} as `unwrapKey`; `key-wrong` is a wrong password, code or passkey */
export async function unlockMasterKey(slotKey: SlotKey, wrapped: unknown, expected: ExpectedWrap): Promise<MasterKey> {
  return secretKey(await unwrapKey(slotKey, wrapped, expected))
}

/** For a new password, passkey or recovery code: opened by one slot, wrapped for the next. @throws {CryptoRefusal} as `unwrapKey` and `wrapKey` */
export async function fillSlot(open: { slotKey: SlotKey; wrapped: unknown; expected: ExpectedWrap }, next: SlotToFill): Promise<WrappedKey> {
  const secret = await unwrapKey(open.slotKey, open.wrapped, open.expected)
  try {
    return await wrapKey(next.slotKey, next.context, secret)
  } finally {
    wipe(secret)
  }
}
