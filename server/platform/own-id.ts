import type { Context } from './context.ts'
import { notFound } from './refusal.ts'

/** Whoever asks, once complete. */
export function ownId({ actor }: Context): string {
  if (actor.kind !== 'account') throw notFound()
  return actor.accountId
}

/** Whoever asks, also while a factor is lacking or has to be made. */
export function comerId({ actor }: Context): string {
  if (actor.kind !== 'account' && actor.kind !== 'unfinished') throw notFound()
  return actor.accountId
}

/** Whoever asks, with the login by which they do; also while a factor is lacking. */
export function ownLogin({ actor }: Context) {
  if (actor.kind === 'unfinished') return { accountId: actor.accountId, role: actor.role, loginId: actor.loginId, state: actor.state }
  if (actor.kind !== 'account' || !actor.loginId) throw notFound()
  return { accountId: actor.accountId, role: actor.role, loginId: actor.loginId, state: 'complete' as const }
}
