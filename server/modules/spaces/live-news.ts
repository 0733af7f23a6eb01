import { afterCommit, type Context } from '#platform/context'
import type { LiveNews } from '#platform/realtime'

/** What the sockets of members are to hear of. */
export type SpaceNews =
  /** `sent`: whoever is here was told already. */
  | { readonly topic: 'space.kept' | 'space.sent'; readonly space: string; readonly first: number; readonly last: number }
  | { readonly topic: 'space.erased' | 'space.wrong'; readonly space: string; readonly number: number }
  | { readonly topic: 'space.epoch'; readonly space: string; readonly epoch: number; readonly gone: readonly string[] }
  | {
      readonly topic: 'space.marks'
      readonly space: string
      readonly from: string
      readonly delivered: number
      readonly read: number
      readonly shown: number
    }
  | { readonly topic: 'space.typing'; readonly space: string; readonly from: string }
  | { readonly topic: 'news'; readonly of: 'episodes'; readonly to: readonly string[] }

/** Once what the caller does is kept. */
export function tellSpaces(context: Context, news: readonly SpaceNews[]): void {
  const told: readonly LiveNews[] = news
  if (told.length > 0) afterCommit(context, () => context.live?.publish(told))
}

/** Something that concerns these people has changed: their browsers ask again. */
export const tellNews = (context: Context, accountIds: readonly string[], of: 'episodes'): void =>
  tellSpaces(context, accountIds.length > 0 ? [{ topic: 'news', of, to: accountIds }] : [])
