import { declineEpisode, takeEpisode, withdrawEpisode, type Episode } from '#contract/episodes'
import type { SignedEpoch } from '#contract/spaces'
import { SpaceRefusal, startSpace, type Insider } from '#features/spaces'
import { m } from '#messages'
import { ApiRefusal, callApi, isForLater, tellUnsure } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { declineKind, type DeclineContent } from './content.ts'
import { openIntake } from './own-words.ts'
import { tellTrouble } from './trouble.ts'

/** What becomes of a first word: headless, the acts of its page. Each reads the space anew and signs what follows it. */

/** Those besides oneself who could still take it. */
export const othersIn = (people: readonly Insider[], own: string): string[] =>
  people.filter(({ uid, role }) => role !== 'client' && uid !== own).map(({ uid }) => uid)

type Taking = { readonly epoch: SignedEpoch | null; readonly chat: SignedEpoch }

/** Made and not yet known to have arrived: sent again it is the same act. */
let waiting: { readonly of: string; readonly taking: Taking } | null = null

/** @returns the space of the chat @throws {ApiRefusal} */
export async function take(keys: OpenKeys, episode: Episode): Promise<string> {
  const of = `${keys.accountId} ${episode.id}`
  if (waiting?.of !== of) waiting = null
  try {
    const { chatSpace } = await unlessOvertaken(async () => {
      waiting ??= { of, taking: await signTaking(keys, episode) }
      return callApi(takeEpisode, { params: { episode: episode.id }, body: waiting.taking })
    })
    waiting = null
    return chatSpace
  } catch (error) {
    return tellTakenOnce(error)
  }
}

const tellTakenOnce = tellUnsure(() => ({ title: m.write_unsure(), next: m.intake_take_unsure_next() }))

async function signTaking(keys: OpenKeys, episode: Episode): Promise<Taking> {
  const { space } = await openIntake(keys, episode)
  const client = space.people.find(({ uid }) => uid === space.client)
  if (!client || space.client !== episode.client.uid) throw new ApiRefusal('not-found', gone())
  if (client.standing === 'changed') throw new SpaceRefusal('card-changed')
  const who = othersIn(space.people, keys.accountId)
  const epoch = who.length > 0 ? ((await space.next({ kind: 'remove', who })) as SignedEpoch) : null
  const chat = await startSpace(keys, { kind: 'chat', client: space.client, own: 'counsellor', others: [client] })
  return { epoch, chat: chat.signed as SignedEpoch }
}

const gone = () => ({ title: m.intake_gone(), next: m.intake_gone_text() })

/**
 * A counsellor steps back. While others could still take it, nothing is said; the last one's words go to the client alone.
 * @param content null to step back without words @throws {ApiRefusal} `decline-unsaid` when nobody else is left to take it
 */
export async function decline(keys: OpenKeys, episode: Episode, content: DeclineContent | null): Promise<void> {
  await unlessOvertaken(async () => {
    const { space: read } = await openIntake(keys, episode)
    const isLast = othersIn(read.people, keys.accountId).length === 0
    if (isLast && !content) throw new ApiRefusal('decline-unsaid', { title: m.intake_decline_now_last(), next: m.intake_decline_now_last_next() })
    // Whoever left before made the newest key, and knows it.
    const space = isLast ? await read.rotatedIfDue() : read
    const entry = isLast ? await space.seal(declineKind, content) : null
    const epoch = (await space.next({ kind: 'leave' })) as SignedEpoch
    return callApi(declineEpisode, { params: { episode: episode.id }, body: { entry, epoch } })
  })
}

/** The client's again: everybody else loses the key. @throws {ApiRefusal} */
export async function withdraw(keys: OpenKeys, episode: Episode): Promise<void> {
  await unlessOvertaken(async () => {
    const { space } = await openIntake(keys, episode)
    const epoch = (await space.next({ kind: 'remove', who: othersIn(space.people, keys.accountId) })) as SignedEpoch
    return callApi(withdrawEpisode, { params: { episode: episode.id }, body: { epoch } })
  })
}

/** Somebody else changed the space at the same moment: it is read anew and signed once more, a few times. */
async function unlessOvertaken<T>(act: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await act().catch(tellTrouble)
  } catch (error) {
    const isStale = error instanceof ApiRefusal && error.code === 'epoch-stale'
    if (!isForLater(error)) waiting = null
    if (!isStale || tries === 1) throw error
    return unlessOvertaken(act, tries - 1)
  }
}
