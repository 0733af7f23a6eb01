import { budgets } from '#domain/accounts/backoff'
import type { PasswordKdf } from '#contract/key-shapes'
import { floorKdf } from '#crypto/public'
import { passwordKdfOf } from '#modules/keys'
import type { Context } from '#platform/context'
import { spend } from './attempts.ts'
import { knownDevice } from './devices.ts'
import { findByName, typedName } from './repository.ts'
import { openValue } from './sealed-values.ts'
import type { AccountTools } from './tools.ts'

/**
 * How the browser makes a key of the password. Nobody's answer is made of the name under the outer
 * key: the same each time, so that asking twice tells nothing.
 */
export async function startLogin(
  context: Context,
  { outerKey, decoy }: AccountTools,
  typed: string,
): Promise<{ username: string; kdf: PasswordKdf }> {
  const username = typedName(typed)
  const account = await findByName(context.db, username)
  // Whoever floods from the network of a known device must not use up what that device needs.
  if (!(await knownDevice(context, account?.id ?? decoy.accountId))) await spend(context, outerKey, budgets.loginStart)
  const kdf = await passwordKdfOf(context, outerKey, account?.id ?? decoy.accountId)
  const salt = outerKey.mark('false-salt', username.name).subarray(0, 16).toString('base64url')
  // Somebody's wrap was opened just now; nobody has none, so something else is.
  if (!kdf) openValue(outerKey, 'verifier', decoy.accountId, decoy.verifierSealed)
  const answer = (kdf as PasswordKdf | undefined) ?? { alg: 'argon2id', ...floorKdf, lanes: 1, salt }
  return { username: username.name, kdf: answer }
}
