import { describe, expect, test } from 'vitest'
import { readBusy, TooMuch } from './read-busy.ts'

const seconds = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 1000
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']

/** From the twentieth to the thirtieth of November, for somebody in Jakarta. */
function busy(text: string, { own = [] as string[], timeZone = 'Asia/Jakarta' } = {}): string[] {
  const spans = readBusy({ text, from: seconds('2026-11-20T00:00:00Z'), to: seconds('2026-11-30T00:00:00Z'), timeZone, own })
  const told = (minutes: number) =>
    Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
      .toString()
      .slice(5, 16)
  return spans.map(({ from, to }) => `${told(from)}/${told(to)}`)
}

describe('one event', () => {
  test.each([
    ['in UTC', ['DTSTART:20261121T020000Z', 'DTEND:20261121T030000Z'], ['11-21T02:00/11-21T03:00']],
    ['by how long it lasts', ['DTSTART:20261121T020000Z', 'DURATION:PT90M'], ['11-21T02:00/11-21T03:30']],
    [
      'in a zone by its name',
      ['DTSTART;TZID=Asia/Jayapura:20261121T090000', 'DTEND;TZID=Asia/Jayapura:20261121T100000'],
      ['11-21T00:00/11-21T01:00'],
    ],
    [
      'from one zone to another',
      ['DTSTART;TZID=Asia/Jakarta:20261121T090000', 'DTEND;TZID=Asia/Jayapura:20261121T120000'],
      ['11-21T02:00/11-21T03:00'],
    ],
    ['without a zone, on the own clock', ['DTSTART:20261121T090000', 'DTEND:20261121T100000'], ['11-21T02:00/11-21T03:00']],
    ['for a whole day, from midnight to midnight', ['DTSTART;VALUE=DATE:20261121'], ['11-20T17:00/11-21T17:00']],
    ['for days', ['DTSTART;VALUE=DATE:20261121', 'DTEND;VALUE=DATE:20261124'], ['11-20T17:00/11-23T17:00']],
    ['that began before and ends later', ['DTSTART:20261101T000000Z', 'DTEND:20261225T000000Z'], ['11-01T00:00/12-25T00:00']],
    ['that is over', ['DTSTART:20261119T020000Z', 'DTEND:20261119T030000Z'], []],
    ['that is far away', ['DTSTART:20271119T020000Z', 'DTEND:20271119T030000Z'], []],
    ['without a length', ['DTSTART:20261121T020000Z'], []],
    ['that ends before it begins', ['DTSTART:20261121T020000Z', 'DTEND:20261121T010000Z'], []],
    ['that takes no time', ['DTSTART:20261121T020000Z', 'DTEND:20261121T030000Z', 'TRANSP:TRANSPARENT'], []],
    ['that was cancelled', ['DTSTART:20261121T020000Z', 'DTEND:20261121T030000Z', 'STATUS:CANCELLED'], []],
    ['that Outlook calls free', ['DTSTART:20261121T020000Z', 'DTEND:20261121T030000Z', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
    ['with a zone that nobody knows, on the own clock', ['DTSTART;TZID=Bulan/Gelap:20261121T090000', 'DURATION:PT1H'], ['11-21T02:00/11-21T03:00']],
  ])('%s', (_, lines, expected) => expect(busy(calendar(...event(...lines)))).toEqual(expected))
})

describe('what repeats', () => {
  const weekly = ['DTSTART;TZID=Asia/Jakarta:20260105T090000', 'DTEND;TZID=Asia/Jakarta:20260105T100000']

  test('is followed from long ago, and only as far as asked', () => {
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY')))).toEqual(['11-23T02:00/11-23T03:00'])
    expect(busy(calendar(...event('DTSTART:20150101T020000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')))).toHaveLength(10)
  })

  test('leaves out its exceptions', () => {
    const lines = [...weekly, 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE', 'EXDATE;TZID=Asia/Jakarta:20261124T090000,20261125T090000']
    expect(busy(calendar(...event(...lines)))).toEqual(['11-23T02:00/11-23T03:00'])
  })

  test('has additions, also as stretches', () => {
    const lines = [...weekly, 'RDATE;TZID=Asia/Jakarta:20261126T090000', 'RDATE;VALUE=PERIOD:20261127T020000Z/PT2H']
    expect(busy(calendar(...event(...lines)))).toEqual(['11-26T02:00/11-26T03:00', '11-27T02:00/11-27T04:00'])
  })

  test('is elsewhere once: then there, and not where it was', () => {
    const moved = ['RECURRENCE-ID;TZID=Asia/Jakarta:20261123T090000', 'DTSTART;TZID=Asia/Jakarta:20261124T130000', 'DURATION:PT30M']
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'), ...event(...moved)))).toEqual(['11-24T06:00/11-24T06:30'])
  })

  test('comes into sight from beyond the horizon when it is moved here', () => {
    const moved = ['RECURRENCE-ID;TZID=Asia/Jakarta:20261207T090000', 'DTSTART;TZID=Asia/Jakarta:20261126T090000', 'DURATION:PT1H']
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'), ...event(...moved)))).toEqual([
      '11-23T02:00/11-23T03:00',
      '11-26T02:00/11-26T03:00',
    ])
  })

  test('is given up once: then it is free', () => {
    const off = ['RECURRENCE-ID;TZID=Asia/Jakarta:20261123T090000', ...weekly, 'STATUS:CANCELLED']
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'), ...event(...off)))).toEqual([])
  })

  test('is another from some day on', () => {
    const later = [
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Jakarta:20261123T090000',
      'DTSTART;TZID=Asia/Jakarta:20261123T140000',
      'DURATION:PT1H',
    ]
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'), ...event(...later)))).toEqual(['11-23T07:00/11-23T08:00'])
  })

  test('has no part in the exceptions of another event', () => {
    const other = [
      'BEGIN:VEVENT',
      'UID:b',
      'RECURRENCE-ID;TZID=Asia/Jakarta:20261123T090000',
      'DTSTART:20261128T000000Z',
      'DURATION:PT1H',
      'END:VEVENT',
    ]
    expect(busy(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'), ...other))).toEqual(['11-23T02:00/11-23T03:00', '11-28T00:00/11-28T01:00'])
  })

  test.each([
    ['a day, the whole of it', 'UNTIL=20261123', 1],
    ['the very moment', 'UNTIL=20261123T020000Z', 1],
    ['a moment before', 'UNTIL=20261123T015959Z', 0],
    ['a moment on its own clock', 'UNTIL=20261123T090000', 1],
  ])('ends with %s', (_, until, count) => {
    expect(busy(calendar(...event(...weekly, `RRULE:FREQ=WEEKLY;${until}`)))).toHaveLength(count)
  })

  test('keeps to the wall clock of its zone where that is put back', () => {
    const text = calendar(...event('DTSTART;TZID=Europe/Berlin:20260701T090000', 'DTEND;TZID=Europe/Berlin:20260701T100000', 'RRULE:FREQ=DAILY'))
    expect(busy(text)[0]).toBe('11-20T08:00/11-20T09:00')
  })

  test('without an end, each second, is not followed to its end', () => {
    expect(() => busy(calendar(...event('DTSTART:19000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')))).toThrow(TooMuch)
  })
})

describe('a zone that only the file knows', () => {
  const outlook = [
    'BEGIN:VTIMEZONE',
    'TZID:Waktu Kantor',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0900',
    'TZOFFSETTO:+0900',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  test('is believed', () => {
    const text = calendar(...outlook, ...event('DTSTART;TZID=Waktu Kantor:20261121T090000', 'DTEND;TZID=Waktu Kantor:20261121T100000'))
    expect(busy(text)).toEqual(['11-21T00:00/11-21T01:00'])
  })

  test('is not believed where it says something else of a zone of the world', () => {
    const lying = outlook.map((line) => line.replace('Waktu Kantor', 'Asia/Jakarta'))
    const text = calendar(...lying, ...event('DTSTART;TZID=Asia/Jakarta:20261121T090000', 'DURATION:PT1H'))
    expect(busy(text)).toEqual(['11-21T02:00/11-21T03:00'])
  })
})

describe('a calendar', () => {
  test('is told as stretches that neither overlap nor touch, in order', () => {
    const events = [
      ['DTSTART:20261122T030000Z', 'DURATION:PT1H'],
      ['DTSTART:20261121T020000Z', 'DURATION:PT1H'],
      ['DTSTART:20261121T023000Z', 'DURATION:PT1H'],
      ['DTSTART:20261121T033000Z', 'DURATION:PT1H'],
    ].flatMap((lines, place) => event(...lines).map((line) => line.replace('UID:a', `UID:${place}`)))
    expect(busy(calendar(...events))).toEqual(['11-21T02:00/11-21T04:30', '11-22T03:00/11-22T04:00'])
  })

  test('may tell nothing but when somebody is busy', () => {
    const lines = [
      'BEGIN:VFREEBUSY',
      'FREEBUSY:20261121T020000Z/PT1H,20261122T020000Z/20261122T030000Z',
      'FREEBUSY;FBTYPE=FREE:20261123T020000Z/PT1H',
      'END:VFREEBUSY',
    ]
    expect(busy(calendar(...lines))).toEqual(['11-21T02:00/11-21T03:00', '11-22T02:00/11-22T03:00'])
  })

  test('does not bring back the appointments that it has from here', () => {
    const text = calendar(...event('DTSTART:20261121T020000Z', 'DURATION:PT1H'))
    expect(busy(text, { own: ['a'] })).toEqual([])
  })

  test('may be several in one file', () => {
    const text = calendar(...event('DTSTART:20261121T020000Z', 'DURATION:PT1H')) + calendar(...event('DTSTART:20261122T020000Z', 'DURATION:PT1H'))
    expect(busy(text)).toHaveLength(2)
  })

  test('is read although one of its events cannot be', () => {
    const broken = event('DTSTART:besok pagi', 'DTEND:20261121T030000Z').map((line) => line.replace('UID:a', 'UID:b'))
    const text = calendar(
      ...broken,
      ...event('RRULE:FREQ=WEEKLY'),
      ...event('DTSTART:20261122T020000Z', 'DURATION:PT1H').map((line) => line.replace('UID:a', 'UID:c')),
    )
    expect(busy(text)).toEqual(['11-22T02:00/11-22T03:00'])
  })

  test('without anything in it is one', () => expect(busy(calendar())).toEqual([]))

  test.each([
    ['a page', '<!doctype html><title>Masuk</title>'],
    ['nothing', ''],
    ['half of one', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026'],
    ['cards of people', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Sekar\r\nEND:VCARD\r\n'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('is not %s', (_, text) => expect(() => busy(text)).toThrow())
})
