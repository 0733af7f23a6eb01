import type { LoginState } from '#contract/accounts'
import { isStaff } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { attemptKey, forgiveAttempts, takeAttempt } from './attempts.ts'
import { areCodesKept, takeBackupCode } from './backup-codes.ts'
import { knownDevice } from './devices.ts'
import { complete, sendEntered } from './enter.ts'
import { ownId, ownLogin } from '#platform/own-id'
import { listPasskeys } from './passkey-rows.ts'
import { factorsOf, findAccount } from './repository.ts'
import type { AccountTools } from './tools.ts'
import { takeTotpStep } from './totp.ts'

export type Code = { readonly totp?: string; readonly backupCode?: string }

/**
 * Six digits can be guessed, and whoever gets here knows the password: tries from browsers that are not known are counted together, from
 * wherever they come. A known device has a counter of its own, so that they do not keep out the person whose password it is.
 */
const secondFactorKey = async (context: Context, { outerKey }: AccountTools, accountId: string) =>
  attemptKey(context, outerKey, `second factor ${accountId}`, (await knownDevice(context, accountId)) ?? Buffer.alloc(0))

/** Counts the try and checks it. @throws Refusal second-factor-wrong, login-slowed */
export async function proveByCode<T>(
  context: Context,
  tools: AccountTools,
  accountId: string,
  code: Code,
  then: (inside: Context) => Promise<T>,
): Promise<T> {
  const key = await secondFactorKey(context, tools, accountId)
  await takeAttempt(context, key)
  const result = await inTransaction(context, async (inside) => {
    const isRight =
      code.totp !== undefined
        ? await takeTotpStep(inside, tools.outerKey, accountId, code.totp)
        : code.backupCode !== undefined && (await takeBackupCode(inside, tools.outerKey, accountId, code.backupCode))
    if (!isRight) throw new Refusal('second-factor-wrong')
    if (code.backupCode !== undefined) await appendAuditEvent(inside, { action: 'backup-code.used', subject: `account:${accountId}` })
    return then(inside)
  })
  await forgiveAttempts(context, key)
  return result
}

/** The second step of logging in. @throws Refusal second-factor-wrong, login-slowed */
export async function showSecondFactor(context: Context, tools: AccountTools, code: Code, head: ReplyHead): Promise<LoginState> {
  const { accountId, role, loginId } = ownLogin(context)
  const by = code.totp === undefined ? 'backup-code' : 'totp'
  const entered = await proveByCode(context, tools, accountId, code, (inside) => complete(inside, { id: accountId, role }, loginId, by))
  return sendEntered(head, entered)
}

export async function showSecondFactors(context: Context) {
  const account = await findAccount(context.db, ownId(context))
  if (!account) throw notFound()
  const { hasTotp, backupCodes } = await factorsOf(context.db, account)
  return {
    totp: hasTotp,
    passkeys: await listPasskeys(context.db, account.id),
    backupCodesLeft: backupCodes,
    backupCodesKept: await areCodesKept(context.db, account.id),
    obligatory: isStaff(account.role),
  }
}
