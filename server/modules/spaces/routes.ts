import * as contract from '#contract/spaces'
import type { SealedEntry, SignedEpoch } from '#crypto/public'
import { isStaff } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import type { Actor, Context } from '#platform/context'
import { inTransaction } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { route, signedIn, unseenOnPages } from '#platform/route'
import { grantHistory } from './grant-history.ts'
import { addEpoch, beginNote } from './keep-epoch.ts'
import { keepEntries } from './keep-entries.ts'
import { listEntries, listSpaces, ownIdIn, showSpace } from './read-space.ts'
import { eraseBody } from './repository.ts'

const done = { done: true as const }
const staff = (actor: Actor) => signedIn(actor) && actor.kind === 'account' && isStaff(actor.role)

export const spaceRoutes = unseenOnPages([
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
    handle: (context, { params, body }) => sendEntry(context, params.space, body as SealedEntry),
  }),
  route({
    endpoint: contract.eraseEntry,
    may: signedIn,
    handle: (context, { params }) => eraseEntry(context, params.space, params.number).then(() => done),
  }),
])

/** @throws Refusal by the reason's name */
async function sendEntry(context: Context, spaceId: string, entry: SealedEntry) {
  const from = await ownIdIn(context, spaceId)
  if (entry.header.space !== spaceId) throw new Refusal('entry-space-mismatch')
  const [outcome = { refused: 'not-found' as const }] = await keepEntries(context, [{ from, entry }])
  if ('refused' in outcome) throw new Refusal(outcome.refused)
  return outcome
}

/** One's own body, for good; done twice, it is done once. */
async function eraseEntry(context: Context, spaceId: string, number: number): Promise<void> {
  const from = await ownIdIn(context, spaceId)
  await inTransaction(context, async (inside) => {
    if (!(await eraseBody(inside.db, spaceId, number, from, inside.now()))) throw notFound()
    await appendAuditEvent(inside, { action: 'entry.erased', subject: `space:${spaceId}`, details: { number } })
  })
}
