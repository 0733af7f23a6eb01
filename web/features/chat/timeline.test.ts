import { describe, expect, test } from 'vitest'
import type { ChatMessage } from './conversation.ts'
import { timelineOf, type Row } from './timeline.ts'

const zone = 'Asia/Jayapura'
const message = (number: number, at: string, changes: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${number}`,
  number,
  from: 'laras',
  isOwn: false,
  at,
  body: { type: 'text', text: '…' },
  replyTo: null,
  isEdited: false,
  state: 'kept',
  trouble: null,
  ...changes,
})
const short = (rows: readonly Row[]) =>
  rows.map((row) => (row.type === 'message' ? `${row.isFirst ? '(' : ''}${row.message.id}${row.isLast ? ')' : ''}` : row.type)).join(' ')

describe('the timeline of a conversation', () => {
  test('a day begins where it begins for the reader', () => {
    // 14.59 and 15.00 UTC are two days in Jayapura.
    const rows = timelineOf([message(1, '2026-11-19T14:59:00Z'), message(2, '2026-11-19T15:00:00Z')], null, zone)
    expect(short(rows)).toBe('day (m1 day (m2)')
    expect(short(timelineOf([message(1, '2026-11-19T14:59:00Z'), message(2, '2026-11-19T15:00:00Z')], null, 'Asia/Jakarta'))).toBe('day (m1 m2)')
  })

  test('messages of one person stay together for five minutes, and not across another', () => {
    const rows = timelineOf(
      [
        message(1, '2026-11-20T02:00:00Z'),
        message(2, '2026-11-20T02:04:59Z'),
        message(3, '2026-11-20T02:10:00Z'),
        message(4, '2026-11-20T02:10:01Z', { from: 'saya', isOwn: true }),
      ],
      null,
      zone,
    )
    expect(short(rows)).toBe('day (m1 m2) (m3) (m4)')
  })

  test('the mark stands once, before the first message of another that was unread', () => {
    const rows = timelineOf(
      [
        message(1, '2026-11-20T02:00:00Z'),
        message(2, '2026-11-20T02:01:00Z', { from: 'saya', isOwn: true }),
        message(3, '2026-11-20T02:02:00Z'),
        message(4, '2026-11-20T02:03:00Z'),
      ],
      2,
      zone,
    )
    expect(short(rows)).toBe('day (m1) (m2) unread (m3 m4)')
  })

  test('what waits comes without a number and is never marked as unread', () => {
    const rows = timelineOf([message(1, '2026-11-20T02:00:00Z', { number: null, isOwn: true })], 1, zone)
    expect(short(rows)).toBe('day (m1)')
  })
})
