import type { LoginState } from '#contract/accounts'
import { cookieNames } from '#contract/pages'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { networkOfCaller } from './attempts.ts'
import { findWithDevice } from './devices.ts'
import { enterByPassword, sendEntered } from './enter.ts'
import { endLogins } from './logins.ts'
import { provePassword, whoOf } from './prove-password.ts'
import { typedName } from './repository.ts'
import { isToken } from '#platform/cookies'
import type { AccountTools } from './tools.ts'

/** @throws Refusal login-wrong (unknown name or wrong password: one answer), login-slowed, login-busy, account-frozen */
export async function logIn(
  context: Context,
  tools: AccountTools,
  typed: { username: string; authKey: string },
  head: ReplyHead,
): Promise<LoginState> {
  // A browser without a token is known to nobody: a flood of them costs no question to the database.
  if (!isToken(context.caller?.deviceToken)) tools.verifiers.needPlace({ network: networkOfCaller(context), isKnown: false })
  const username = typedName(typed.username)
  const whose = await findWithDevice(context, username, tools.decoy.accountId)
  const proved = await provePassword(context, tools, whoOf(username), whose, typed.authKey)
  if (!proved) throw new Refusal('login-wrong')
  return sendEntered(head, await enterByPassword(context, proved))
}

/** Also for a login that is over already: the browser forgets it in any case. */
export async function logOut(context: Context, head: ReplyHead): Promise<void> {
  const { actor } = context
  head.forget(cookieNames.login)
  if (!('accountId' in actor) || !actor.loginId) return
  const { accountId, loginId } = actor
  await inTransaction(context, async (inside) => {
    await endLogins(inside.db, accountId, { only: loginId })
    await appendAuditEvent(inside, { action: 'login.ended', subject: `account:${accountId}`, details: { login: loginId } })
  })
}
