import { giveAgreement } from '#contract/consents'
import type { PracticeText } from '#contract/practice'
import { signAgreement } from '#crypto'
import { callApi, tellUnsure } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { m } from '#messages'

type OfText = Pick<PracticeText, 'language' | 'version' | 'sha256'>

/** Signs with the person’s own key what they say of a text, and hands it to the practice. Sent again, it is kept once. */
export async function signText({ card, identity }: OpenKeys, { language, version, sha256: text }: OfText, act: 'given' | 'withdrawn'): Promise<void> {
  const at = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
  const draft = { suite: 1, uid: card.uid, card: card.hash, kind: 'consent', language, version, text, act, at } as const
  const { sig } = await signAgreement(identity.sign, draft)
  await callApi(giveAgreement, { body: { ...draft, sig } }).catch(tellUnsure(() => ({ title: m.consent_unsure(), next: m.consent_unsure_next() })))
}
