import { tellNews } from '#modules/spaces'
import type { Context } from '#platform/context'

/** What an act gave, and whose pages now show something old, besides those of whoever did it. */
export type Outcome<T> = { readonly reply: T; readonly concerned: readonly string[] }

/** After the transaction: the one place from which those concerned hear, on the pages that they have open, that there is news of their episodes. */
export async function toldToConcerned<T>(context: Context, outcome: Promise<Outcome<T>>): Promise<T> {
  const { reply, concerned } = await outcome
  tellNews(context, concerned, 'episodes')
  return reply
}
