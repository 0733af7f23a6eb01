import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { icsFile, type IcsEvent } from './ics.ts'

const event: IcsEvent = {
  uid: '0199e1a0-0000-7000-8000-000000000001',
  sequence: 2,
  revisedAt: Temporal.Instant.from('2026-11-20T05:00:00.123Z'),
  startsAt: Temporal.Instant.from('2026-11-21T12:30:00Z'),
  endsAt: Temporal.Instant.from('2026-11-21T13:20:00Z'),
  isCancelled: false,
  summary: 'Janji temu',
}
const between = { organizer: 'teduh@praktik.example', attendee: 'sekar@surel.example' }
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text))

describe('a calendar file', () => {
  test('says when, and nothing else, line by line', () => {
    expect(icsFile({ method: 'PUBLISH', events: [event] })).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Calendar//Appointments//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:0199e1a0-0000-7000-8000-000000000001',
        'SEQUENCE:2',
        'DTSTAMP:20261120T050000Z',
        'LAST-MODIFIED:20261120T050000Z',
        'DTSTART:20261121T123000Z',
        'DTEND:20261121T132000Z',
        'SUMMARY:Janji temu',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        'CLASS:PRIVATE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  test('of a mail asks nobody for an answer, and breaks the long line at 75 octets', () => {
    const lines = icsFile({ method: 'REQUEST', events: [{ ...event, between }] }).split('\r\n')
    const start = lines.indexOf('ORGANIZER:mailto:teduh@praktik.example')
    expect(lines.slice(start + 1, start + 3)).toEqual([
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALS',
      ' E:mailto:sekar@surel.example',
    ])
    expect(lines).toContain('METHOD:REQUEST')
  })

  test('of a cancelled one says so, and that the time is free', () => {
    const lines = icsFile({ method: 'CANCEL', events: [{ ...event, isCancelled: true }] }).split('\r\n')
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT']))
  })

  test('of a feed says how it is called and how often to look', () => {
    const lines = icsFile({ method: 'PUBLISH', feedName: 'Janji; temu', events: [] }).split('\r\n')
    expect(lines).toEqual(expect.arrayContaining(['NAME:Janji\\; temu', 'X-WR-CALNAME:Janji\\; temu', 'REFRESH-INTERVAL;VALUE=DURATION:PT15M']))
  })

  test('is read by a calendar program as it was meant', () => {
    const calendar = parsed(icsFile({ method: 'REQUEST', events: [{ ...event, between }] }))
    const read = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.fail())
    expect([read.uid, read.sequence, read.summary, read.startDate.toString(), read.endDate.toString()]).toEqual([
      event.uid,
      2,
      'Janji temu',
      '2026-11-21T12:30:00Z',
      '2026-11-21T13:20:00Z',
    ])
    expect(read.attendees.map((one) => one.getFirstValue())).toEqual(['mailto:sekar@surel.example'])
  })
})

describe('whatever the title', () => {
  const titles = fc.string({ unit: 'grapheme', maxLength: 200 })

  test('no line is longer than 75 octets, and none ends inside a character', () => {
    fc.assert(
      fc.property(titles, (summary) => {
        const text = icsFile({ method: 'PUBLISH', events: [{ ...event, summary }] })
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('a calendar program reads it back letter by letter', () => {
    fc.assert(
      fc.property(titles, (summary) => {
        const calendar = parsed(icsFile({ method: 'PUBLISH', events: [{ ...event, summary }] }))
        const read = calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary')
        // Control characters cannot stand in a line.
        expect(read).toBe(summary.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\n]+/gu, ' '))
      }),
    )
  })

  test('a line of many letters of two, three and four octets is broken between them', () => {
    const summary = 'ꦱꦼꦫꦩ꧀ꦧꦶ 🌿 naïf '.repeat(20)
    const text = icsFile({ method: 'PUBLISH', events: [{ ...event, summary }] })
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
    const folded = text.split('\r\n').filter((line) => line.startsWith(' '))
    expect(folded.length).toBeGreaterThanOrEqual(8)
    for (const line of folded.slice(0, -1)) expect(Buffer.byteLength(line)).toBeGreaterThanOrEqual(72)
  })
})

test('what somebody writes into an address begins no line of its own', () => {
  const text = icsFile({ method: 'REQUEST', events: [{ ...event, between: { ...between, attendee: 'a@b.example\r\nSUMMARY:lain' } }] })
  expect(text.split('\r\n').filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:Janji temu'])
})
