import { isTimeZone } from '#domain/accounts/time-zone'
import type { Practice, SetUp } from '#contract/practice'
import { appendAuditEvent } from '#modules/audit'
import { addDefaultLicenceKinds } from '#modules/credentials'
import { addDefaultRoutes } from '#modules/safety'
import type { Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { Refusal } from '#platform/refusal'
import { defaultQuickExitUrl, defaultTagline } from './defaults.ts'
import { publishDefaultTexts } from './texts.ts'
import { presentPractice } from './presenter.ts'
import { insertPractice } from './repository.ts'

/** What the set-up page does not ask for, but a practice may have. */
export type PracticeDetails = Partial<Pick<Practice, 'tagline' | 'phone' | 'address' | 'hours' | 'quickExitUrl'>>

/**
 * The practice with the texts, emergency routes and kinds of licence that it starts with, in the caller's transaction.
 * @throws Refusal practice-already-set-up, bad-request for an unknown time zone
 */
export async function makePractice(inside: Context, asked: SetUp, details: PracticeDetails): Promise<Practice> {
  const [name, city] = [asked.name.trim(), asked.city.trim()]
  if (!name || !city || !isTimeZone(asked.timeZone)) throw new Refusal('bad-request')
  const inserted = await insertPractice(inside.db, {
    name,
    city,
    timeZone: asked.timeZone,
    languages: asked.languages,
    email: asked.email?.trim() || null,
    tagline: details.tagline ?? defaultTagline,
    phone: details.phone ?? null,
    address: details.address ?? null,
    hours: details.hours ?? null,
    quickExitUrl: details.quickExitUrl ?? defaultQuickExitUrl,
    setUpAt: inside.now().toString(),
  })
  if (!inserted) throw new Refusal('practice-already-set-up')
  await publishDefaultTexts(inside)
  await addDefaultRoutes(inside)
  await addDefaultLicenceKinds(inside)
  await appendAuditEvent(inside, { action: 'practice.set-up', subject: 'practice' })
  await emit(inside, 'practice.was-set-up', { name: inserted.name, email: inserted.email, language: inserted.languages[0] ?? 'id' })
  return presentPractice(inserted)
}
