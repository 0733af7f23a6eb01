import type { CounsellorProfile } from '#contract/counsellors'
import { publicLicencesOf } from '#modules/credentials'
import type { Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { presentProfile } from './presenter.ts'
import { findPublished, findServices } from './repository.ts'

/** @throws Refusal not-found, also for somebody who is not published */
export async function showCounsellor(context: Context, slug: string): Promise<CounsellorProfile> {
  const row = await findPublished(context.db, slug)
  if (!row) throw notFound()
  const today = context.now().toZonedDateTimeISO(row.timeZone).toPlainDate().toString()
  const licences = await publicLicencesOf(context, row.id, today)
  return presentProfile(row, await findServices(context.db, row.id), licences)
}
