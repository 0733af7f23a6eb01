import { setTimeout as pause } from 'node:timers/promises'
import { appendAuditEvent } from '#modules/audit'
import { cardsOf } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import type { Logger } from '#platform/log'
import type { LiveNews } from '#platform/realtime'
import type { Keeper } from './keeper.ts'
import { tellSpaces, type SpaceNews } from './live-news.ts'
import { findBehind, findUnverified, markWrong, moveVerified, type Unverified } from './unverified.ts'
import { makeVerifyThread } from './verify-thread.ts'

/** What came meanwhile is looked at together. */
const restMs = 250
/** From so many a second on, sending comes first: then a twentieth of the time is for looking. */
const busyPerSecond = 500
const restWhileBusy = 20
/** Few enough that handing them over keeps nobody waiting. */
const spacesAtOnce = 8

/**
 * [Note: verified later] An Ed25519 verification costs more than everything else about an entry, and every browser verifies for itself: so
 * here it comes after the acknowledgement, in a thread of its own, in the order of the numbers. How far it came stands in the database, so
 * what was not looked at when the process ended is looked at by the next. An entry that is not its sender's is marked, and its body is given
 * to nobody from then on.
 */
export function startVerifying(context: Context, keeper: Keeper, log: Logger) {
  const thread = makeVerifyThread()
  const behind = new Set<string>()
  const stopping = new AbortController()
  let running: Promise<void> | null = null

  const run = async () => {
    let pauseMs = restMs
    while (behind.size > 0 && (await paused(pauseMs, stopping.signal))) {
      const startedAt = performance.now()
      const spaces = [...behind].slice(0, spacesAtOnce)
      for (const id of spaces) behind.delete(id)
      try {
        for (const id of await verifySome(context, thread, spaces)) behind.add(id)
      } catch (error) {
        if (stopping.signal.aborted) return
        for (const id of spaces) behind.add(id)
        log.error({ err: error }, 'signatures could not be verified, trying again')
      }
      const tookMs = performance.now() - startedAt
      pauseMs = keeper.pacePerSecond > busyPerSecond ? Math.max(restMs, tookMs * restWhileBusy) : behind.size > 0 ? 0 : restMs
    }
    running = null
  }
  const note = (spaces: readonly string[]) => {
    for (const id of spaces) behind.add(id)
    if (behind.size > 0 && !stopping.signal.aborted) running ??= run()
  }
  return {
    /** What was left when a process ended. */
    resume: () => findBehind(context.db).then(note, (error: unknown) => log.error({ err: error }, 'what is to be verified could not be found')),
    /** Of what this process kept: each sees to its own. */
    hear: (news: readonly LiveNews[], from: 'here' | 'elsewhere') =>
      from === 'here' &&
      note((news as readonly SpaceNews[]).flatMap((one) => (one.topic === 'space.kept' || one.topic === 'space.sent' ? [one.space] : []))),
    async stop() {
      stopping.abort()
      await thread.end()
      await running
    },
  }
}

/** @returns where there is more */
async function verifySome(context: Context, thread: ReturnType<typeof makeVerifyThread>, spaces: readonly string[]): Promise<readonly string[]> {
  const { entries, more } = await findUnverified(context.db, spaces)
  if (entries.length === 0) return more
  const isRight = await thread.verify(entries, (uids) => cardsOf(context.db, uids))
  const wrong = entries.filter((_, at) => !isRight[at])
  if (wrong.length > 0) await tellWrong(context, wrong)
  await moveVerified(context.db, entries)
  return more
}

/** In the trail stands which, and nothing of what it holds. */
const tellWrong = (context: Context, wrong: readonly Unverified[]): Promise<void> =>
  inTransaction(context, async (inside) => {
    for (const { space, number } of wrong) {
      if (!(await markWrong(inside.db, space, number, inside.now()))) continue
      await appendAuditEvent(inside, { action: 'entry.signature-wrong', subject: `space:${space}`, details: { number } })
      tellSpaces(inside, [{ topic: 'space.wrong', space, number }])
    }
  })

/** @returns false when it was broken off */
const paused = (ms: number, signal: AbortSignal): Promise<boolean> => pause(ms, true, { signal, ref: false }).catch(() => false)
