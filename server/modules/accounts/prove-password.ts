import type { Username } from '#domain/accounts/username'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { forgiveAttempts, networkOfCaller, takeTry } from './attempts.ts'
import { knownDevice } from './devices.ts'
import { findAccount, type AccountRow } from './repository.ts'
import { openValue } from './sealed-values.ts'
import type { AccountTools } from './tools.ts'

/** Whose password it should be, and the mark of the browser if it is one of theirs. */
type Whose = { readonly account: AccountRow | undefined; readonly device: Buffer | null }

/** An account whose password was shown, and the counter of its tries: whoever lets the person in forgives them. */
export type Proved = { readonly account: AccountRow; readonly tries: Buffer; readonly isKnownDevice: boolean }

/**
 * Whether the key is the account's; for nobody, the same queries and the same work. Tries are counted
 * before they are made (see [Note: backoff]). Runs outside of any transaction: Argon2id takes its time.
 * @returns the account, or null when the key is wrong or there is none. @throws Refusal login-slowed, too-many-requests, login-busy
 */
export async function provePassword(
  context: Context,
  tools: AccountTools,
  who: string,
  { account, device }: Whose,
  authKey: string,
): Promise<Proved | null> {
  const { outerKey, verifiers, decoy } = tools
  const accountId = account?.id ?? decoy.accountId
  const place = { network: networkOfCaller(context), isKnown: device !== null }
  // Before the try is counted: whoever is told to come again has not tried.
  verifiers.needPlace(place)
  const tries = await takeTry(context, outerKey, who, device)
  const verifier = openValue(outerKey, 'verifier', accountId, account?.verifierSealed ?? decoy.verifierSealed)
  const isRight = await verifiers.check(Buffer.from(authKey, 'base64url'), verifier, place)
  return isRight && account ? { account, tries, isKnownDevice: device !== null } : null
}

/** Names and accounts share one counter: proofs of the same person anew. */
export const whoOf = ({ skeleton, name }: Pick<Username, 'skeleton' | 'name'>) => skeleton || name

/** For somebody who is logged in. @throws Refusal login-wrong and as `provePassword` */
export async function proveOwnPassword(context: Context, tools: AccountTools, accountId: string, authKey: string): Promise<AccountRow> {
  const account = await findAccount(context.db, accountId)
  const device = await knownDevice(context, accountId)
  const proved = account && (await provePassword(context, tools, account.skeleton, { account, device }, authKey))
  if (!proved) throw new Refusal('login-wrong')
  await forgiveAttempts(context, proved.tries)
  return proved.account
}
