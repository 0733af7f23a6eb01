import type { LoginState } from '#contract/accounts'
import { afterPassword } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { forgiveAttempts } from './attempts.ts'
import { rememberDevice, sendDevice } from './devices.ts'
import { openLogin, renewLogin, sendLogin, type FreshLogin } from './logins.ts'
import type { ownLogin } from '#platform/own-id'
import type { Proved } from './prove-password.ts'
import { factorsOf, lockAccount, type AccountRow } from './repository.ts'

export type Entered = { readonly login: FreshLogin; readonly reply: LoginState; readonly device: string | null }

/** The steps of coming in, each inside a transaction of its own; cookies are sent once it is committed. */
export function sendEntered(head: ReplyHead, { login, device, reply }: Entered): LoginState {
  sendLogin(head, login)
  if (device) sendDevice(head, device)
  return reply
}

/**
 * The password was right, and its tries are forgiven: opens a login that is complete, lacks a factor, or has to enrol one.
 * @throws Refusal login-wrong when the password changed meanwhile, account-frozen
 */
export async function enterByPassword(context: Context, { account: proved, tries, isKnownDevice }: Proved): Promise<Entered> {
  const entered = await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, proved.id)
    if (!account?.verifierSealed.equals(proved.verifierSealed)) throw new Refusal('login-wrong')
    await forgiveAttempts(inside, tries)
    return account.state === 'frozen' ? null : enter(inside, account, afterPassword(await factorsOf(inside.db, account)), isKnownDevice)
  })
  if (!entered) throw new Refusal('account-frozen')
  return entered
}

/** Opens a login in the caller's transaction. */
export async function enter(
  inside: Context,
  account: Pick<AccountRow, 'id' | 'role'>,
  { state, factors }: Omit<LoginState, 'accountId'>,
  isKnownDevice = false,
): Promise<Entered> {
  const login = await openLogin(inside, { accountId: account.id, role: account.role, state })
  const device = state === 'complete' ? await tellEntered(inside, account.id, login.id, 'password', isKnownDevice) : null
  return { login, device, reply: { state, accountId: account.id, factors } }
}

/** A login that lacked a factor is complete, under a new token. @throws Refusal challenge-gone when it ended meanwhile */
export async function complete(inside: Context, account: Pick<AccountRow, 'id' | 'role'>, loginId: string, by: string): Promise<Entered> {
  const login = await renewLogin(inside, loginId, account.role, 'complete', 'proved-now')
  if (!login) throw new Refusal('challenge-gone')
  const device = await tellEntered(inside, account.id, loginId, by)
  return { login, device, reply: { state: 'complete', accountId: account.id, factors: [] } }
}

/**
 * A factor was added. It completes a login that had to enrol one; one that was complete already only changes its cookie, and adding
 * makes no proof fresh. @throws Refusal challenge-gone when it ended meanwhile
 */
export async function enterByNewFactor(
  inside: Context,
  { accountId, role, loginId, state }: ReturnType<typeof ownLogin>,
  by: string,
): Promise<Entered> {
  if (state !== 'complete') return complete(inside, { id: accountId, role }, loginId, by)
  const login = await renewLogin(inside, loginId, role, 'complete', 'proved-before')
  if (!login) throw new Refusal('challenge-gone')
  return { login, device: null, reply: { state: 'complete', accountId, factors: [] } }
}

/** A browser that this account did not know is worth a notice. @returns the browser's token */
export async function tellEntered(inside: Context, accountId: string, loginId: string, by: string, isKnownDevice = false): Promise<string> {
  const known = isKnownDevice ? inside.caller?.deviceToken : undefined
  const { token, isNew } = known === undefined ? await rememberDevice(inside, accountId) : { token: known, isNew: false }
  await appendAuditEvent(inside, { action: 'login.opened', subject: `account:${accountId}`, details: { login: loginId, by, knownDevice: !isNew } })
  if (isNew) await emit(inside, 'login.was-new', { accountId })
  return token
}
