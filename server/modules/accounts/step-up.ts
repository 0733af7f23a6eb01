import { afterPassword, stepUpSeconds } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { renewLogin, sendLogin, type FreshLogin } from './logins.ts'
import { ownLogin } from '#platform/own-id'
import { proveOwnPassword } from './prove-password.ts'
import { factorsOf } from './repository.ts'
import { proveByCode, type Code } from './second-factor.ts'
import type { AccountTools } from './tools.ts'

/** @throws Refusal login-wrong, second-factor-needed, second-factor-wrong, login-slowed */
export async function stepUp(
  context: Context,
  tools: AccountTools,
  proof: Code & { authKey: string },
  head: ReplyHead,
): Promise<{ provedUntil: string }> {
  const { accountId } = ownLogin(context)
  const account = await proveOwnPassword(context, tools, accountId, proof.authKey)
  const { state } = afterPassword(await factorsOf(context.db, account))
  if (state !== 'factor') return sendProof(context, await renewProof(context, 'password'), head)
  if (proof.totp === undefined && proof.backupCode === undefined) throw new Refusal('second-factor-needed')
  const login = await proveByCode(context, tools, accountId, proof, (inside) => renewProof(inside, 'password and code'))
  return sendProof(context, login, head)
}

/** The cookie changes too: a copy of the old one does not become stronger. */
export async function renewProof(context: Context, by: string): Promise<FreshLogin> {
  const { accountId, role, loginId } = ownLogin(context)
  const login = await inTransaction(context, async (inside) => {
    await appendAuditEvent(inside, { action: 'login.proved', subject: `account:${accountId}`, details: { login: loginId, by } })
    return renewLogin(inside, loginId, role, 'complete', 'proved-now')
  })
  if (!login) throw new Refusal('challenge-gone')
  return login
}

export function sendProof({ now }: Context, login: FreshLogin, head: ReplyHead): { provedUntil: string } {
  sendLogin(head, login)
  return { provedUntil: now().add({ seconds: stepUpSeconds }).toString() }
}
