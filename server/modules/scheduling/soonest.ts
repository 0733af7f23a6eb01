import type { SessionMode } from '#domain/care/fields'
import { slotsIn, type Diary, type Session } from '#domain/scheduling/diary'
import type { EpochMinutes } from '#domain/scheduling/wall-clock'
import { closedReason, sessionOf, type Bookee } from './bookability.ts'

/** So many are found at once, because the first of them is soon over. */
const atOnce = 8

type Found = {
  readonly foundAtMs: number
  /** Afterwards a time that was held may be free again. */
  readonly untilMs: number
  readonly times: readonly EpochMinutes[]
}

/** Gone with the bookee, which is made anew by each change: see [Note: times in memory]. */
const found = new WeakMap<Bookee, Map<string, Found>>()

export type SoonestTime = { readonly service: string; readonly mode: SessionMode; readonly at: EpochMinutes }
export type Wish = { readonly mode?: SessionMode | undefined; readonly maxPriceIdr?: number | undefined }

/** The first time that anybody could book, of the services that fit. */
export function soonestTime(bookee: Bookee, nowMs: number, { mode, maxPriceIdr = Infinity }: Wish = {}): SoonestTime | null {
  let best: SoonestTime | null = null
  for (const service of bookee.page.services) {
    if (service.bookableBy !== 'anyone' || (mode !== undefined && service.mode !== mode) || service.priceIdr > maxPriceIdr) continue
    const [session, { diary }] = [sessionOf(service), bookee]
    if (!session || !diary || closedReason(bookee, service, nowMs) !== null) continue
    const at = firstOf(bookee, service.id, diary, session, nowMs)
    if (at !== undefined && (best === null || at < best.at)) best = { service: service.id, mode: service.mode, at }
  }
  return best
}

function firstOf(bookee: Bookee, service: string, diary: Diary, session: Session, nowMs: number): EpochMinutes | undefined {
  const known = found.get(bookee) ?? new Map<string, Found>()
  found.set(bookee, known)
  const earliest = nowMs / 60_000 + diary.boundaries.noticeHours * 60
  const before = known.get(service)
  const kept = before && nowMs >= before.foundAtMs && nowMs < before.untilMs ? before.times.find((at) => at >= earliest) : undefined
  // That there is none is believed for a minute.
  if (kept !== undefined || (before?.times.length === 0 && nowMs - before.foundAtMs < 60_000 && nowMs >= before.foundAtMs)) return kept
  const times = slotsIn(diary, session, nowMs, undefined, atOnce)
  const holds = diary.taken.flatMap(({ heldUntilMs }) => (heldUntilMs !== null && heldUntilMs > nowMs ? heldUntilMs : []))
  known.set(service, { foundAtMs: nowMs, untilMs: Math.min(...holds, Infinity), times })
  return times[0]
}
