import { expect, test } from 'vitest'
import type { FromPractice } from '#contract/socket'
import type { KeptEntry, SpaceSummary } from '#contract/spaces'
import type { PracticeSocket } from '#lib/socket'
import { makeLive } from './live.ts'

function aLive() {
  const hearers = new Set<(frame: FromPractice) => void>()
  const listeners = new Set<() => void>()
  let connection: 'online' | 'connecting' = 'connecting'
  const socket = {
    connection: () => connection,
    subscribe: (one: () => void) => (listeners.add(one), () => void listeners.delete(one)),
    hear: (one: (frame: FromPractice) => void) => (hearers.add(one), () => void hearers.delete(one)),
  } as unknown as PracticeSocket
  const live = makeLive(socket, 'ani')
  const hears = (...frames: FromPractice[]) => frames.forEach((frame) => hearers.forEach((one) => one(frame)))
  const comes = () => {
    connection = 'online'
    listeners.forEach((one) => one())
  }
  return { live, hears, comes, unread: () => live.view().spaces?.map(({ space, unread }) => `${space} ${unread}`) }
}

const summary = (space: string, change: Partial<SpaceSummary> = {}): SpaceSummary => ({
  space,
  kind: 'chat',
  epoch: 0,
  head: '',
  lastNumber: 4,
  lastAt: null,
  unread: 0,
  ...change,
})
const entry = (space: string, number: number, from: string): FromPractice => ({
  t: 'entry',
  space,
  kept: { number, keptAt: '2026-11-20T05:00:00Z', body: 'whole', entry: { header: { from } } } as unknown as KeptEntry,
})

test('what others write counts as unread, what one writes oneself does not, and nothing counts twice', () => {
  const { live, hears, unread } = aLive()
  hears({ t: 'welcome', spaces: [summary('s'), summary('t', { unread: 99 })] })
  hears(entry('s', 5, 'budi'), entry('s', 5, 'budi'), entry('s', 4, 'budi'), entry('s', 6, 'ani'))
  hears(entry('t', 5, 'budi'), entry('t', 6, 'budi'), entry('unknown', 1, 'budi'))
  expect(unread()).toEqual(['s 1', 't 100'])
  expect(live.view().spaces?.[0]).toMatchObject({ lastNumber: 6, lastAt: '2026-11-20T05:00:00Z' })
  hears({ t: 'entry', space: 's', kept: null } as never)
  expect(unread()).toEqual(['s 1', 't 100'])
})

test('what was looked at here, or in another tab to its end, counts no more', () => {
  const { live, hears, unread } = aLive()
  hears({ t: 'welcome', spaces: [summary('s', { unread: 3 }), summary('t', { unread: 2 })] })
  hears({ t: 'marks', space: 't', from: 'ani', delivered: 4, read: 3 }, { t: 'marks', space: 's', from: 'budi', delivered: 4, read: 4 })
  expect(unread()).toEqual(['s 3', 't 2'])
  hears({ t: 'marks', space: 't', from: 'ani', delivered: 4, read: 4 })
  live.noteRead('s')
  expect(unread()).toEqual(['s 0', 't 0'])
})

test('a space in which one is no more is not counted', () => {
  const { hears, unread } = aLive()
  hears({ t: 'welcome', spaces: [summary('s', { unread: 3 }), summary('t')] }, { t: 'gone', space: 's' })
  expect(unread()).toEqual(['t 0'])
})

test('news are told when they come, and when the line is back', () => {
  const { live, hears, comes } = aLive()
  let told = 0
  live.onNews('episodes', () => (told += 1))
  hears({ t: 'news', of: 'episodes' })
  comes()
  expect([told, live.view().connection]).toEqual([2, 'online'])
})
