import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { agreeCrossBorder, giveAgreement, sayAge, sayPlace, type SignedAgreement } from '#contract/consents'
import type { PracticeText } from '#contract/practice'
import type { Static } from 'typebox'
import { signAgreement, type Agreement } from '#crypto'
import { consentRoutes } from '#modules/consents'
import { showText } from '#modules/practice'
import type { Context } from '#platform/context'
import { askRoute } from './ask-route.ts'
import type { SpaceMember } from './space-members.ts'

export const askConsents = <E extends Endpoint>(context: Context, endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>> =>
  askRoute(consentRoutes, context, endpoint, input)

/** A client's word on a text, as their browser signs it. */
export async function aSignedAgreement(
  client: SpaceMember,
  { language, version, sha256 }: Pick<PracticeText, 'language' | 'version' | 'sha256'>,
  change: Partial<Agreement> = {},
): Promise<Static<typeof SignedAgreement>> {
  const atSeconds = Math.floor(client.context.now().epochMilliseconds / 1000)
  const base = {
    suite: 1,
    uid: client.uid,
    card: client.card.hash,
    kind: 'consent',
    language,
    version,
    text: sha256,
    act: 'given',
    at: atSeconds,
  } as const
  return (await signAgreement(client.identity.sign, { ...base, ...change })) as Static<typeof SignedAgreement>
}

export async function givesAgreement(client: SpaceMember, change: Partial<Agreement> = {}): Promise<void> {
  const text = await showText(client.context, 'consent', 'id')
  await askConsents(client.context, giveAgreement, { body: await aSignedAgreement(client, text, change) })
}

/** Agreed, of age, and in Papua unless told: nothing is missing before a booking in Indonesia. Needs a practice. */
export async function isReady(client: SpaceMember, place = { country: 'ID', province: 'ID-PA' }): Promise<void> {
  await givesAgreement(client)
  await askConsents(client.context, sayAge, { body: { isAdult: true } })
  await askConsents(client.context, sayPlace, { body: place })
}

export const agreesCrossBorder = (client: SpaceMember, counsellor: string, ruleVersion = 1) =>
  askConsents(client.context, agreeCrossBorder, { body: { counsellor, ruleVersion } })
