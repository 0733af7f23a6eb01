import { expect, test } from 'vitest'
import { openDatabase } from '#platform/database'
import { aContext, aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import { aReminderOffice, before, day, hour } from '#test/reminder-office'
import { noteAppointment, tellReminders } from './index.ts'

const database = await aDatabase()

test('of 25 appointments everybody is reminded once, by two processes that look at the same moments and hear each event twice', async () => {
  const office = await aReminderOffice(database)
  const meetings = await Promise.all(Array.from({ length: 25 }, () => office.twoPeople()))
  const processes = await Promise.all(Array.from({ length: 2 }, () => openDatabase(urlOf(database))))
  try {
    const everywhere = (work: (at: (minute: number) => ReturnType<typeof aContext>) => Promise<unknown>) =>
      Promise.all(processes.map((one) => work((minute) => ({ ...aContext(one), now: () => before(minute) }))))
    await everywhere(async (at) => {
      for (const { appointment } of meetings) await noteAppointment(at(3 * day), 'confirmed', appointment)
    })
    for (const minute of [3 * day, day, hour]) await everywhere((at) => tellReminders(at(minute), office.tools))
    expect(office.smtp.received).toHaveLength(25 * 2 * 3)
    const ids = office.smtp.received.map(({ head }) => head.get('message-id'))
    expect(new Set(ids).size).toBe(ids.length)
  } finally {
    for (const one of processes) await one.close()
  }
})

test('whoever fell over while a mail was on its way leaves it to the next, and it is known to be the same', async () => {
  const office = await aReminderOffice(database)
  const { note } = await office.twoPeople({ push: false })
  await note(3 * day, 'confirmed')
  const broken = { ...office.at(3 * day), db: withoutUpdates(office.at(3 * day).db, 1) }
  await expect(tellReminders(broken, office.tools)).rejects.toThrow('the process is gone')
  // The other one's mail was on its way as well.
  await fact(async () => office.smtp.received.length === 2)
  const sent = office.smtp.received.length
  await office.tell(3 * day - 1)
  expect(office.smtp.received).toHaveLength(sent)
  await office.tell(3 * day - 4)
  const ids = office.smtp.received.map(({ head }) => head.get('message-id'))
  expect(ids.length).toBeGreaterThan(sent)
  expect(new Set(ids).size).toBe(2)
  await office.tell(3 * day - 10, 3 * day - 20)
  expect(office.smtp.received).toHaveLength(ids.length)
})

/** As if the process ended at its first note of an outcome. */
function withoutUpdates(db: ReturnType<typeof aContext>['db'], allowed: number) {
  let updates = 0
  return new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (name !== 'update') return typeof value === 'function' ? value.bind(target) : value
      return (...given: Parameters<typeof db.update>) => {
        if (++updates > allowed) throw new Error('the process is gone')
        return target.update(...given)
      }
    },
  })
}
