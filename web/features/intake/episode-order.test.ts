import { describe, expect, test } from 'vitest'
import { inboxOf, lastOf, ownEpisodes, summariesOf, unreadIn } from './episode-order.ts'
import { anEpisode } from './episodes-for-tests.ts'

const ids = (episodes: readonly { id: string }[]) => episodes.map(({ id }) => id)
const chat = (space: string, unread: number, lastAt: string | null) => ({ space, kind: 'chat', epoch: 0, head: '', lastNumber: 1, lastAt, unread })
const active = { state: 'active', takenAt: '2026-11-20T03:00:00Z', answerDueAt: null } as const

describe('a counsellor finds', () => {
  test('who waits, first whose answer is due first, whether it was asked or is in their care', () => {
    const episodes = [
      anEpisode({ id: 'tomorrow' }),
      anEpisode({ id: 'overdue', answerDueAt: '2026-11-19T02:00:00Z' }),
      anEpisode({ ...active, id: 'in care, today', answerDueAt: '2026-11-20T10:00:00.5Z' }),
      anEpisode({ id: 'today', answerDueAt: '2026-11-20T10:00:00Z' }),
    ]
    expect(ids(inboxOf(episodes, summariesOf(null)).awaiting)).toEqual(['overdue', 'today', 'in care, today', 'tomorrow'])
  })

  test('those in their care to whom no answer is due, unread ones first, then the newest', () => {
    const episodes = [
      anEpisode({ ...active, id: 'quiet', chatSpace: 'q' }),
      anEpisode({ ...active, id: 'newer', chatSpace: 'n' }),
      anEpisode({ ...active, id: 'unread', chatSpace: 'u' }),
    ]
    const told = summariesOf([chat('q', 0, '2026-11-20T05:00:00Z'), chat('n', 0, '2026-11-20T06:00:00Z'), chat('u', 2, '2026-11-20T04:00:00Z')])
    expect(ids(inboxOf(episodes, told).inCare)).toEqual(['unread', 'newer', 'quiet'])
    expect(inboxOf(episodes, told).awaiting).toEqual([])
  })
})

describe('a client finds', () => {
  test('what goes on apart from what came to an end', () => {
    const episodes = [
      anEpisode({ id: 'declined', state: 'declined' }),
      anEpisode({ id: 'asked' }),
      anEpisode({ id: 'lapsed', state: 'lapsed', askedAt: '2026-11-20T01:00:00Z' }),
      anEpisode({ ...active, id: 'active' }),
      anEpisode({ id: 'withdrawn', state: 'withdrawn', askedAt: '2026-11-18T01:00:00Z' }),
    ]
    const { open, closed } = ownEpisodes(episodes, summariesOf(null))
    expect(ids(open)).toEqual(['active', 'asked'])
    expect(ids(closed)).toEqual(['declined', 'lapsed', 'withdrawn'])
  })

  test('the unread of the conversation once there is one, of the intake before', () => {
    const told = summariesOf([chat('c', 3, null), chat('i', 1, null)])
    expect(unreadIn(anEpisode({ intakeSpace: 'i' }), told)).toBe(1)
    expect(unreadIn(anEpisode({ intakeSpace: 'i', chatSpace: 'c' }), told)).toBe(3)
    expect(unreadIn(anEpisode(), told)).toBe(0)
  })

  test('when something last happened, also before anything was said', () => {
    expect(lastOf(anEpisode(), summariesOf(null))).toBe('2026-11-20T02:00:00Z')
    expect(lastOf(anEpisode({ ...active, chatSpace: 'c' }), summariesOf([chat('c', 0, null)]))).toBe('2026-11-20T03:00:00Z')
    expect(lastOf(anEpisode({ ...active, chatSpace: 'c' }), summariesOf([chat('c', 0, '2026-11-20T03:00:00.25Z')]))).toBe('2026-11-20T03:00:00.25Z')
  })
})
