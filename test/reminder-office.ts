import { changeNoticeSettings, type NoticeSettings } from '#contract/notifications'
import type { Endpoint, InputOf } from '#contract/endpoint'
import { noteAppointment, notificationRoutes, tellReminders } from '#modules/notifications'
import type { Database } from '#platform/database'
import { makeMailer } from '#platform/mail'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { anAppointment } from './appointments.ts'
import { askRoute } from './ask-route.ts'
import { aContext } from './database.ts'
import { withAddress } from './news.ts'
import { aPushServer } from './push-server.ts'
import { anSmtpServer } from './smtp-server.ts'
import { aSpaceMember, type SpaceMember } from './space-members.ts'

const outerKey = outerKeyOf(newRing())
/** Push services look at their own clock: noon in Jakarta, three days ahead. */
const today = Temporal.Now.instant().toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
export const noon = today.add({ days: 3 }).toZonedDateTime({ timeZone: 'Asia/Jakarta', plainTime: '12:00' }).toInstant()
export const before = (minutes: number) => noon.subtract({ minutes })
export const [day, hour] = [24 * 60, 60] as const
export const wish: NoticeSettings = { push: true, email: true, quiet: null, everyMinutes: 120 }

/** A practice with its post and push service, in which two meet at noon; its clock is set in minutes before that. @param patienceMs with the post */
export async function aReminderOffice(database: Database, { patienceMs = 20_000 } = {}) {
  await database.pool.query('delete from notifications.reminder')
  const [push, smtp] = [await aPushServer(), await anSmtpServer()]
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  const mailFrom = 'teduh@praktik.example'
  const tools: Parameters<typeof tellReminders>[1] = {
    outerKey,
    origin: 'https://praktik.example',
    mailFrom,
    pushOrigins: [push.origin],
    mailer: makeMailer({ smtpUrl: smtp.url, mailFrom, dataFolder: '/nonexistent' }, patience),
  }
  const routes = notificationRoutes(tools)
  const at = (minute: number, context = aContext(database)) => ({ ...context, now: () => before(minute) })
  const ask = <E extends Endpoint>(minute: number, context: SpaceMember['context'], endpoint: E, input: InputOf<E>) =>
    askRoute(routes, at(minute, context), endpoint, input)
  const tell = async (...minutes: number[]) => {
    for (const minute of minutes) {
      push.clock.now = before(minute)
      await tellReminders(at(minute), tools)
    }
  }
  /** Each gets mails, unless told otherwise. */
  const twoPeople = async (over: Partial<NoticeSettings> = {}) => {
    const [client, counsellor] = [await aSpaceMember(database), await aSpaceMember(database, 'counsellor')]
    for (const one of [client, counsellor]) {
      await withAddress(database, outerKey, one.uid, `${one.role}@surel.example`)
      await ask(9999, one.context, changeNoticeSettings, { body: { ...wish, ...over } })
    }
    const appointment = await anAppointment(database, { client, counsellor }, noon)
    const note = (minute: number, occasion: Parameters<typeof noteAppointment>[1]) => noteAppointment(at(minute), occasion, appointment)
    return { client, counsellor, appointment, note }
  }
  /** On what occasion, by which way and with what outcome. */
  const logOf = async ({ appointmentId }: { appointmentId: string }) =>
    (
      await database.pool.query<{ line: string }>(
        `select concat_ws(' ', occasion, coalesce(channel, '-'), outcome) as line from notifications.reminder
         where appointment_id = $1 and told_at is not null order by told_at, occasion, channel`,
        [appointmentId],
      )
    ).rows.map(({ line }) => line)
  return { push, smtp, tools, at, ask, tell, twoPeople, logOf }
}

export type ReminderOffice = Awaited<ReturnType<typeof aReminderOffice>>
