import { licenseeBySlug } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { noteDecision } from './repository.ts'
import { standingBefore } from './standing.ts'

/** Ids of accounts. */
export type Pair = { readonly clientId: string; readonly counsellorId: string; readonly slug: string }

/**
 * In the transaction of a booking: nothing stands in its way, and by which rule, is kept with it.
 * @throws Refusal consent-needed, age-needed, under-age, place-needed, cross-border-refused (also without a licence that holds),
 * cross-border-agreement-needed, not-found
 */
export async function needReady(inside: Context, { clientId, counsellorId, slug }: Pair): Promise<{ ruleVersion: number }> {
  const counsellor = await licenseeBySlug(inside.db, slug)
  if (counsellor?.accountId !== counsellorId) throw notFound()
  const { said, hasAgreed, place, crossBorder } = await standingBefore(inside, clientId, counsellor)
  if (said.isAdult === false) throw new Refusal('under-age')
  if (!hasAgreed) throw new Refusal('consent-needed')
  if (said.isAdult === null) throw new Refusal('age-needed')
  if (!place || !crossBorder) throw new Refusal('place-needed')
  const { verdict, why, ruleVersion } = crossBorder
  if (verdict === 'refused') throw new Refusal('cross-border-refused')
  if (verdict === 'with-consent' && !said.crossBorderAgreed) throw new Refusal('cross-border-agreement-needed')
  const { country, province } = place
  await noteDecision(inside.db, { clientId, counsellorId, country, province, verdict, why, ruleVersion, at: inside.now().toString() })
  return { ruleVersion }
}
