import type { Context } from '#platform/context'
import { toldToConcerned } from './concerned.ts'
import { endDutyOfOthers } from './duty.ts'
import { lapseEpisodes } from './lapse-episodes.ts'

export { isInCareOf } from './repository.ts'
export { episodeRoutes } from './routes.ts'

/** By the clock: what nobody took in time goes back, and whoever is no longer vouched for is off duty for good. */
export async function endWhatIsOver(context: Context): Promise<void> {
  await toldToConcerned(context, lapseEpisodes(context))
  await endDutyOfOthers(context)
}
