import type { CertifiedCard } from '#contract/keys'
import { standingOf } from '#modules/accounts'
import { certifiedCards } from '#modules/keys'
import type { Context } from '#platform/context'
import { findOnDuty } from './repository.ts'

/** Those among these who counsel here, are not frozen, and for whom the practice vouches now: to nobody else goes a first word. */
export async function vouchedFor({ db, now }: Context, accountIds: readonly string[]): Promise<Map<string, CertifiedCard>> {
  const ids = [...new Set(accountIds)]
  const standing = await standingOf(db, ids)
  const counsellors = ids.filter((id) => standing.get(id)?.role === 'counsellor' && standing.get(id)?.state === 'active')
  return certifiedCards(db, counsellors, 'counsellor', now())
}

/** Who takes first words now, in turn. Whoever is no longer vouched for is off duty without anybody’s doing. */
export async function onDutyNow(context: Context): Promise<string[]> {
  const ids = await findOnDuty(context.db)
  const vouched = await vouchedFor(context, ids)
  return ids.filter((id) => vouched.has(id))
}
