import { describe, expect, test } from 'vitest'
import { listReminders, resendReminder } from '#contract/calendars'
import { changeNoticeSettings } from '#contract/notifications'
import { moved } from '#test/appointments'
import { aContext, aDatabase } from '#test/database'
import { aReminderOffice, before, day, hour, noon, wish, type ReminderOffice } from '#test/reminder-office'

const database = await aDatabase()
const admin = aContext(database, { kind: 'account', accountId: 'admin', role: 'admin', frozen: false })

describe('the log', () => {
  type Log = { reminders: { id: string; person: string; outcome: string | null }[]; after: string | null }
  const list = (office: ReminderOffice, minute: number, after?: string) =>
    office.ask(minute, admin, listReminders, { query: { ...(after && { after }) } }) as Promise<Log>

  test('names who, on what occasion and how it went, newest first, and nothing that is still to come', async () => {
    const office = await aReminderOffice(database)
    const { client, counsellor, appointment, note } = await office.twoPeople()
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, day)
    const { reminders } = await list(office, day)
    const own = reminders.filter((one) => 'appointment' in one && one.appointment === appointment.appointmentId)
    const names = [client, counsellor].map(({ uid }) => `orang-${uid.slice(0, 8)}`)
    expect(own).toEqual(
      ['day-before', 'confirmed'].flatMap((occasion) =>
        [1, 2].map(() => ({
          id: expect.any(String),
          at: before(occasion === 'confirmed' ? 3 * day : day).toString(),
          appointment: appointment.appointmentId,
          person: expect.stringMatching(new RegExp(names.join('|'))),
          occasion,
          channel: 'email',
          outcome: 'sent',
        })),
      ),
    )
  })

  test('goes on page by page, each row once', async () => {
    const office = await aReminderOffice(database)
    for (let place = 0; place < 20; place++) await (await office.twoPeople({ email: false })).note(3 * day, 'confirmed')
    await office.tell(3 * day, day)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list(office, day, after)
      expect(page.reminders.length).toBeLessThanOrEqual(50)
      seen.push(...page.reminders.map(({ id }) => id))
      after = page.after ?? undefined
    } while (after)
    const { rows } = await database.pool.query('select id from notifications.reminder where told_at is not null or due_at <= $1', [
      before(day).toString(),
    ])
    expect(seen.length).toBe(new Set(seen).size)
    expect(seen.length).toBe(rows.length)
  })

  test('can send once more what came to nothing, also by another way, but not of what is over', async () => {
    const office = await aReminderOffice(database)
    const { client, appointment, note } = await office.twoPeople({ email: false })
    await note(3 * day, 'confirmed')
    await office.tell(3 * day)
    await office.ask(3 * day, client.context, changeNoticeSettings, { body: wish })
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from notifications.reminder where appointment_id = $1 and account_id = $2 and occasion = 'confirmed'`,
      [appointment.appointmentId, client.uid],
    )
    const reminder = rows[0]?.id ?? ''
    const resend = (minute: number) => office.ask(minute, admin, resendReminder, { params: { reminder } })
    await resend(2 * day)
    await office.tell(2 * day)
    expect(office.smtp.received.map(({ head }) => head.get('message-id'))).toEqual([`<${reminder}.1@praktik.example>`])
    await resend(2 * day - 5)
    await office.tell(2 * day - 5)
    expect(office.smtp.received).toHaveLength(2)
    await expect(resend(0)).rejects.toMatchObject({ code: 'reminder-over' })
    await moved(database, appointment, noon.add({ hours: 2 }))
    await expect(resend(day)).rejects.toMatchObject({ code: 'reminder-over' })
    const unknown = office.ask(day, admin, resendReminder, { params: { reminder: client.uid } })
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is for the desk: to whoever else it does not exist', async () => {
    const office = await aReminderOffice(database)
    const { client, counsellor } = await office.twoPeople()
    for (const { context } of [client, counsellor])
      await expect(office.ask(day, context, listReminders, { query: {} })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is forgotten a month after the appointment', async () => {
    const office = await aReminderOffice(database)
    const { appointment, note } = await office.twoPeople({ email: false })
    await note(3 * day, 'confirmed')
    await office.tell(3 * day, day, hour, -29 * day)
    expect(await office.logOf(appointment)).not.toEqual([])
    await office.tell(-30 * day - 1)
    expect(await office.logOf(appointment)).toEqual([])
  })
})
