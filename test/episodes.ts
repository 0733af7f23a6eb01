import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { askForCare, changeDuty, takeEpisode } from '#contract/episodes'
import type { SealedEntry, SignedEpoch } from '#contract/spaces'
import { episodeRoutes } from '#modules/episodes'
import type { Context } from '#platform/context'
import { askRoute } from './ask-route.ts'
import { aSpace, aWriter, theNext, type SpaceMember, type TestSpace } from './space-members.ts'

export const askEpisodes = <E extends Endpoint>(context: Context, endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>> =>
  askRoute(episodeRoutes, context, endpoint, input)

export const onDuty = (...counsellors: readonly SpaceMember[]) =>
  Promise.all(counsellors.map(({ context }) => askEpisodes(context, changeDuty, { body: { onDuty: true } })))

/** A client's first word, as it is sent. */
export async function aFirstWord(client: SpaceMember, asked: readonly SpaceMember[], to: SpaceMember | null = null) {
  const intake = await aSpace(client, [client, ...asked], { kind: 'intake' })
  const entry = await aWriter(client, intake)('{"v":1}', { kind: 'intake' })
  return { intake, body: { to: to?.uid ?? null, epoch: intake.made.signed as SignedEpoch, entry: entry as SealedEntry } }
}

export type AskedEpisode = {
  readonly id: string
  readonly client: SpaceMember
  /** Who could take it. */
  readonly asked: readonly SpaceMember[]
  readonly intake: TestSpace
}

/** Asked of one who was chosen, or of several, who go on duty for it. Nobody has taken it. */
export async function anAskedEpisode(client: SpaceMember, asked: readonly SpaceMember[], of: 'chosen' | 'anyone' = 'chosen'): Promise<AskedEpisode> {
  if (of === 'anyone') await onDuty(...asked)
  const { intake, body } = await aFirstWord(client, asked, of === 'chosen' ? asked[0] : null)
  const { episode } = await askEpisodes(client.context, askForCare, { body })
  return { id: episode, client, asked, intake }
}

/** What a counsellor sends who takes it: the others go, a conversation begins. */
export async function aTaking({ intake, client, asked }: AskedEpisode, by: SpaceMember) {
  const gone = asked.filter((one) => one !== by).map(({ uid }) => uid)
  const alone = gone.length === 0 ? intake : await theNext(intake, by, [client, by], { kind: 'remove', who: gone.toSorted() })
  const chat = await aSpace(by, [client, by])
  const epoch = gone.length === 0 ? null : (alone.made.signed as SignedEpoch)
  return { intake: alone, chat, body: { epoch, chat: chat.made.signed as SignedEpoch } }
}

export type ActiveEpisode = AskedEpisode & { readonly counsellor: SpaceMember; readonly chat: TestSpace }

/** In the care of a counsellor who was chosen; nothing is said in the conversation yet. */
export async function anActiveEpisode(client: SpaceMember, counsellor: SpaceMember): Promise<ActiveEpisode> {
  const episode = await anAskedEpisode(client, [counsellor])
  const { chat, body } = await aTaking(episode, counsellor)
  await askEpisodes(counsellor.context, takeEpisode, { params: { episode: episode.id }, body })
  return { ...episode, counsellor, chat }
}

/** What a counsellor sends who cannot. */
export async function aDecline({ intake, client, asked }: AskedEpisode, by: SpaceMember) {
  const entry = await aWriter(by, intake)('{"v":1}', { kind: 'decline' })
  const left = await theNext(intake, by, [client, ...asked.filter((one) => one !== by)], { kind: 'leave' })
  return { intake: left, body: { entry: entry as SealedEntry, epoch: left.made.signed as SignedEpoch } }
}

/** What a client sends who takes the question back. */
export async function aWithdrawal({ intake, client, asked }: AskedEpisode) {
  const alone = await theNext(intake, client, [client], { kind: 'remove', who: asked.map(({ uid }) => uid).toSorted() })
  return { intake: alone, body: { epoch: alone.made.signed as SignedEpoch } }
}
