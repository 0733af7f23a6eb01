import { getCounsellor, getTariff, listCounsellors, listSlugs } from '#contract/counsellors'
import * as own from '#contract/scheduling'
import type { Actor } from '#platform/context'
import { everyone, route, signedIn } from '#platform/route'
import { listPublishedSlugs, tariffLines } from './repository.ts'
import { searchCounsellors } from './search-counsellors.ts'
import { listOwnServices, saveService, withdrawService } from './services.ts'
import { showCounsellor } from './show-counsellor.ts'

const done = { done: true as const }
const counsels = (actor: Actor) => signedIn(actor) && actor.kind === 'account' && actor.role === 'counsellor'

export const counsellorRoutes = [
  route({ endpoint: listCounsellors, may: everyone, handle: (context, { query }) => searchCounsellors(context, query) }),
  route({ endpoint: listSlugs, may: everyone, handle: async ({ db }) => ({ slugs: await listPublishedSlugs(db) }) }),
  route({ endpoint: getCounsellor, may: everyone, handle: (context, { params }) => showCounsellor(context, params.slug) }),
  route({ endpoint: getTariff, may: everyone, handle: async ({ db }) => ({ lines: await tariffLines(db) }) }),
  route({ endpoint: own.listOwnServices, may: counsels, handle: listOwnServices }),
  route({
    endpoint: own.saveService,
    may: counsels,
    handle: (context, { params, body }) => saveService(context, params.service, body).then(() => done),
  }),
  route({ endpoint: own.withdrawService, may: counsels, handle: (context, { params }) => withdrawService(context, params.service).then(() => done) }),
]
