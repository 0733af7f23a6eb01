import { logIn, showBackupCode, showTotp, startLogin, stepUp, type LoginState, type Me } from '#contract/accounts'
import { getVault } from '#contract/keys'
import { askOwnPasskey, askPasskey, logInByPasskey, showPasskey, stepUpByPasskey } from '#contract/second-factors'
import { browserArgon2id, CryptoRefusal, derivePasskeyKey, type SlotKey } from '#crypto'
import { isTotpCode } from '#domain/accounts/totp'
import { readUsername } from '#domain/accounts/username'
import { openVault, provePassword, wrapOf, type OpenSlot, type Secret } from '#lib/account-keys'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { keyRing } from '#lib/key-ring'
import { touchPasskey } from '#lib/passkey'
import { newestVault } from './known-vault.ts'

/** How one gets in: headless, a function per way. Passwords and keys stay in here; pages see states and refusals. */

/** A login under way, with the key that will open the vault once every factor was shown. */
export type Entering = LoginState & { readonly by: 'password' | 'passkey'; readonly slotKey: SlotKey | null }

const secretOf = (username: string, password: string): Secret => ({ username, password, origin: location.origin, argon2id: browserArgon2id })

/**
 * The keys are made of the name that was typed, never of another that the server would like. What could be no name goes the way of a
 * name that nobody has.
 * @throws {ApiRefusal} login-wrong, login-slowed … @throws {CryptoRefusal} kdf-too-weak when the server asks for less than the floor,
 * context-mismatch when it answers for another name
 */
export async function enterByPassword(typedName: string, password: string): Promise<Entering> {
  const { username, kdf } = await callApi(startLogin, { body: { username: typedName } })
  const own = readUsername(typedName)?.name
  if (own !== undefined && own !== username) throw new CryptoRefusal('context-mismatch')
  const { authKey, slotKey } = await provePassword(secretOf(own ?? typedName, password), kdf)
  return { ...(await callApi(logIn, { body: { username: typedName, authKey } })), by: 'password', slotKey }
}

type PasskeyAnswer = Parameters<typeof callApi<typeof logInByPasskey>>[1]['body']

/** One touch: logs in, and unlocks where the passkey has PRF. @throws {PasskeyDeclined} */
export async function enterByPasskey(): Promise<Entering> {
  const { options } = await callApi(askPasskey)
  const { answer, prf } = await touchPasskey<PasskeyAnswer>(options)
  const state = await callApi(logInByPasskey, { body: answer }).catch(wiping(prf))
  return { ...state, by: 'passkey', slotKey: prf && (await derivePasskeyKey(prf)) }
}

/** What opens keys is not left in memory by a way in that was refused. */
const wiping =
  (prf: Uint8Array | null) =>
  (error: unknown): never => {
    prf?.fill(0)
    throw error
  }

/** The second step by a code of the app or a backup code. */
export function showCode(typed: string): Promise<LoginState> {
  const { totp, backupCode = '' } = codeOf(typed)
  return totp === undefined ? callApi(showBackupCode, { body: { code: backupCode } }) : callApi(showTotp, { body: { code: totp } })
}

/** The second step by a passkey. @throws {PasskeyDeclined} */
export async function showOwnPasskey(): Promise<LoginState> {
  const { options } = await callApi(askOwnPasskey)
  const { answer, prf } = await touchPasskey<PasskeyAnswer>(options)
  prf?.fill(0)
  return callApi(showPasskey, { body: answer })
}

/**
 * The wrap that a key of one's own opens; a passkey does not say which of the passkeys' wraps is its.
 * @returns null for a passkey without a wrap: one that was made before the keys could be opened only logs in
 * @throws {CryptoRefusal} key-wrong for a password
 */
export async function openByKey(slotKey: SlotKey, slot: 'password' | 'passkey'): Promise<OpenSlot | null> {
  const vault = await callApi(getVault)
  const wraps = slot === 'password' ? [wrapOf(vault, slot)] : vault.wraps.filter(({ ctx }) => ctx.slot === slot)
  for (const wrap of wraps) {
    const open = { slotKey, wrap } as OpenSlot
    const keys = wrap && (await openVault(vault, open).catch(unlessWrong))
    if (!keys) continue
    keyRing.hold(keys)
    return open
  }
  if (slot === 'passkey') return null
  throw new CryptoRefusal('key-wrong')
}

function unlessWrong(error: unknown): null {
  if (error instanceof CryptoRefusal && error.code === 'key-wrong') return null
  throw error
}

/** Unlocks an account that is logged in. @throws {CryptoRefusal} key-wrong */
export async function unlockByPassword({ accountId, username }: Pick<Me, 'accountId' | 'username'>, password: string): Promise<OpenSlot> {
  const vault = await newestVault(accountId)
  const wrap = wrapOf(vault, 'password')
  if (!wrap) throw new CryptoRefusal('context-mismatch')
  const { slotKey } = await provePassword(secretOf(username, password), wrap.ctx.kdf)
  keyRing.hold(await openVault(vault, { slotKey, wrap }))
  return { slotKey, wrap }
}

/**
 * Proves anew who one is by a passkey; one that has PRF unlocks as well.
 * @returns null when the passkey opens nothing @throws {PasskeyDeclined}
 */
export async function proveByPasskey(): Promise<OpenSlot | null> {
  const { options } = await callApi(askOwnPasskey)
  const { answer, prf } = await touchPasskey<PasskeyAnswer>(options)
  await callApi(stepUpByPasskey, { body: answer }).catch(wiping(prf))
  return prf && openByKey(await derivePasskeyKey(prf), 'passkey')
}

/**
 * Proves anew who one is by the password, with a code where the account has a second step, and opens a way to wrap keys anew.
 * @throws {ApiRefusal} login-wrong, second-factor-needed, second-factor-wrong, login-slowed
 */
export async function proveByPassword(
  { accountId, username }: Pick<Me, 'accountId' | 'username'>,
  password: string,
  typedCode: string,
): Promise<OpenSlot> {
  const vault = await newestVault(accountId)
  const wrap = wrapOf(vault, 'password')
  if (!wrap) throw new CryptoRefusal('context-mismatch')
  const { authKey, slotKey } = await provePassword(secretOf(username, password), wrap.ctx.kdf)
  await callApi(stepUp, { body: { authKey, ...codeOf(typedCode) } })
  return { slotKey, wrap }
}

/** Whether it can be a code at all: six digits of the app, or the ten letters and digits of a backup code. */
export const isCode = (typed: string): boolean => isTotpCode(typed) || /^[\da-z]{10}$/i.test(typed.replace(/[\s-]/g, ''))

/** Six digits are the app's, anything else is a backup code. */
function codeOf(typed: string): { totp?: string; backupCode?: string } {
  const code = typed.trim()
  if (code === '') return {}
  return isTotpCode(code) ? { totp: code } : { backupCode: code }
}

/** Unlocks by a touch. @throws {PasskeyDeclined} @throws {ApiRefusal} passkey-opens-nothing */
export async function unlockByPasskey(): Promise<void> {
  if (!(await proveByPasskey())) throw passkeyOpensNothing()
}

export const passkeyOpensNothing = () =>
  new ApiRefusal('passkey-opens-nothing', { title: m.proof_passkey_no_prf(), next: m.proof_passkey_no_prf_next() })
