import ICAL from 'ical.js'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { getAppointmentFile } from '#contract/calendars'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { askRoute } from '#test/ask-route'
import { anAppointment, cancelled, moved } from '#test/appointments'
import { aDatabase, testNow } from '#test/database'
import { aSpaceMember, type SpaceMember } from '#test/space-members'
import { calendarRoutes, revise } from './index.ts'

const database = await aDatabase()
const routes = calendarRoutes({ outerKey: outerKeyOf(newRing()), origin: 'http://localhost:3000', calendarOrigins: [] })
const start = testNow.add({ hours: 30 })

async function twoPeople() {
  return { client: await aSpaceMember(database), counsellor: await aSpaceMember(database, 'counsellor') }
}

async function fileFor({ context }: SpaceMember, appointment: string): Promise<string> {
  const { stream } = await askRoute(routes, context, getAppointmentFile, { params: { appointment } })
  return Buffer.concat(await Array.fromAsync(stream)).toString()
}

describe('the file of an appointment', () => {
  test('is given to the two whom it concerns, and to a stranger it does not exist', async () => {
    const people = await twoPeople()
    const { appointmentId } = await anAppointment(database, people, start)
    for (const one of Object.values(people)) expect(await fileFor(one, appointmentId)).toContain(`UID:${appointmentId}\r\n`)
    for (const stranger of Object.values(await twoPeople()))
      await expect(fileFor(stranger, appointmentId)).rejects.toMatchObject({ code: 'not-found' })
    await expect(fileFor(people.client, randomUUID())).rejects.toMatchObject({ code: 'not-found' })
  })

  test('does not exist before somebody has confirmed it', async () => {
    const people = await twoPeople()
    const { appointmentId } = await anAppointment(database, people, start, 'held')
    await expect(fileFor(people.client, appointmentId)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is numbered anew with each change, says that it is off once it is, and in whose words', async () => {
    const people = await twoPeople()
    const appointment = await anAppointment(database, people, start)
    await database.pool.query(`update accounts.account set language = 'en' where id = $1`, [people.counsellor.uid])
    const told = async (one: SpaceMember) => {
      const event = new ICAL.Component(ICAL.parse(await fileFor(one, appointment.appointmentId))).getFirstSubcomponent('vevent')
      return ['sequence', 'status', 'summary'].map((name) => event?.getFirstPropertyValue(name))
    }
    expect(await told(people.client)).toEqual([0, 'CONFIRMED', 'Janji temu'])
    expect(await told(people.counsellor)).toEqual([0, 'CONFIRMED', 'Appointment'])
    await moved(database, appointment, start.add({ hours: 1 }))
    expect(await told(people.client)).toEqual([1, 'CONFIRMED', 'Janji temu'])
    await moved(database, appointment, start)
    expect(await told(people.client)).toEqual([2, 'CONFIRMED', 'Janji temu'])
    await cancelled(database, appointment)
    expect(await told(people.client)).toEqual([3, 'CANCELLED', 'Janji temu'])
  })
})

describe('the number of an appointment', () => {
  test('grows by one however many look at the same moment, and with it the time when it became so', async () => {
    const people = await twoPeople()
    const appointment = await anAppointment(database, people, start)
    const at = (minute: number) => ({ ...people.client.context, now: () => testNow.add({ minutes: minute }) })
    await revise(at(5), appointment.appointmentId)
    await moved(database, appointment, start.add({ hours: 1 }))
    // Also where a clock was put back.
    const found = await Promise.all(Array.from({ length: 8 }, () => revise(at(0), appointment.appointmentId)))
    expect(new Set(found.map((one) => `${one?.sequence} ${one?.revisedAt}`))).toEqual(new Set([`1 ${testNow.add({ minutes: 5, seconds: 1 })}`]))
  })
})
