import { getCounsellor, getTariff, listCounsellors, listSlugs } from '#contract/counsellors'
import { everyone, route } from '#platform/route'
import { listPublishedSlugs, tariffLines } from './repository.ts'
import { searchCounsellors } from './search-counsellors.ts'
import { showCounsellor } from './show-counsellor.ts'

export const counsellorRoutes = [
  route({ endpoint: listCounsellors, may: everyone, handle: (context, { query }) => searchCounsellors(context, query) }),
  route({ endpoint: listSlugs, may: everyone, handle: async ({ db }) => ({ slugs: await listPublishedSlugs(db) }) }),
  route({ endpoint: getCounsellor, may: everyone, handle: (context, { params }) => showCounsellor(context, params.slug) }),
  route({ endpoint: getTariff, may: everyone, handle: async ({ db }) => ({ lines: await tariffLines(db) }) }),
]
