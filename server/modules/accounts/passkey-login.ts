import type { LoginState } from '#contract/accounts'
import { budgets } from '#domain/accounts/backoff'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { networkOfCaller, spend } from './attempts.ts'
import { complete, sendEntered, tellEntered } from './enter.ts'
import { openLogin } from './logins.ts'
import { ownLogin } from '#platform/own-id'
import { askForPasskey, provePasskey, type Answer } from './passkey-proof.ts'
import { findPasskeyByCredential } from './passkey-rows.ts'
import { lockAccount } from './repository.ts'
import { renewProof, sendProof } from './step-up.ts'
import { isToken } from '#platform/cookies'
import type { AccountTools } from './tools.ts'

/** Whose device it is will be known by the answer only: a browser that shows one is counted by itself ([Note: writes of known devices]). */
export async function askAnyPasskey(context: Context, tools: AccountTools) {
  const device = context.caller?.deviceToken
  if (isToken(device)) await spendAsDevice(context, tools, device)
  else await spend(context, tools.outerKey, budgets.loginStart)
  return askForPasskey(context, tools, 'log-in', null)
}

/** Both or neither, so that tokens which are made up leave no counters behind once there were too many. */
function spendAsDevice(context: Context, { outerKey }: AccountTools, device: string): Promise<void> {
  return inTransaction(context, async (inside) => {
    await spend(inside, outerKey, budgets.passkeyStart, `${networkOfCaller(context)} ${device}`)
    await spend(inside, outerKey, budgets.passkeyStarts)
  })
}

/** One touch: holding the authenticator and being verified by it are two factors. @throws Refusal as `provePasskey`, account-frozen */
export async function logInByPasskey(context: Context, tools: AccountTools, answer: Answer, head: ReplyHead): Promise<LoginState> {
  const { accountId } = await provePasskey(context, tools, 'log-in', null, answer)
  const entered = await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, accountId)
    if (account?.state !== 'active') throw new Refusal('account-frozen')
    // Removed between the proof and the lock, it lets nobody in.
    if (!(await findPasskeyByCredential(inside.db, answer.id))) throw new Refusal('passkey-wrong')
    const login = await openLogin(inside, { accountId, role: account.role, state: 'complete' })
    const device = await tellEntered(inside, accountId, login.id, 'passkey')
    return { login, device, reply: { state: 'complete' as const, accountId, factors: [] } }
  })
  return sendEntered(head, entered)
}

const useFor = (state: 'complete' | 'factor' | 'enrol') => (state === 'factor' ? 'second-factor' : 'step-up')

/** For whoever is logging in, or proving anew. */
export function askOwnPasskey(context: Context, tools: AccountTools) {
  const { accountId, state } = ownLogin(context)
  return askForPasskey(context, tools, useFor(state), accountId)
}

/** The second step of logging in. */
export async function showPasskey(context: Context, tools: AccountTools, answer: Answer, head: ReplyHead): Promise<LoginState> {
  const { accountId, role, loginId } = ownLogin(context)
  await provePasskey(context, tools, 'second-factor', accountId, answer)
  const entered = await inTransaction(context, (inside) => complete(inside, { id: accountId, role }, loginId, 'passkey'))
  return sendEntered(head, entered)
}

export async function stepUpByPasskey(context: Context, tools: AccountTools, answer: Answer, head: ReplyHead): Promise<{ provedUntil: string }> {
  const { accountId } = ownLogin(context)
  await provePasskey(context, tools, 'step-up', accountId, answer)
  return sendProof(context, await renewProof(context, 'passkey'), head)
}
