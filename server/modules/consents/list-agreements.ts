import type { Agreement } from '#contract/consents'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { findAgreements, findIsAdult } from './repository.ts'

/** Newest first. */
export async function listAgreements(context: Context): Promise<{ agreements: Agreement[]; isAdult: boolean | null }> {
  const clientId = ownId(context)
  const rows = await findAgreements(context.db, clientId)
  const agreements = rows.map(({ act, language, version, sha256, at }) => ({ act, language, version, sha256, at: instantOf(at).toString() }))
  return { agreements, isAdult: await findIsAdult(context.db, clientId) }
}
