import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { changeNoticeSettings, subscribePush } from '#contract/notifications'
import { cancelled, moved } from '#test/appointments'
import { aDatabase } from '#test/database'
import { aReminderOffice, day, hour, noon, wish, type ReminderOffice } from '#test/reminder-office'
import { decodedWords, partsOf, type ReceivedMail } from '#test/smtp-server'

const database = await aDatabase()

const textOf = (mail: ReceivedMail) => partsOf(mail).find(({ type }) => type.startsWith('text/plain'))?.body ?? ''
const icsOf = (mail: ReceivedMail) => partsOf(mail).find(({ type }) => type.startsWith('text/calendar'))
const toClient = ({ received }: ReminderOffice['smtp']) => received.filter(({ to }) => to[0] === 'client@surel.example')
const subjectOf = ({ head }: ReceivedMail) => decodedWords(head.get('subject') ?? '')

describe('whoever has an appointment', () => {
  test('hears that it stands, a day before and an hour before, and nothing twice', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, 3 * day - 1, day + 1, day, day - 1, hour + 1, hour, hour - 1, 1)
    expect(await office.logOf(appointment)).toEqual(
      ['confirmed', 'day-before', 'hour-before'].flatMap((one) => [`${one} email sent`, `${one} email sent`]),
    )
    expect(toClient(office.smtp)).toHaveLength(3)
  })

  test('is told the time with its zone, by a subject that says nothing else, with the way there', async () => {
    const office = await aReminderOffice(database)
    const { client, counsellor, appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await office.tell(3 * day)
    const [mail = expect.fail()] = toClient(office.smtp)
    expect(subjectOf(mail)).toBe('Janji temu Anda')
    expect(textOf(mail)).toContain('12.00 WIB')
    expect(textOf(mail)).not.toContain('yang satu lagi')
    expect(textOf(mail)).toContain(`https://praktik.example/janji/${appointment.appointmentId}\n`)
    const toCounsellor = office.smtp.received.find(({ to }) => to[0] === 'counsellor@surel.example') ?? expect.fail()
    expect(textOf(toCounsellor)).toContain('https://praktik.example/agenda\n')
    const whole = JSON.stringify(office.smtp.received.map((one) => [...one.head, one.body, partsOf(one)]))
    for (const word of ['orang-', client.uid, counsellor.uid, 'Sesi', 'video', 'onsel']) expect(whole).not.toContain(word)
  })

  test('is told both times where the two are in other zones, in their own language', async () => {
    const office = await aReminderOffice(database)
    const { client, note } = await office.twoPeople()
    await database.pool.query(`update accounts.account set time_zone = 'Asia/Jayapura', language = 'en' where id = $1`, [client.uid])
    await note(3 * day, 'confirmed')
    await office.tell(3 * day)
    const texts = office.smtp.received.map(textOf)
    expect(texts.find((one) => one.includes('14:00 WIT\n(where the other one is: '))).toContain('12:00 WIB)')
    expect(texts.find((one) => one.includes('12.00 WIB\n(di tempat yang satu lagi: '))).toContain('14.00 WIT)')
  })

  test('has it in the calendar, sees it move there and go, each with a greater number', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await office.tell(3 * day)
    await moved(database, appointment, noon.add({ hours: 1 }))
    await note(2 * day, 'moved')
    await office.tell(2 * day)
    await cancelled(database, appointment)
    await note(2 * day - 1, 'cancelled')
    await office.tell(2 * day - 1, day, hour)
    const files = toClient(office.smtp).map((mail) => icsOf(mail) ?? expect.fail())
    const seen = files.map(({ type, body }) => {
      const calendar = new ICAL.Component(ICAL.parse(body))
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.fail())
      const attendee = event.attendees[0]?.getFirstValue()
      return [
        /method=(\w+)/.exec(type)?.[1],
        calendar.getFirstPropertyValue('method'),
        event.uid,
        event.sequence,
        event.startDate.toString(),
        attendee,
      ]
    })
    const [then, later] = [noon, noon.add({ hours: 1 })].map((one) => one.toString({ smallestUnit: 'second' }))
    const of = (method: string, sequence: number, start = then) => [
      method,
      method,
      appointment.appointmentId,
      sequence,
      start,
      'mailto:client@surel.example',
    ]
    expect(seen).toEqual([of('REQUEST', 0), of('REQUEST', 1, later), of('CANCEL', 2, later)])
  })

  test('who moves it gets the reminders of the new time, and none of the old', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople({ push: false })
    await note(3 * day, 'confirmed')
    await moved(database, appointment, noon.add({ hours: 5 }))
    await note(2 * day, 'moved')
    await office.tell(2 * day, day)
    expect(await office.logOf(appointment)).toEqual(['moved email sent', 'moved email sent'])
    await office.tell(day - 5 * hour, hour, -4 * hour + 1, -4 * hour)
    expect((await office.logOf(appointment)).filter((one) => one.includes('before'))).toEqual([
      ...Array(2).fill('day-before email sent'),
      ...Array(2).fill('hour-before email sent'),
    ])
  })

  test('who moves it there and back hears of both, and has each reminder once', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await note(5 * day, 'confirmed')
    await office.tell(5 * day)
    await moved(database, appointment, noon.add({ hours: 5 }))
    await note(4 * day, 'moved')
    await office.tell(4 * day)
    await moved(database, appointment, noon)
    await note(3 * day, 'moved')
    await office.tell(3 * day, day, hour, -4 * hour)
    const log = await office.logOf(appointment)
    expect(log.filter((one) => one.startsWith('moved'))).toHaveLength(4)
    expect(log.filter((one) => one.includes('before'))).toHaveLength(4)
  })

  test('that was only held is told nothing when it is given back', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await cancelled(database, appointment)
    await note(3 * day, 'cancelled')
    await office.tell(3 * day)
    expect(office.smtp.received).toEqual([])
  })

  test('that begins soon hears that it stands, and not the same once more', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await note(70, 'confirmed')
    await office.tell(70, 60, 30)
    expect(await office.logOf(appointment)).toEqual(['confirmed email sent', 'confirmed email sent'])
  })

  test('alone hears of an earlier time and of money, as often as that happens', async () => {
    const office = await aReminderOffice(database)
    const { counsellor, note } = await office.twoPeople()
    for (const occasion of ['earlier-time', 'payment-not-found', 'paid-back'] as const) {
      await note(3 * day, occasion)
      await note(3 * day, occasion)
      await note(2 * day, occasion)
    }
    await office.tell(2 * day)
    expect(toClient(office.smtp)).toHaveLength(6)
    expect(toClient(office.smtp).map((mail) => icsOf(mail))).toEqual(Array(6).fill(undefined))
    expect(office.smtp.received.filter(({ to }) => to[0]?.startsWith(counsellor.role))).toEqual([])
  })
})

