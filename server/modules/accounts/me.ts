import type { LoginView, Me } from '#contract/accounts'
import type { Language } from '#contract/languages'
import type { Theme } from '#contract/pages'
import { afterPassword, isStaff } from '#domain/accounts/roles'
import { isTimeZone } from '#domain/accounts/time-zone'
import { appendAuditEvent } from '#modules/audit'
import { certifiedUntil, isRecoveryConfirmed } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { areCodesKept } from './backup-codes.ts'
import { forgetDevices } from './devices.ts'
import { endLogins, findLogins, isAlive } from './logins.ts'
import { ownId, ownLogin } from '#platform/own-id'
import { factorsOf, findAccount, updateAccount } from './repository.ts'
import { instantOf } from '#platform/instants'

/** Whoever asks; while a factor is lacking, no more than which. */
export async function showMe(context: Context): Promise<Me> {
  const { accountId, state } = ownLogin(context)
  const account = await findAccount(context.db, accountId)
  if (!account) throw notFound()
  const { username, role, language, theme, timeZone } = account
  const { factors } = state === 'factor' ? afterPassword(await factorsOf(context.db, account)) : { factors: [] }
  const provedUntil = context.actor.kind === 'account' ? context.actor.provedUntil : undefined
  return {
    accountId,
    username,
    role,
    state,
    factors,
    language,
    theme,
    timeZone,
    provedUntil: (provedUntil ?? context.now()).toString(),
    backupCodesKept: state === 'factor' || (await areCodesKept(context.db, accountId)),
    certified: state === 'complete' && isStaff(role) && (await certifiedUntil(context.db, [accountId], context.now())).has(accountId),
    recoveryConfirmed: state !== 'factor' && (await isRecoveryConfirmed(context.db, accountId)),
  }
}

export async function changeProfile(context: Context, changed: { language: Language; theme: Theme; timeZone: string }): Promise<void> {
  if (!isTimeZone(changed.timeZone)) throw new Refusal('bad-request')
  await updateAccount(context.db, ownId(context), changed)
}

export async function listLogins(context: Context): Promise<LoginView[]> {
  const { accountId, role, loginId } = ownLogin(context)
  const rows = await findLogins(context.db, accountId)
  const alive = rows.filter((row) => isAlive(row, role, context.now()))
  return alive.map(({ id, device, createdAt, seenHour }) => ({
    id,
    device,
    createdAt: instantOf(createdAt).toString(),
    lastSeen: instantOf(seenHour).toString(),
    current: id === loginId,
  }))
}

/** @throws Refusal not-found also for somebody else's */
export async function endLogin(context: Context, id: string): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    if ((await endLogins(inside.db, accountId, { only: id })) === 0) throw notFound()
    await appendAuditEvent(inside, { action: 'login.ended', subject: `account:${accountId}`, details: { login: id } })
  })
}

/** Whoever does this suspects somebody: other devices are unknown again, too. */
export async function endOtherLogins(context: Context): Promise<number> {
  const { accountId, loginId } = ownLogin(context)
  return inTransaction(context, async (inside) => {
    const ended = await endLogins(inside.db, accountId, { except: loginId })
    await forgetDevices(inside, accountId, 'others')
    await appendAuditEvent(inside, { action: 'login.others-ended', subject: `account:${accountId}`, details: { ended } })
    return ended
  })
}
