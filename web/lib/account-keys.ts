import type { Vault } from '#contract/keys'
import { derivePasswordKeys, toBase64url, unlockMasterKey, type Argon2id, type PasswordKdf, type SlotKey, type WrappedKey } from '#crypto'
import { openKeys, type OpenKeys } from './key-ring.ts'

/**
 * What a browser computes for an account: everything that the server keeps is made here, sealed. Knows no page and no network, so
 * that the demo's people come to be in the same way. `argon2id` says where the slow part runs.
 */
export type Secret = { readonly username: string; readonly password: string; readonly origin: string; readonly argon2id: Argon2id }

/** What a password became: the proof for the server (base64url), and the key that never leaves. */
export type PasswordProof = { readonly authKey: string; readonly slotKey: SlotKey; readonly kdf: PasswordKdf }

/** A way in that was just shown, good for wrapping the master key anew. */
export type OpenSlot = { readonly slotKey: SlotKey; readonly wrap: WrappedKey }

/** @throws {CryptoRefusal} as `derivePasswordKeys` */
export async function provePassword({ argon2id, ...input }: Secret, kdf: unknown): Promise<PasswordProof> {
  const { authKey, slotKey } = await derivePasswordKeys({ ...input, kdf: kdf as PasswordKdf }, argon2id)
  return { authKey: takenAsText(authKey), slotKey, kdf: kdf as PasswordKdf }
}

/** The wrap of a slot in the vault; undefined where there is none. */
export const wrapOf = (vault: Pick<Vault, 'wraps'>, slot: 'password' | 'passkey' | 'recovery', slotId?: string): WrappedKey | undefined =>
  vault.wraps.find(({ ctx }) => ctx.slot === slot && (slotId === undefined || ctx.slotId === slotId)) as WrappedKey | undefined

/** @throws {CryptoRefusal} `key-wrong` is a wrong password or passkey */
export async function openVault({ accountId, identity }: Vault, { slotKey, wrap }: OpenSlot): Promise<OpenKeys> {
  const { slot, slotId } = wrap.ctx
  return openKeys(accountId, await unlockMasterKey(slotKey, wrap, { uid: accountId, slot, slotId }), identity)
}

/** As base64url; the bytes are wiped. */
export function takenAsText(bytes: Uint8Array<ArrayBuffer>): string {
  const text = toBase64url(bytes)
  bytes.fill(0)
  return text
}