describe('the clock', () => {
  test('that starts late skips what is over: nothing comes once it has begun, and the hour counts more than the day', async () => {
    const office = await aReminderOffice(database)
    const [one, other] = [await office.twoPeople(), await office.twoPeople()]
    await one.note(3 * day, 'confirmed')
    await office.tell(3 * day)
    await office.tell(30)
    expect((await office.logOf(one.appointment)).filter((line) => line.includes('before'))).toEqual(Array(2).fill('hour-before email sent'))
    await other.note(3 * day, 'confirmed')
    await office.tell(0, -day)
    expect(await office.logOf(other.appointment)).toEqual([])
  })

  test('that is put back tells nothing again', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, hour, 2 * day, 3 * day, hour)
    expect(await office.logOf(appointment)).toHaveLength(4)
  })

  test('in quiet hours keeps what can wait, and not the last reminder', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople({ quiet: { from: '10:30', to: '12:30' } })
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, 3 * day - 29)
    expect(office.smtp.received).toEqual([])
    await office.tell(3 * day - 30)
    expect(await office.logOf(appointment)).toEqual(Array(2).fill('confirmed email sent'))
    await office.tell(hour)
    expect(await office.logOf(appointment)).toContain('hour-before email sent')
  })
})

describe('a way', () => {
  test('is a push without a word, a mail, or both, as somebody wishes', async () => {
    const office = await aReminderOffice(database)
    const { client, counsellor, note } = await office.twoPeople()
    await office.ask(4 * day, client.context, subscribePush, { body: { endpoint: `${office.push.origin}/klien` } })
    await office.ask(4 * day, counsellor.context, changeNoticeSettings, { body: { ...wish, email: false } })
    await office.ask(4 * day, counsellor.context, subscribePush, { body: { endpoint: `${office.push.origin}/konselor` } })
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, 3 * day - 1)
    expect(office.push.received.map(({ path, body }) => [path, body]).toSorted()).toEqual([
      ['/klien', ''],
      ['/konselor', ''],
    ])
    expect(office.smtp.received.map(({ to }) => to[0])).toEqual(['client@surel.example'])
  })

  test('that does not exist is seen in the log', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople({ email: false })
    await note(3 * day, 'confirmed')
    await office.tell(3 * day)
    expect(await office.logOf(appointment)).toEqual(['confirmed - no-way', 'confirmed - no-way'])
  })

  test('of somebody who is frozen is not used', async () => {
    const office = await aReminderOffice(database)
    const { client, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [client.uid])
    await office.tell(3 * day)
    expect(toClient(office.smtp)).toEqual([])
  })
})

describe('post that keeps silent', () => {
  test('is tried again, less and less often, and once it speaks each mail comes once, by a name that stays', async () => {
    const office = await aReminderOffice(database, { patienceMs: 500 })
    const { appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    office.smtp.mood.isSilent = true
    await office.tell(3 * day, 3 * day - 1, 3 * day - 2)
    expect(await office.logOf(appointment)).toEqual(Array(2).fill('confirmed email silent'))
    office.smtp.mood.isSilent = false
    await office.tell(2 * day, 2 * day - 1)
    expect(await office.logOf(appointment)).toEqual(Array(2).fill('confirmed email sent'))
    expect(office.smtp.received).toHaveLength(2)
    for (const { head } of office.smtp.received) expect(head.get('message-id')).toMatch(/^<[\w-]{36}\.0@praktik\.example>$/)
  })

  test('until it is too late is given up', async () => {
    const office = await aReminderOffice(database, { patienceMs: 500 })
    const { appointment, note } = await office.twoPeople()
    await note(20, 'confirmed')
    office.smtp.mood.isSilent = true
    await office.tell(20, 10)
    office.smtp.mood.isSilent = false
    await office.tell(-1)
    expect(await office.logOf(appointment)).toEqual(Array(2).fill('confirmed email given-up'))
    expect(office.smtp.received).toEqual([])
  })
})
