import { describe, expect, test } from 'vitest'
import { longestDayName, readClosedDays, withDays } from './closed-days.ts'

describe('pasted days on which the practice is closed', () => {
  test('are read line by line, as people write them', () => {
    const pasted = '2026-12-25 Hari Natal | Christmas Day\r\n\n# tahun depan\n1/1/2027, Tahun Baru\n17.08.2027 — HUT RI: ke-82\n2027-3-9\tNyepi'
    expect(readClosedDays(pasted)).toEqual({
      days: [
        { date: '2026-12-25', name: { id: 'Hari Natal', en: 'Christmas Day' } },
        { date: '2027-01-01', name: { id: 'Tahun Baru', en: 'Tahun Baru' } },
        { date: '2027-08-17', name: { id: 'HUT RI: ke-82', en: 'HUT RI: ke-82' } },
        { date: '2027-03-09', name: { id: 'Nyepi', en: 'Nyepi' } },
      ],
      wrong: [],
    })
  })

  test.for([
    ['Hari Natal 25 Desember', 'no-date'],
    ['2026-12 Natal', 'no-date'],
    ['2026-12-251 Natal', 'no-date'],
    ['2026-02-30 Bukan hari', 'no-such-day'],
    ['31/11/2026 Bukan hari', 'no-such-day'],
    ['2026-12-25', 'no-name'],
    ['2026-12-25 | Christmas', 'no-name'],
    [`2026-12-25 ${'x'.repeat(longestDayName + 1)}`, 'long-name'],
  ] as const)('%s is told with its line, and the others are kept', ([text, trouble]) => {
    const { days, wrong } = readClosedDays(`2026-01-01 Tahun Baru\n${text}`)
    expect(days).toHaveLength(1)
    expect(wrong).toEqual([{ line: 2, text, trouble }])
  })

  test('stand in order, each day once, by the name told last', () => {
    const day = (date: string, id: string) => ({ date, name: { id, en: id } })
    expect(withDays([day('2027-01-01', 'Lama'), day('2026-05-01', 'Buruh')], [day('2027-01-01', 'Tahun Baru')])).toEqual([
      day('2026-05-01', 'Buruh'),
      day('2027-01-01', 'Tahun Baru'),
    ])
  })
})
