import type { InputOf, ReplyOf } from '#contract/endpoint'
import type { listSoonest, Soonest, soonestOf } from '#contract/scheduling'
import { cardsOfSlugs, slugsThatFit } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { Bookees } from './bookees.ts'
import { isoOf } from './show-slots.ts'
import { soonestTime, type SoonestTime } from './soonest.ts'

type Query = InputOf<typeof listSoonest>['query'] & { readonly page?: number | undefined }
type Reply = ReplyOf<typeof listSoonest>

/** As on the page of all counsellors. */
const pageSize = 12
/** More than a practice has. */
const most = 10_000
const mostAsked = 24
/** Different searches whose answers are remembered. */
const mostKept = 200

/** An answer is good until something changes, and for the minute in which it was given. */
type Kept = { readonly generation: number; readonly minute: number; readonly reply: Promise<Reply> }

/** @returns the search that remembers its answers: whoever asks the same at the same time gets the same */
export function makeSoonestSearch(): (context: Context, bookees: Bookees, query: Query) => Promise<Reply> {
  const kept = new Map<string, Kept>()
  return (context, bookees, query) => {
    const key = JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    const { generation } = bookees
    const minute = Math.floor(context.now().epochMilliseconds / 60_000)
    const before = kept.get(key)
    if (before?.generation === generation && before.minute === minute) return before.reply
    const reply = search(context, bookees, query)
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { generation, minute, reply })
    reply.catch(() => kept.delete(key))
    return reply
  }
}

async function search(context: Context, bookees: Bookees, { page: asked = 1, ...query }: Query): Promise<Reply> {
  const nowMs = context.now().epochMilliseconds
  const fitting = await slugsThatFit(context, query, most)
  const free = fitting
    .flatMap((slug) => {
      const bookee = bookees.bySlug(slug)
      const soonest = bookee && soonestTime(bookee, nowMs, query)
      return soonest ? [{ slug, soonest }] : []
    })
    // Of those who are free at the same time, the order of the search says who comes first.
    .toSorted((one, other) => one.soonest.at - other.soonest.at)
  const pages = Math.max(1, Math.ceil(free.length / pageSize))
  const page = Math.min(asked, pages)
  const shown = free.slice((page - 1) * pageSize, page * pageSize)
  const cards = await cardsOfSlugs(
    context,
    shown.map(({ slug }) => slug),
  )
  const found = shown.flatMap(({ slug, soonest }) => {
    const counsellor = cards.get(slug)
    return counsellor ? [{ counsellor, soonest: presentSoonest(slug, soonest) }] : []
  })
  return { found, total: free.length, page, pages }
}

/** @throws Refusal bad-request for more than a page has */
export function showSoonestOf({ now }: Context, bookees: Bookees, { slugs }: InputOf<typeof soonestOf>['query']): ReplyOf<typeof soonestOf> {
  const asked = [...new Set(slugs.split(','))]
  if (asked.length > mostAsked) throw new Refusal('bad-request')
  const nowMs = now().epochMilliseconds
  return {
    soonest: asked.flatMap((slug) => {
      const bookee = bookees.bySlug(slug)
      const soonest = bookee && soonestTime(bookee, nowMs)
      return soonest ? presentSoonest(slug, soonest) : []
    }),
  }
}

const presentSoonest = (slug: string, { service, mode, at }: SoonestTime): Soonest => ({ slug, service, mode, at: isoOf(at) })
