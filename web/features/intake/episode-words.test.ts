import { describe, expect, test } from 'vitest'
import { formatMoment } from '#lib/format'
import { renderIn } from '#lib/language'
import { dueWords, standingWords, toWhom, unreadWords, type Clock } from './episode-words.ts'
import { anEpisode } from './episodes-for-tests.ts'

const now = Temporal.Instant.from('2026-11-20T03:00:00Z')
const clock: Clock = { now, tell: (instant) => formatMoment(instant, 'Asia/Jakarta', 'id', now) }
const stands = (over: Parameters<typeof anEpisode>[0]) => standingWords(anEpisode(over), clock)

describe('a client is told where it stands', () => {
  test('while nobody has taken it', () => {
    expect(stands({})).toBe('Menunggu jawaban, paling lambat besok, 09.00 WIB')
    expect(stands({ answerDueAt: '2026-11-20T02:30:00Z' })).toBe('Menunggu jawaban; seharusnya sudah dijawab hari ini, 09.30 WIB')
    expect(stands({ answerDueAt: null })).toBe('Menunggu jawaban')
  })

  test('and afterwards', () => {
    expect(stands({ state: 'active', takenAt: '2026-11-19T07:30:00Z' })).toBe('Diterima kemarin, 14.30 WIB')
    expect(stands({ state: 'declined' })).toBe('Tidak dapat menerima saat ini')
    expect(stands({ state: 'lapsed' })).toBe('Waktu jawab sudah lewat tanpa jawaban')
    expect(stands({ state: 'withdrawn' })).toBe('Anda tarik kembali')
  })

  test('in English as well', () => {
    const english: Clock = { now, tell: (instant) => formatMoment(instant, 'Asia/Jakarta', 'en', now) }
    expect(renderIn('en', () => standingWords(anEpisode(), english))).toBe('Waiting for an answer, by tomorrow, 09:00 WIB')
    renderIn('id', () => undefined)
  })

  test('and to whom they wrote', () => {
    expect(toWhom(anEpisode())).toBe('Kepada siapa saja yang dapat membantu')
    expect(toWhom(anEpisode({ counsellor: { uid: 'f', name: 'Felicia', slug: null } }))).toBe('Felicia')
  })
})

describe('a counsellor is told', () => {
  test('by when an answer is due, and in words when that is over', () => {
    expect(dueWords(anEpisode(), clock)).toBe('Jawaban ditunggu paling lambat besok, 09.00 WIB')
    expect(dueWords(anEpisode({ answerDueAt: '2026-11-19T03:00:00Z' }), clock)).toBe('Waktu jawabnya sudah lewat: kemarin, 10.00 WIB')
    expect(dueWords(anEpisode({ answerDueAt: null, takenAt: '2026-11-18T03:00:00Z' }), clock)).toBe(
      'Dalam pendampingan sejak Rabu, 18 November, 10.00 WIB',
    )
  })
})

test('what is unread is counted in words, up to a hundred', () => {
  expect([0, 1, 99, 100].map(unreadWords)).toEqual(['', '1 belum dibaca', '99 belum dibaca', 'Banyak yang belum dibaca'])
})
