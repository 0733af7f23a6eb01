import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { endFeed, getCalendarLinks, makeFeed, type CalendarLinks } from '#contract/calendars'
import type { Endpoint } from '#contract/endpoint'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { askRoute } from '#test/ask-route'
import { aTestPractice } from '#test/accounts'
import { anAppointment, cancelled, moved } from '#test/appointments'
import { aDatabase } from '#test/database'
import { aSpaceMember, type SpaceMember } from '#test/space-members'
import { calendarRoutes } from './index.ts'

const database = await aDatabase()
const practice = await aTestPractice(database)
const routes = calendarRoutes({ outerKey: outerKeyOf(newRing()), origin: 'http://localhost:3000', calendarOrigins: [] })
const { now } = practice.clock
const inHours = (hours: number) => now.add({ hours })

async function twoPeople() {
  return { client: await aSpaceMember(database), counsellor: await aSpaceMember(database, 'counsellor') }
}
const ask = <E extends Endpoint>(one: SpaceMember, endpoint: E) =>
  askRoute(routes, { ...one.context, now: () => practice.clock.now }, endpoint, {} as never)
const addressOf = async (one: SpaceMember) => ((await ask(one, makeFeed)) as { address: string }).address
const fetched = (address: string, headers: Record<string, string> = {}) =>
  practice.app.inject({ method: 'GET', url: new URL(address).pathname, headers })

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const { uid, summary, sequence, startDate } = new ICAL.Event(one)
    return { uid, summary, sequence, at: startDate.toString() }
  })

describe('the feed', () => {
  test('shows what stands, to whoever has the address, and says nothing but when', async () => {
    const people = await twoPeople()
    const { appointmentId } = await anAppointment(database, people, inHours(30))
    await anAppointment(database, people, inHours(40), 'held')
    const reply = await fetched(await addressOf(people.client))
    expect(reply.statusCode).toBe(200)
    expect(reply.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' })
    expect(reply.headers['content-disposition']).toBe('attachment; filename="calendar.ics"')
    expect(eventsIn(reply.body)).toEqual([
      { uid: appointmentId, summary: 'Janji temu', sequence: 0, at: inHours(30).toString({ smallestUnit: 'second' }) },
    ])
    expect(reply.body).toContain('METHOD:PUBLISH\r\n')
    for (const word of ['ATTENDEE', 'ORGANIZER', 'Sesi', 'video', people.client.uid, people.counsellor.uid, 'orang-', 'localhost'])
      expect(reply.body).not.toContain(word)
  })

  test('follows what is moved with a greater number, and forgets what is cancelled', async () => {
    const people = await twoPeople()
    const appointment = await anAppointment(database, people, inHours(30))
    const address = await addressOf(people.counsellor)
    await fetched(address)
    await moved(database, appointment, inHours(50))
    expect(eventsIn((await fetched(address)).body)).toMatchObject([{ uid: appointment.appointmentId, sequence: 1 }])
    await cancelled(database, appointment)
    expect(eventsIn((await fetched(address)).body)).toEqual([])
  })

  test('that has not changed is not sent twice', async () => {
    const people = await twoPeople()
    const appointment = await anAppointment(database, people, inHours(30))
    const address = await addressOf(people.client)
    const { etag = '' } = (await fetched(address)).headers
    const again = await fetched(address, { 'if-none-match': String(etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await moved(database, appointment, inHours(31))
    expect((await fetched(address, { 'if-none-match': String(etag) })).statusCode).toBe(200)
  })

  test('shows a year of a full diary, and the last month', async () => {
    const people = await twoPeople()
    for (let day = 1; day <= 120; day++) await anAppointment(database, people, inHours(day * 72))
    await anAppointment(database, people, inHours(-24 * 29), 'no-show')
    await anAppointment(database, people, inHours(-24 * 31))
    expect(eventsIn((await fetched(await addressOf(people.client))).body)).toHaveLength(121)
  })

  test('has one address: a new one ends the old, and ending it ends both', async () => {
    const { client } = await twoPeople()
    const first = await addressOf(client)
    const second = await addressOf(client)
    expect((await fetched(first)).statusCode).toBe(404)
    expect((await fetched(second)).statusCode).toBe(200)
    expect(await ask(client, getCalendarLinks)).toMatchObject({ feedSince: practice.clock.now.toString(), feedReadAt: practice.clock.now.toString() })
    await ask(client, endFeed)
    expect((await fetched(second)).statusCode).toBe(404)
    expect(((await ask(client, getCalendarLinks)) as CalendarLinks).feedSince).toBeNull()
  })

  test('of somebody who is frozen shows nothing', async () => {
    const { client } = await twoPeople()
    const address = await addressOf(client)
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [client.uid])
    expect((await fetched(address)).statusCode).toBe(404)
  })

  test('does not exist for who guesses, and its token is neither kept nor logged', async () => {
    const { client } = await twoPeople()
    const address = await addressOf(client)
    const token = address.split('/').at(-1) ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    await fetched(address)
    for (const wrong of ['x'.repeat(43), `${token.slice(0, 42)}${token.endsWith('A') ? 'B' : 'A'}`, token.slice(1), `${token}A`])
      expect((await fetched(`http://localhost:3000/api/calendar-feeds/${wrong}`)).statusCode).toBeGreaterThanOrEqual(400)
    expect(practice.logLines.join('\n')).not.toContain(token)
    const { rows } = await database.pool.query('select * from calendars.feed')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  })
})
