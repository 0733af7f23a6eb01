import type { LoginState, Registration } from '#contract/accounts'
import { budgets } from '#domain/accounts/backoff'
import { isMistakable, type NamesOfPractice } from '#domain/accounts/mistakable-names'
import { isReserved } from '#domain/accounts/reserved-names'
import { isStaff, type Role } from '#domain/accounts/roles'
import { isTimeZone } from '#domain/accounts/time-zone'
import { readUsername, type Username } from '#domain/accounts/username'
import { appendAuditEvent } from '#modules/audit'
import { certifiedNames, checkNewKeys, keepNewKeys, type CheckedKeys } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { networkOfCaller, spend } from './attempts.ts'
import { askForEmail } from './email.ts'
import { knownDevice } from './devices.ts'
import { enter, enterByPassword, sendEntered, type Entered } from './enter.ts'
import { takeInvitation } from './invitations.ts'
import { provePassword } from './prove-password.ts'
import { findAccount, findByName, insertAccount, staffUsernames } from './repository.ts'
import { sealValue } from './sealed-values.ts'
import type { AccountTools } from './tools.ts'

/** A registration that was found sound and whose verifier is made: what is left is one transaction. */
export type ReadyRegistration = {
  readonly asked: Registration
  readonly username: Username
  readonly keys: CheckedKeys
  readonly verifierSealed: Buffer
}

/** @throws Refusal username-unusable, username-taken also for names of roles and offices, bad-request for an unknown time zone, login-busy, and as `checkNewKeys` */
export async function readyRegistration(context: Context, tools: AccountTools, asked: Registration): Promise<ReadyRegistration> {
  const username = readUsername(asked.username)
  if (!username) throw new Refusal('username-unusable')
  if (isReserved(username.skeleton)) throw new Refusal('username-taken')
  if (!isTimeZone(asked.timeZone)) throw new Refusal('bad-request')
  const keys = await checkNewKeys(asked.accountId, asked.keys)
  const verifier = await tools.verifiers.make(Buffer.from(asked.authKey, 'base64url'), { network: networkOfCaller(context), isKnown: false })
  return { asked, username, keys, verifierSealed: sealValue(tools.outerKey, 'verifier', asked.accountId, verifier) }
}

/** Keeps the account with its keys and logs its browser in, in the caller's transaction. @throws Refusal username-taken also for what could be mistaken for
 * the practice or its people, account-id-taken */
export async function keepRegistration(inside: Context, tools: AccountTools, ready: ReadyRegistration, role: Role): Promise<Entered> {
  const { asked, username, verifierSealed } = ready
  // Whoever works here may be called what they are called.
  if (role === 'client' && isMistakable(username.name, await namesOfPractice(inside.db, tools))) throw new Refusal('username-taken')
  const { accountId: id, language, theme, timeZone } = asked
  const row = {
    id,
    username: username.name,
    skeleton: username.skeleton,
    role,
    language,
    theme,
    timeZone,
    verifierSealed,
    createdAt: inside.now().toString(),
  }
  if (!(await insertAccount(inside.db, row))) {
    const owner = await findAccount(inside.db, id)
    throw new Refusal(owner && owner.skeleton !== row.skeleton ? 'account-id-taken' : 'username-taken')
  }
  await keepNewKeys(inside, tools.outerKey, ready.keys)
  await appendAuditEvent(inside, { action: 'account.registered', subject: `account:${id}`, details: { role } })
  if (asked.email) await askForEmail(inside, tools.outerKey, id, asked.email)
  return enter(inside, row, { state: isStaff(role) ? 'enrol' : 'complete', factors: [] })
}

async function namesOfPractice(db: Db, { publicNames }: AccountTools): Promise<NamesOfPractice> {
  return { shown: [...(await publicNames(db)), ...(await certifiedNames(db))], usernames: await staffUsernames(db) }
}

/**
 * The whole account in one request. Sent twice, by a double click or a flapping network, it gives the
 * same account both times.
 * @throws Refusal invitation-wrong, too-many-requests, and as the two functions above
 */
export async function register(
  context: Context,
  tools: AccountTools,
  body: Registration & { invitation?: string },
  head: ReplyHead,
): Promise<LoginState> {
  await spend(context, tools.outerKey, budgets.register)
  const ready = await readyRegistration(context, tools, body)
  try {
    const entered = await inTransaction(context, async (inside) => {
      const invited = body.invitation === undefined ? null : await takeInvitation(inside, body.invitation)
      const result = await keepRegistration(inside, tools, ready, invited?.role ?? 'client')
      await invited?.markUsed(body.accountId)
      return result
    })
    return sendEntered(head, entered)
  } catch (error) {
    const again = error instanceof Refusal && ['username-taken', 'invitation-wrong'].includes(error.code) && (await enterAgain(context, tools, ready))
    if (!again) throw error
    return sendEntered(head, again)
  }
}

/** The account is there already: was it this very request that made it? */
async function enterAgain(context: Context, tools: AccountTools, { asked, username }: ReadyRegistration): Promise<Entered | null> {
  const account = await findByName(context.db, username)
  if (account?.id !== asked.accountId) return null
  const proved = await provePassword(context, tools, username.skeleton, { account, device: await knownDevice(context, account.id) }, asked.authKey)
  return proved && enterByPassword(context, proved)
}
