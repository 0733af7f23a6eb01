import type { Readiness } from '#contract/consents'
import type { Language } from '#contract/languages'
import { decideCrossBorder } from '#domain/credentials/cross-border'
import { licenseeBySlug, licensees } from '#modules/counsellors'
import { licensedCountries } from '#modules/credentials'
import { showText } from '#modules/practice'
import type { Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { standingBefore, type Standing } from './standing.ts'

const mostOthers = 6

/** @throws Refusal not-found for somebody who has no public page, or with whom nothing can be booked */
export async function showReadiness(context: Context, slug: string, language: Language): Promise<Readiness> {
  const clientId = ownId(context)
  const counsellor = await licenseeBySlug(context.db, slug)
  if (!counsellor) throw notFound()
  const standing = await standingBefore(context, clientId, counsellor)
  const { said, hasAgreed, place, crossBorder } = standing
  return {
    consent: hasAgreed ? null : await showText(context, 'consent', language),
    isAdult: said.isAdult,
    place: place && { country: place.country, province: place.province, saidAt: place.saidAt.toString() },
    crossBorder,
    crossBorderAgreed: crossBorder?.verdict === 'with-consent' && said.crossBorderAgreed,
    others: crossBorder?.verdict === 'refused' ? await othersWhoMay(context, standing) : [],
  }
}

/** Those of the public pages who may counsel somebody who is there; without anything more to agree to, first. */
async function othersWhoMay({ db, now }: Context, { said, place }: Standing): Promise<string[]> {
  if (!place) return []
  const people = await licensees(db)
  // One day for all: whether it holds where they work is looked at again when one of them is chosen.
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const licensed = await licensedCountries(
    db,
    people.map(({ id }) => id),
    today,
  )
  const decided = people.map(({ id, slug }) => ({ slug, verdict: decideCrossBorder(place.country, licensed.get(id) ?? [], said).verdict }))
  const may = (verdict: string) => decided.filter((one) => one.verdict === verdict).map(({ slug }) => slug)
  return [...may('allowed'), ...may('with-consent')].slice(0, mostOthers)
}
