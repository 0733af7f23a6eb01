import { openRecovery, recover } from '#contract/accounts'
import { browserArgon2id, CryptoRefusal, type WrappedKey } from '#crypto'
import { readUsername } from '#domain/accounts/username'
import { proveRecovery, wrapForPassword } from '#lib/new-keys'
import { m } from '#messages'
import { callApi, tellUnsure } from '#lib/api'

/** A new password by the recovery code, in one request: until it is answered the old one is valid. @throws {ApiRefusal} @throws {CryptoRefusal} */
export async function recoverAccount(typedName: string, typedCode: string, password: string): Promise<void> {
  const { proof, slotKey } = await proveRecovery(typedCode)
  const opened = await callApi(openRecovery, { body: { username: typedName, proof } })
  // The new password must open the account of the name that was typed, not of one that the server put in its place.
  if (opened.username !== readUsername(typedName)?.name) throw new CryptoRefusal('context-mismatch')
  const open = { slotKey, wrap: opened.recoveryWrap as WrappedKey }
  const secret = { username: opened.username, password, origin: location.origin, argon2id: browserArgon2id }
  const next = await wrapForPassword(opened.accountId, open, secret, opened.passwordGen)
  await callApi(recover, { body: { username: typedName, proof, ...next } }).catch(
    tellUnsure(() => ({ title: m.recover_unsure(), next: m.recover_unsure_next() })),
  )
}
