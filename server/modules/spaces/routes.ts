import * as contract from '#contract/spaces'
import type { SignedEpoch } from '#crypto/public'
import { isStaff } from '#domain/accounts/roles'
import type { Actor } from '#platform/context'
import { route, signedIn, unseenOnPages } from '#platform/route'
import { eraseEntry } from './erase-entry.ts'
import { grantHistory } from './grant-history.ts'
import type { Keeper } from './keeper.ts'
import { addEpoch, beginNote } from './keep-epoch.ts'
import { listEntries, listSpaces, showSpace } from './read-space.ts'
import { sendEntry } from './send-entry.ts'

const done = { done: true as const }
const staff = (actor: Actor) => signedIn(actor) && actor.kind === 'account' && isStaff(actor.role)

/** @param keeper where many send at the same moment */
export const spaceRoutes = (keeper?: Keeper) =>
  unseenOnPages([
    route({ endpoint: contract.listSpaces, may: signedIn, handle: listSpaces }),
    route({ endpoint: contract.beginNote, may: staff, handle: (context, { body }) => beginNote(context, body as SignedEpoch) }),
    route({ endpoint: contract.getSpace, may: signedIn, handle: (context, { params }) => showSpace(context, params.space) }),
    route({
      endpoint: contract.addEpoch,
      may: signedIn,
      handle: (context, { params, body }) => addEpoch(context, params.space, body as SignedEpoch),
    }),
    route({
      endpoint: contract.grantHistory,
      may: signedIn,
      handle: (context, { params, body }) => grantHistory(context, params.space, body.epoch, body.wrap).then(() => done),
    }),
    route({
      endpoint: contract.listEntries,
      may: signedIn,
      handle: (context, { params, query }) => listEntries(context, params.space, query.after ?? 0),
    }),
    route({
      endpoint: contract.sendEntry,
      may: signedIn,
      handle: (context, { params, body }) => sendEntry(context, keeper, params.space, body),
    }),
    route({
      endpoint: contract.eraseEntry,
      may: signedIn,
      handle: (context, { params }) => eraseEntry(context, params.space, params.number).then(() => done),
    }),
  ])
