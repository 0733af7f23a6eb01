import * as contract from '#contract/episodes'
import type { SealedEntry } from '#crypto/public'
import type { Actor, Role } from '#platform/context'
import { route, signedIn, unseenOnPages } from '#platform/route'
import { askForCare } from './ask-for-care.ts'
import { toldToConcerned } from './concerned.ts'
import { declineEpisode } from './decline-episode.ts'
import { changeDuty, showDuty } from './duty.ts'
import { listEpisodes } from './list-episodes.ts'
import { showAddressees } from './show-addressees.ts'
import { takeEpisode } from './take-episode.ts'
import { withdrawEpisode } from './withdraw-episode.ts'

const done = { done: true as const }
const isIn =
  (...roles: Role[]) =>
  (actor: Actor) =>
    signedIn(actor) && actor.kind === 'account' && roles.includes(actor.role)
const client = isIn('client')
const counsellor = isIn('counsellor')

export const episodeRoutes = unseenOnPages([
  // A counsellor who cannot may suggest somebody else.
  route({ endpoint: contract.getAddressees, may: isIn('client', 'counsellor'), handle: (context, { query }) => showAddressees(context, query.to) }),
  route({ endpoint: contract.listEpisodes, may: isIn('client', 'counsellor'), handle: listEpisodes }),
  route({
    endpoint: contract.askForCare,
    may: client,
    handle: (context, { body }) => toldToConcerned(context, askForCare(context, { ...body, entry: body.entry as SealedEntry })),
  }),
  route({
    endpoint: contract.takeEpisode,
    may: counsellor,
    handle: (context, { params, body }) => toldToConcerned(context, takeEpisode(context, params.episode, body)),
  }),
  route({
    endpoint: contract.declineEpisode,
    may: counsellor,
    handle: (context, { params, body }) =>
      toldToConcerned(context, declineEpisode(context, params.episode, { ...body, entry: body.entry as SealedEntry | null })).then(() => done),
  }),
  route({
    endpoint: contract.withdrawEpisode,
    may: client,
    handle: (context, { params, body }) => toldToConcerned(context, withdrawEpisode(context, params.episode, body.epoch)).then(() => done),
  }),
  route({ endpoint: contract.getDuty, may: counsellor, handle: showDuty }),
  route({ endpoint: contract.changeDuty, may: counsellor, handle: (context, { body }) => changeDuty(context, body.onDuty).then(() => done) }),
])
