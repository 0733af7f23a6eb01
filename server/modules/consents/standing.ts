import { decideCrossBorder, type CrossBorderDecision } from '#domain/credentials/cross-border'
import { placeHoldsDays, type Place } from '#domain/credentials/places'
import type { Licensee } from '#modules/counsellors'
import { licensedCountries } from '#modules/credentials'
import { newestTextMark } from '#modules/practice'
import type { Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { findSaid, type Said } from './repository.ts'

/** How a client stands before a booking with this counsellor: what was said, what of it still counts, and what follows. */
export type Standing = {
  readonly said: Said
  readonly hasAgreed: boolean
  /** null: never said, or too long ago. */
  readonly place: (Place & { readonly saidAt: Temporal.Instant }) | null
  /** null as long as the place is not known. */
  readonly crossBorder: CrossBorderDecision | null
}

export async function standingBefore(context: Context, clientId: string, counsellor: Licensee): Promise<Standing> {
  const said = await findSaid(context.db, clientId, counsellor.accountId)
  const place = placeOf(context, said)
  const hasAgreed = await holdsStill(context, said)
  if (!place) return { said, hasAgreed, place, crossBorder: null }
  const today = context.now().toZonedDateTimeISO(counsellor.timeZone).toPlainDate().toString()
  const licensed = (await licensedCountries(context.db, [counsellor.id], today)).get(counsellor.id) ?? []
  return { said, hasAgreed, place, crossBorder: decideCrossBorder(place.country, licensed, said) }
}

/** The newest text is asked for in the language in which it was read: a new version in another language changes nothing here. */
async function holdsStill({ db }: Context, { act, language, textVersion, sha256 }: Said): Promise<boolean> {
  if (act !== 'given' || language === null) return false
  const newest = await newestTextMark(db, 'consent', language)
  return newest?.version === textVersion && newest?.sha256 === sha256
}

function placeOf({ now }: Context, { country, province, saidAt }: Said): Standing['place'] {
  if (country === null || province === null || saidAt === null) return null
  const at = instantOf(saidAt)
  return isBefore(at.add({ hours: placeHoldsDays * 24 }), now()) ? null : { country, province, saidAt: at }
}
