import { listCrisisRoutes as listCrisisRoutesEndpoint } from '#contract/safety'
import { everyone, route } from '#platform/route'
import { listCrisisRoutes } from './crisis-routes.ts'

export const safetyRoutes = [
  route({ endpoint: listCrisisRoutesEndpoint, may: everyone, handle: async (context) => ({ routes: await listCrisisRoutes(context) }) }),
]
