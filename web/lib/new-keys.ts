import type { Registration } from '#contract/accounts'
import type { Language } from '#contract/languages'
import type { Theme } from '#contract/pages'
import {
  createIdentity,
  createMasterKey,
  createRecoveryCode,
  derivePasskeyKey,
  deriveRecoveryKeys,
  fillSlot,
  newPasswordKdf,
  sha256,
  toBase64url,
  type PasswordKdf,
  type SlotKey,
  type WrapContext,
  type WrappedKey,
} from '#crypto'
import { provePassword, takenAsText, type OpenSlot, type Secret } from './account-keys.ts'
import type { OpenKeys } from './key-ring.ts'

/** What is made anew for an account: all of it at registering, a wrap for each new way in. What only opens stands in account-keys.ts, which comes first. */
const passwordContext = (uid: string, kdf: PasswordKdf, gen: number): WrapContext => ({ v: 1, uid, slot: 'password', slotId: 'password', gen, kdf })

const strongContext = (uid: string, slot: 'recovery' | 'passkey', slotId: string, gen: number): WrapContext => ({
  v: 1,
  uid,
  slot,
  slotId,
  gen,
  kdf: { alg: 'hkdf-sha256' },
})

export type NewAccount = { readonly registration: Registration; readonly recoveryCode: string; readonly keys: OpenKeys }

type Wanted = { readonly language: Language; readonly theme: Theme; readonly timeZone: string; readonly email?: string | undefined }

/** Makes a whole account, ready to be sent in one request. @throws {CryptoRefusal} as `derivePasswordKeys` */
export async function makeAccount(secret: Secret, { email, ...wishes }: Wanted): Promise<NewAccount> {
  const accountId = crypto.randomUUID()
  const { authKey, slotKey, kdf } = await provePassword(secret, newPasswordKdf())
  const recovery = await makeRecovery()
  const { masterKey, wraps } = await createMasterKey([
    { slotKey, context: passwordContext(accountId, kdf, 1) },
    { slotKey: recovery.slotKey, context: strongContext(accountId, 'recovery', 'recovery', 1) },
  ])
  const { signed, sealed, card, identity } = await createIdentity(masterKey, accountId)
  const [passwordWrap, recoveryWrap] = wraps as [WrappedKey, WrappedKey]
  return {
    registration: {
      accountId,
      username: secret.username,
      authKey,
      keys: { passwordWrap, recoveryWrap, recoveryVerifier: recovery.verifier, identity: { signed, sealed } },
      ...wishes,
      ...(email && { email }),
    },
    recoveryCode: recovery.code,
    keys: { accountId, masterKey, identity, card, signed },
  }
}

async function makeRecovery() {
  const code = createRecoveryCode()
  const { slotKey, proof } = await deriveRecoveryKeys(code)
  return { code, slotKey, verifier: toBase64url(await sha256(proof)) }
}

const opened = (uid: string, { slotKey, wrap }: OpenSlot) => ({ slotKey, wrapped: wrap, expected: { uid, slot: wrap.ctx.slot } })

/** The master key wrapped for a new password, from any way in. @param gen of the password wrap that is replaced */
export async function wrapForPassword(
  uid: string,
  open: OpenSlot,
  secret: Secret,
  gen: number,
): Promise<{ authKey: string; passwordWrap: WrappedKey }> {
  const { authKey, slotKey, kdf } = await provePassword(secret, newPasswordKdf())
  const passwordWrap = await fillSlot(opened(uid, open), { slotKey, context: passwordContext(uid, kdf, gen + 1) })
  return { authKey, passwordWrap }
}

/** A new recovery code. @param gen of the recovery wrap that is replaced */
export async function wrapForRecovery(uid: string, open: OpenSlot, gen: number) {
  const { code, slotKey, verifier } = await makeRecovery()
  const recoveryWrap = await fillSlot(opened(uid, open), { slotKey, context: strongContext(uid, 'recovery', 'recovery', gen + 1) })
  return { code, body: { recoveryWrap, recoveryVerifier: verifier } }
}

/** The master key wrapped for a passkey that has PRF. Takes the bytes over. */
export async function wrapForPasskey(uid: string, open: OpenSlot, passkeyId: string, prfOutput: Uint8Array<ArrayBuffer>): Promise<WrappedKey> {
  const slotKey = await derivePasskeyKey(prfOutput)
  return fillSlot(opened(uid, open), { slotKey, context: strongContext(uid, 'passkey', passkeyId, 1) })
}

/** What a typed recovery code gives: the proof for the server (base64url) and the key of its slot. @throws {CryptoRefusal} `recovery-length`, `recovery-group` */
export async function proveRecovery(typed: string): Promise<{ proof: string; slotKey: SlotKey }> {
  const { proof, slotKey } = await deriveRecoveryKeys(typed)
  return { proof: takenAsText(proof), slotKey }
}
