import type { ReplyOf } from '#contract/endpoint'
import { askForCare, type Addressee, type getAddressees } from '#contract/episodes'
import type { SignedEpoch } from '#contract/spaces'
import { SpaceRefusal, startSpace, vouchedFor, type Insider } from '#features/spaces'
import { m } from '#messages'
import { callApi, isForLater, tellUnsure } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { intakeKind, type IntakeContent } from './content.ts'
import { dropIntakeDraft } from './drafts.ts'
import { tellTrouble } from './trouble.ts'
import { arrivedAs, dropUnanswered, findUnanswered, keepUnanswered, type Unanswered } from './unanswered.ts'

/** A client asks for care: headless, what the page of the first word does. */
export type Addressees = ReplyOf<typeof getAddressees>

/** Somebody to whom the first word can be sealed; the name is the one on the certificate. */
export type Reader = Insider & { readonly shownName: string; readonly slug: string | null }

export type Readers = { readonly onDuty: readonly Reader[]; readonly chosen: Reader | null }

/** Those of the list for whom the practice's pinned key vouches; whoever else the server named is left out. */
export async function readersOf(keys: OpenKeys, { onDuty, chosen }: Addressees): Promise<Readers> {
  const [sure, chosenOne] = await Promise.all([Promise.all(onDuty.map((one) => vouched(keys, one))), chosen && vouched(keys, chosen)])
  return { onDuty: sure.filter((one) => one !== null), chosen: chosenOne }
}

async function vouched(keys: OpenKeys, addressee: Addressee): Promise<Reader | null> {
  try {
    const insider = await vouchedFor(keys, addressee, 'counsellor')
    return insider.uid === addressee.uid ? { ...insider, shownName: insider.name ?? addressee.name, slug: addressee.slug } : null
  } catch (error) {
    if (error instanceof SpaceRefusal && error.code === 'card-not-vouched') return null
    throw error
  }
}

/**
 * What was sealed for these readers and may have arrived is sent again as it was, so that it stays one question.
 * @param to the one chosen; null for whoever can help
 * @returns the episode @throws {ApiRefusal}
 */
export async function ask(keys: OpenKeys, to: string | null, readers: readonly Insider[], content: IntakeContent): Promise<string> {
  const of = JSON.stringify([keys.accountId, to, content])
  const sealedFor = JSON.stringify(readers.map(({ card }) => card.hash))
  const found = await findUnanswered(keys)
  const before = found?.of === of ? found : null
  // Whoever is on duty may have changed since; that does not make it another question.
  const arrived = before && before.sealedFor !== sealedFor && (await findArrived(keys))
  if (arrived) return arrived
  const request = before?.sealedFor === sealedFor ? before.request : await sealFirstWord(keys, to, readers, content).catch(tellTrouble)
  await keepUnanswered(keys, { of, sealedFor, request })
  try {
    const { episode } = await callApi(askForCare, { body: request })
    await settle(keys)
    return episode
  } catch (error) {
    if (!isForLater(error)) await dropUnanswered(keys)
    return tellOnce(error)
  }
}

/** What was sent before the page was loaded anew, if it has arrived: then it is no draft any more. @returns its episode */
export async function findArrived(keys: OpenKeys): Promise<string | null> {
  const unanswered = await findUnanswered(keys)
  const episode = unanswered && (await arrivedAs(unanswered))
  if (episode) await settle(keys)
  return episode
}

/** The draft first: as long as the request lies here, the draft is known to be of it. */
async function settle(keys: OpenKeys): Promise<void> {
  await dropIntakeDraft(keys).catch(() => undefined)
  await dropUnanswered(keys)
}

const tellOnce = tellUnsure(() => ({ title: m.write_unsure(), next: m.write_unsure_next() }))

async function sealFirstWord(keys: OpenKeys, to: string | null, readers: readonly Insider[], content: IntakeContent): Promise<Unanswered['request']> {
  const { signed, seal } = await startSpace(keys, { kind: 'intake', client: keys.accountId, own: 'client', others: readers })
  return { to, epoch: signed as SignedEpoch, entry: await seal(intakeKind, content) }
}
