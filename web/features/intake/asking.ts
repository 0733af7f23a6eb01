import type { ReplyOf } from '#contract/endpoint'
import { askForCare, type Addressee, type getAddressees } from '#contract/episodes'
import type { SealedEntry, SignedEpoch } from '#contract/spaces'
import { SpaceRefusal, startSpace, vouchedFor, type Insider } from '#features/spaces'
import { m } from '#messages'
import { ApiRefusal, callApi, tellUnsure } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import { intakeKind, type IntakeContent } from './content.ts'
import { tellTrouble } from './trouble.ts'

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

type Sealed = { readonly to: string | null; readonly epoch: SignedEpoch; readonly entry: SealedEntry }

/** What was sealed for these readers and not yet taken: sent again after a broken connection, it is the same question. */
let waiting: { readonly of: string; readonly sealed: Sealed } | null = null
// It names the words: a lock leaves none in memory.
keyRing.subscribe(() => (waiting = keyRing.keys() ? waiting : null))

/**
 * @param to the one chosen; null for whoever can help
 * @returns the episode @throws {ApiRefusal}
 */
export async function ask(keys: OpenKeys, to: string | null, readers: readonly Insider[], content: IntakeContent): Promise<string> {
  const of = JSON.stringify([keys.accountId, to, readers.map(({ card }) => card.hash), content])
  const sealed = waiting?.of === of ? waiting.sealed : await sealFirstWord(keys, to, readers, content).catch(tellTrouble)
  waiting = { of, sealed }
  try {
    const { episode } = await callApi(askForCare, { body: sealed })
    waiting = null
    return episode
  } catch (error) {
    if (!(error instanceof ApiRefusal && mayHaveArrived.has(error.code))) waiting = null
    return tellOnce(error)
  }
}

const mayHaveArrived: ReadonlySet<string> = new Set(['unanswered', 'offline', 'fault', 'not-ready', 'too-many-requests'])
const tellOnce = tellUnsure(() => ({ title: m.write_unsure(), next: m.write_unsure_next() }))

async function sealFirstWord(keys: OpenKeys, to: string | null, readers: readonly Insider[], content: IntakeContent): Promise<Sealed> {
  const { signed, seal } = await startSpace(keys, { kind: 'intake', client: keys.accountId, own: 'client', others: readers })
  return { to, epoch: signed as SignedEpoch, entry: await seal(intakeKind, content) }
}
