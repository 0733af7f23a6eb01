import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerDueAtMs, answerWithinHours, byDue, episodeCan, episodeStates, promisedUntilMs, type EpisodeState, type Exchange } from './episode.ts'

const hourMs = 3_600_000
const askedAtMs = Date.UTC(2026, 10, 20, 5)
const silence: Exchange = { hasAnswered: false, waitingSinceMs: null }
const promised = askedAtMs + 12 * hourMs

describe('what can be done with an episode', () => {
  const table: Readonly<Record<EpisodeState, readonly string[]>> = {
    asked: ['take', 'decline', 'withdraw', 'lapse'],
    active: [],
    declined: [],
    lapsed: ['withdraw'],
    withdrawn: [],
  }

  test.each(episodeStates)('that is %s stands in the table', (state) => {
    const found = Object.entries(episodeCan).flatMap(([act, can]) => (can({ state, promisedUntilMs: promised }, promised) ? [act] : []))
    expect(found).toEqual(table[state])
  })

  test('only what was promised for now or before lapses, to the millisecond', () => {
    const asked = { state: 'asked' as const, promisedUntilMs: promised }
    expect([promised - 1, promised, promised + 1].map((now) => episodeCan.lapse(asked, now))).toEqual([false, true, true])
  })
})

describe('an answer', () => {
  test('is promised within a day by the one who was chosen, within half a day by whoever can help', () => {
    expect(promisedUntilMs('chosen', askedAtMs)).toBe(askedAtMs + 24 * hourMs)
    expect(promisedUntilMs('anyone', askedAtMs)).toBe(promised)
  })

  const takenAtMs = askedAtMs + hourMs
  const clientWroteAtMs = takenAtMs + 5 * hourMs
  const dueAt = (state: EpisodeState, exchange: Exchange) =>
    answerDueAtMs({ state, promisedUntilMs: promised, takenAtMs: state === 'active' ? takenAtMs : null }, exchange)

  test.each([
    ['while nobody has taken it, as promised', 'asked', silence, promised],
    ['once it is taken and nothing is said, a day after the taking', 'active', silence, takenAtMs + 24 * hourMs],
    [
      'no later because the client wrote before the counsellor’s first word',
      'active',
      { hasAnswered: false, waitingSinceMs: clientWroteAtMs },
      takenAtMs + 24 * hourMs,
    ],
    ['a day after what the client wrote', 'active', { hasAnswered: true, waitingSinceMs: clientWroteAtMs }, clientWroteAtMs + 24 * hourMs],
    ['not at all where the counsellor had the last word', 'active', { hasAnswered: true, waitingSinceMs: null }, null],
  ] as const)('is due %s', (_, state, exchange, expected) => expect(dueAt(state, exchange)).toBe(expected))

  test('is due from nobody once it was declined, lapsed or taken back', () => {
    for (const state of ['declined', 'lapsed', 'withdrawn'] as const) expect(dueAt(state, { hasAnswered: true, waitingSinceMs: 1 })).toBeNull()
  })

  test('is never due before the time that the practice gives itself', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.option(fc.nat()), (taken, hasAnswered, waitingSinceMs) => {
        const due = answerDueAtMs({ state: 'active', promisedUntilMs: 0, takenAtMs: taken }, { hasAnswered, waitingSinceMs })
        const since = hasAnswered ? waitingSinceMs : taken
        expect(due).toBe(since === null ? null : since + answerWithinHours.reply * hourMs)
      }),
    )
  })
})

test('a list has what is due first on top, and below what nobody waits for, the newest first', () => {
  const row = fc.record({ dueAtMs: fc.option(fc.nat(20)), askedAtMs: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const sorted = rows.toSorted(byDue)
      const due = sorted.flatMap(({ dueAtMs }) => (dueAtMs === null ? [] : [dueAtMs]))
      const rest = sorted.filter(({ dueAtMs }) => dueAtMs === null).map((one) => one.askedAtMs)
      expect(sorted.slice(0, due.length).every(({ dueAtMs }) => dueAtMs !== null)).toBe(true)
      expect(due).toEqual(due.toSorted((a, b) => a - b))
      expect(rest).toEqual(rest.toSorted((a, b) => b - a))
    }),
  )
})
