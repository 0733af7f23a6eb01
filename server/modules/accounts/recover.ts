import { appendAuditEvent } from '#modules/audit'
import { checkWrap, isRecoveryProof, recoveryWrapOf } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { forgiveAttempts, takeTry } from './attempts.ts'
import { keepNewPassword, makeVerifier, type NewPassword } from './change-password.ts'
import { knownDevice } from './devices.ts'
import { endLogins } from './logins.ts'
import { whoOf } from './prove-password.ts'
import { findByName, lockAccount, typedName, type AccountRow } from './repository.ts'
import type { AccountTools } from './tools.ts'

type Proof = { readonly username: string; readonly proof: string }

/**
 * Nothing leaves before the proof, so an unknown name needs no false answer: it is refused like a wrong
 * code, after the same work. @throws Refusal recovery-wrong, login-slowed, account-frozen
 */
async function proveRecovery(context: Context, { outerKey, decoy }: AccountTools, { username: typed, proof }: Proof): Promise<AccountRow> {
  const username = typedName(typed)
  const account = await findByName(context.db, username)
  const accountId = account?.id ?? decoy.accountId
  const key = await takeTry(context, outerKey, `recovery ${whoOf(username)}`, await knownDevice(context, accountId))
  const isRight = await isRecoveryProof(context, accountId, Buffer.from(proof, 'base64url'))
  if (!account || !isRight) throw new Refusal('recovery-wrong')
  await forgiveAttempts(context, key)
  if (account.state === 'frozen') throw new Refusal('account-frozen')
  return account
}

/** What the code opens, for the browser to wrap it anew under a new password. */
export async function openRecovery(context: Context, tools: AccountTools, proof: Proof) {
  const account = await proveRecovery(context, tools, proof)
  // Whoever has this has the master key, whether or not a new password follows.
  await inTransaction(context, (inside) => appendAuditEvent(inside, { action: 'recovery.opened', subject: `account:${account.id}` }))
  return { accountId: account.id, username: account.username, ...(await recoveryWrapOf(context, tools.outerKey, account.id)) }
}

/**
 * The old password is dead and all logins end; second factors stay, so that the code alone lets nobody in.
 * @throws Refusal wrap-outdated when another recovery or change was faster, and as above
 */
export async function recover(context: Context, tools: AccountTools, asked: Proof & NewPassword): Promise<void> {
  const proved = await proveRecovery(context, tools, asked)
  await checkWrap(proved.id, 'password', asked.passwordWrap)
  const verifierSealed = await makeVerifier(context, tools, proved.id, asked.authKey, false)
  await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, proved.id)
    if (!account?.verifierSealed.equals(proved.verifierSealed)) throw new Refusal('wrap-outdated')
    // Proved again under the lock: a code that was replaced meanwhile is dead.
    if (!(await isRecoveryProof(inside, proved.id, Buffer.from(asked.proof, 'base64url')))) throw new Refusal('recovery-wrong')
    await keepNewPassword(inside, tools, proved.id, { verifierSealed, passwordWrap: asked.passwordWrap, by: 'recovery-code' })
    await endLogins(inside.db, proved.id)
  })
}
