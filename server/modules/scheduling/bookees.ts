import { sql } from 'drizzle-orm'
import { standingOf } from '#modules/accounts'
import { bookablesSince, type Bookable } from '#modules/counsellors'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { bookeeOf, type Bookee } from './bookability.ts'
import { isCounselling } from './find-bookee.ts'
import { loadDiaries, type OwnDiary } from './load-diaries.ts'
import { findRules } from './repository.ts'

/**
 * [Note: times in memory] All counsellors with their calendars, so that showing times reads only what changed: since the oldest transaction that
 * was under way at the last look, by the versions of the rows. A look begins after whoever asks has come, so nobody sees what was over before;
 * all who come during one look wait for the same next one.
 */
export type Bookees = {
  /** By the address of the public page. */
  bySlug(slug: string): Bookee | undefined
  /** Grows with each change. */
  readonly generation: number
}

/** Of accounts that are frozen, or come back, there is no version to ask for. */
const standingEveryMs = 5000

type State = {
  /** Transactions before this one were seen whole. */
  seen: string
  seenOfPages: string
  readonly pages: Map<string, Bookable>
  readonly own: Map<string, OwnDiary>
  active: ReadonlySet<string>
  readonly bookees: Map<string, Bookee>
  generation: number
  lookedAtMs: number
  standingAtMs: number
}

/** @returns what brings them up to date, and gives them */
export function keepBookees(): (context: Context) => Promise<Bookees> {
  const state: State = {
    seen: '0',
    seenOfPages: '0',
    pages: new Map(),
    own: new Map(),
    active: new Set(),
    bookees: new Map(),
    generation: 0,
    lookedAtMs: -Infinity,
    standingAtMs: -Infinity,
  }
  const view: Bookees = {
    bySlug: (slug) => state.bookees.get(slug),
    get generation() {
      return state.generation
    },
  }
  let looking: Promise<void> | undefined
  return async (context) => {
    const cameAtMs = performance.now()
    while (state.lookedAtMs < cameAtMs) {
      looking ??= look(context, state).finally(() => (looking = undefined))
      await looking
    }
    return view
  }
}

async function look({ db, now }: Context, state: State): Promise<void> {
  const beganAtMs = performance.now()
  const seenBefore = state.seen
  const [found, times] = await Promise.all([bookablesSince(db, state.seenOfPages), lookAtTimes(db, state, now())])
  // What this query saw may be older than what the other one did.
  state.seenOfPages = seenBefore
  const pages = found.filter((page) => JSON.stringify(page) !== JSON.stringify(state.pages.get(page.slug)))
  for (const page of pages) state.pages.set(page.slug, page)
  const isStandingOld = pages.length > 0 || beganAtMs - state.standingAtMs >= standingEveryMs
  const stirred = isStandingOld ? await lookAtStanding(db, state) : []
  if (isStandingOld) state.standingAtMs = beganAtMs
  renew(state, pages, new Set([...times, ...stirred]))
  state.lookedAtMs = beganAtMs
}

function renew(state: State, pages: readonly Bookable[], accounts: ReadonlySet<string>): void {
  const isTouched = ({ accountId }: Bookable) => accountId !== null && accounts.has(accountId)
  const anew = accounts.size === 0 ? pages : new Set([...pages, ...[...state.pages.values()].filter(isTouched)])
  for (const page of anew) {
    const id = page.accountId ?? ''
    if (page.isPublished) state.bookees.set(page.slug, bookeeOf(page, state.active.has(id), state.own.get(id)))
    else state.bookees.delete(page.slug)
  }
  if (accounts.size + pages.length > 0) state.generation += 1
}

/** @returns whose times changed */
async function lookAtTimes(db: Db, state: State, now: Temporal.Instant): Promise<string[]> {
  const since = state.seen
  const { rows } = await db.execute<{ seen: string; rules: boolean; ids: string[] }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as seen,
      exists (select from scheduling.booking_rules where version >= ${since}::xid8) as rules,
      array(select counsellor_id::text from scheduling.calendar where version >= ${since}::xid8
        union select counsellor_id::text from scheduling.appointment where version >= ${since}::xid8) as ids`)
  const { seen = '0', rules = false, ids = [] } = rows[0] ?? {}
  const isAll = since === '0' || rules
  if (isAll || ids.length > 0)
    for (const diary of await loadDiaries(db, isAll ? 'all' : ids, await findRules(db), now)) state.own.set(diary.counsellorId, diary)
  state.seen = seen
  return isAll ? [...state.own.keys()] : ids
}

/** @returns who came or went */
async function lookAtStanding(db: Db, state: State): Promise<string[]> {
  const accounts = [...state.pages.values()].flatMap(({ accountId }) => accountId ?? [])
  const standing = await standingOf(db, accounts)
  const active = new Set(accounts.filter((id) => isCounselling(standing.get(id))))
  const stirred = accounts.filter((id) => active.has(id) !== state.active.has(id))
  state.active = active
  return stirred
}
