import { appendAuditEvent } from '#modules/audit'
import { licenseeBySlug } from '#modules/counsellors'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { holdClient, insertCrossBorderAgreement } from './repository.ts'
import { standingBefore } from './standing.ts'

/**
 * For this counsellor, from this country, by the rule that was read. Where nothing has to be agreed to, nothing is kept.
 * @throws Refusal not-found, place-needed, cross-border-refused, agreement-outdated when the rule is another by now
 */
export async function agreeCrossBorder(
  context: Context,
  { counsellor: slug, ruleVersion }: { counsellor: string; ruleVersion: number },
): Promise<void> {
  const clientId = ownId(context)
  await inTransaction(context, async (inside) => {
    await holdClient(inside.db, clientId)
    const counsellor = await licenseeBySlug(inside.db, slug)
    if (!counsellor) throw notFound()
    const { place, crossBorder } = await standingBefore(inside, clientId, counsellor)
    if (!place || !crossBorder) throw new Refusal('place-needed')
    if (crossBorder.ruleVersion !== ruleVersion) throw new Refusal('agreement-outdated')
    if (crossBorder.verdict === 'refused') throw new Refusal('cross-border-refused')
    if (crossBorder.verdict === 'allowed') return
    const row = { clientId, counsellorId: counsellor.accountId, country: place.country, ruleVersion, at: inside.now().toString() }
    if (!(await insertCrossBorderAgreement(inside.db, row))) return
    await appendAuditEvent(inside, {
      action: 'cross-border.agreed',
      subject: `account:${clientId}`,
      details: { counsellor: counsellor.accountId, ruleVersion },
    })
  })
}
