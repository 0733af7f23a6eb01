import type { InputOf, ReplyOf } from '#contract/endpoint'
import type { getSlots } from '#contract/scheduling'
import type { Context } from '#platform/context'
import type { Bookee } from './bookability.ts'
import type { Bookees } from './bookees.ts'
import { showSlots } from './show-slots.ts'

type Asked = InputOf<typeof getSlots>
type Reply = ReplyOf<typeof getSlots>
type Kept = { readonly bookee: Bookee; readonly minute: number; readonly untilMs: number; readonly reply: Reply }

/** Months of different counsellors that are remembered: some ten megabytes. */
const mostKept = 500

/** @returns what remembers its answers: the same for whoever asks, for as long as nothing changes, no hold ends, and the minute lasts */
export function makeSlotMemory(): (context: Context, bookees: Bookees, asked: Asked) => Reply {
  const kept = new Map<string, Kept>()
  return (context, bookees, asked) => {
    const { params, query } = asked
    const bookee = bookees.bySlug(params.slug)
    const nowMs = context.now().epochMilliseconds
    const minute = Math.ceil(nowMs / 60_000)
    const key = [params.slug, query.service, query.from, query.days, query.zone].join()
    const before = kept.get(key)
    if (before && before.bookee === bookee && before.minute === minute && nowMs < before.untilMs) return before.reply
    const reply = showSlots(context, bookees, asked)
    if (!bookee) return reply
    if (kept.size >= mostKept) kept.clear()
    const holds = bookee.diary?.taken.flatMap(({ heldUntilMs }) => (heldUntilMs !== null && heldUntilMs > nowMs ? heldUntilMs : [])) ?? []
    kept.set(key, { bookee, minute, untilMs: Math.min(...holds, Infinity), reply })
    return reply
  }
}
