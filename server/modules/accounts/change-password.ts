import type { WrappedKey } from '#contract/key-shapes'
import { appendAuditEvent } from '#modules/audit'
import { checkWrap, replacePasswordWrap } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { networkOfCaller } from './attempts.ts'
import { forgetDevices } from './devices.ts'
import { endLogins, renewLogin, sendLogin } from './logins.ts'
import { ownLogin } from '#platform/own-id'
import { proveOwnPassword } from './prove-password.ts'
import { lockAccount, updateAccount } from './repository.ts'
import { sealValue } from './sealed-values.ts'
import type { AccountTools } from './tools.ts'

export type NewPassword = { readonly authKey: string; readonly passwordWrap: WrappedKey }

/**
 * Verifier and wrap change together or not at all: whenever this stops, exactly one of the two passwords
 * opens the account. All other logins end. It is no step-up: the old password alone does not make a proof fresh.
 * @throws Refusal login-wrong, wrap-outdated when another change was faster, and as `checkWrap`
 */
export async function changePassword(
  context: Context,
  tools: AccountTools,
  asked: NewPassword & { oldAuthKey: string },
  head: ReplyHead,
): Promise<void> {
  const { accountId, role, loginId } = ownLogin(context)
  await checkWrap(accountId, 'password', asked.passwordWrap)
  const proved = await proveOwnPassword(context, tools, accountId, asked.oldAuthKey)
  const verifierSealed = await makeVerifier(context, tools, accountId, asked.authKey, true)
  const login = await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, accountId)
    if (!account?.verifierSealed.equals(proved.verifierSealed)) throw new Refusal('wrap-outdated')
    await keepNewPassword(inside, tools, accountId, { verifierSealed, passwordWrap: asked.passwordWrap, by: 'password' })
    await endLogins(inside.db, accountId, { except: loginId })
    return renewLogin(inside, loginId, role, 'complete', 'proved-before')
  })
  if (login) sendLogin(head, login)
}

export async function makeVerifier(
  context: Context,
  { outerKey, verifiers }: AccountTools,
  accountId: string,
  authKey: string,
  isKnown: boolean,
): Promise<Buffer> {
  const verifier = await verifiers.make(Buffer.from(authKey, 'base64url'), { network: networkOfCaller(context), isKnown })
  return sealValue(outerKey, 'verifier', accountId, verifier)
}

/** In the caller's transaction, the account being locked. All other devices are unknown again. @throws Refusal wrap-outdated */
export async function keepNewPassword(
  inside: Context,
  { outerKey }: AccountTools,
  accountId: string,
  { verifierSealed, passwordWrap, by }: { verifierSealed: Buffer; passwordWrap: WrappedKey; by: string },
): Promise<void> {
  await replacePasswordWrap(inside, outerKey, passwordWrap)
  await updateAccount(inside.db, accountId, { verifierSealed })
  await forgetDevices(inside, accountId, 'others')
  await appendAuditEvent(inside, { action: 'password.changed', subject: `account:${accountId}`, details: { by, gen: passwordWrap.ctx.gen } })
  await emit(inside, 'password.was-changed', { accountId })
}
