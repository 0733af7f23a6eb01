import { changePassword, type Me } from '#contract/accounts'
import { getVault, replaceRecoveryCode } from '#contract/keys'
import { addPasskey, confirmTotp, removePasskey, replaceTotp, startPasskey, type BackupCodes, type NewFactor } from '#contract/second-factors'
import { browserArgon2id, CryptoRefusal } from '#crypto'
import { m } from '#messages'
import { openVault, provePassword, wrapOf, type OpenSlot } from '#lib/account-keys'
import { wrapForPasskey, wrapForPassword, wrapForRecovery } from '#lib/new-keys'
import { ApiRefusal, callApi, tellUnsure } from '#lib/api'
import { makePasskey } from '#lib/passkey'
import { forgetVault } from './known-vault.ts'

/** New ways to the same master key: headless, a function per change, each kept by the server in one request. */

type Whose = Pick<Me, 'accountId' | 'username'>

/**
 * Proof by the old password, verifier and wrap of the new one travel together: wherever this stops, exactly one of the two opens the account.
 * @throws {CryptoRefusal} key-wrong for a wrong old password @throws {ApiRefusal} login-wrong, wrap-outdated, login-slowed, unanswered
 */
export async function changeOwnPassword({ accountId, username }: Whose, oldPassword: string, newPassword: string): Promise<void> {
  const secretOf = (password: string) => ({ username, password, origin: location.origin, argon2id: browserArgon2id })
  const vault = await callApi(getVault)
  const wrap = wrapOf(vault, 'password')
  if (!wrap) throw new CryptoRefusal('context-mismatch')
  const old = await provePassword(secretOf(oldPassword), wrap.ctx.kdf)
  const open = { slotKey: old.slotKey, wrap }
  // A slip in the old password is told before the new one costs its time.
  await openVault(vault, open)
  const next = await wrapForPassword(accountId, open, secretOf(newPassword), wrap.ctx.gen)
  await callApi(changePassword, { body: { oldAuthKey: old.authKey, ...next } }).catch(
    tellUnsure(() => ({ title: m.security_password_unsure(), next: m.security_password_unsure_next() })),
  )
  forgetVault()
}

/** The code before is dead. @returns the new one, to be shown once @throws {ApiRefusal} wrap-outdated when another one was made meanwhile */
export async function makeRecoveryCode(accountId: string, open: OpenSlot): Promise<string> {
  const gen = wrapOf(await callApi(getVault), 'recovery')?.ctx.gen ?? 0
  const { code, body } = await wrapForRecovery(accountId, open, gen)
  await callApi(replaceRecoveryCode, { body }).catch(tellUnsure(() => ({ title: m.recovery_unsure(), next: m.recovery_unsure_next() })))
  return code
}

/** The first code of an app. @returns the backup codes, to be shown once */
export async function confirmApp(code: string): Promise<BackupCodes> {
  const { backupCodes } = await callApi(confirmTotp, { body: { code } })
    .catch(tellAppCode)
    .catch(tellUnsure(() => ({ title: m.security_app_unsure(), next: m.security_app_unsure_next() })))
  return backupCodes
}

/** The first code of another app, which takes the place of the one before. */
export async function replaceApp(code: string): Promise<void> {
  await callApi(replaceTotp, { body: { code } })
    .catch(tellAppCode)
    .catch(tellUnsure(() => ({ title: m.security_app_change_unsure(), next: m.security_app_change_unsure_next() })))
}

/** Only the app that is being set up will do: no backup code takes its place. */
function tellAppCode(error: unknown): never {
  if (!(error instanceof ApiRefusal) || error.code !== 'second-factor-wrong') throw error
  throw new ApiRefusal(error.code, { title: m.security_app_code_refused(), next: m.security_app_code_refused_next() })
}

type NewPasskey = Parameters<typeof callApi<typeof addPasskey>>[1]['body']

/**
 * A passkey; one that has PRF opens the keys as well.
 * @param open without it the passkey only logs in: whoever lacks a second factor gets no vault yet
 * @throws {PasskeyDeclined} @throws {ApiRefusal} passkey-known, passkey-wrong, challenge-gone
 */
export async function addOwnPasskey(accountId: string, open: OpenSlot | null): Promise<NewFactor & { readonly unlocks: boolean }> {
  return keepPasskey(accountId, open, (await callApi(startPasskey)).options)
}

/**
 * One that only logs in, made anew so that it unlocks. The new one is kept before the old is forgotten: staff always have one.
 * @throws as `addOwnPasskey`
 */
export async function renewOwnPasskey(accountId: string, open: OpenSlot, oldId: string): ReturnType<typeof addOwnPasskey> {
  // The authenticator is to replace its own, and would refuse if it were told what it has.
  const { excludeCredentials: _, ...options } = (await callApi(startPasskey)).options
  const kept = await keepPasskey(accountId, open, options)
  await callApi(removePasskey, { params: { id: oldId } })
  return kept
}

async function keepPasskey(accountId: string, open: OpenSlot | null, options: Record<string, unknown>): ReturnType<typeof addOwnPasskey> {
  const id = crypto.randomUUID()
  const { answer, prf } = await makePasskey<NewPasskey['answer']>(options)
  const wrap = prf && open ? await wrapForPasskey(accountId, open, id, prf) : null
  prf?.fill(0)
  const kept = await callApi(addPasskey, { body: { id, answer, ...(wrap && { wrap }) } })
  return { ...kept, unlocks: wrap !== null }
}
