import { wordsOfReading } from '#features/accounts'
import { SpaceRefusal, wordsOfTrouble } from '#features/spaces'
import { ApiRefusal } from '#lib/api'
import type { Words } from '#lib/words-of'

/** What a page says that could not be opened. */
export const wordsOfOpening = (error: unknown): Words => (error instanceof SpaceRefusal ? wordsOfTrouble(error.code) : wordsOfReading(error))

/** Of an act: what the sealing core refused is told in its own words, as every refusal is (`useAct`). */
export const tellTrouble = (error: unknown): never => {
  throw error instanceof SpaceRefusal ? new ApiRefusal(error.code, wordsOfTrouble(error.code)) : error
}
