import { and, eq } from 'drizzle-orm'
import { agendaPaths, appointmentPaths, noticesPaths } from '#contract/pages'
import type { Language } from '#contract/languages'
import type { ReminderOccasion } from '#domain/notifications/reminders'
import { formatDateTime } from '#domain/time/words'
import { m } from '#messages'
import { mailTo, noticeFacts } from '#modules/accounts'
import { invitationFor } from '#modules/calendars'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import type { Mail } from '#platform/mail'
import type { ReminderRow } from './remind.ts'
import type { Revised } from './reminder-facts.ts'
import { openEndpoint } from './sealed-values.ts'
import { undelivered } from './send-mail.ts'
import { sendPush, type Delivery } from './send-push.ts'
import { way, type Channel } from './tables.ts'
import type { NoticeTools } from './tools.ts'

type Due = ReminderRow & { readonly channel: Channel }

export const sendReminder = (context: Context, tools: NoticeTools, one: Due, revised: Revised): Promise<Delivery> =>
  one.channel === 'email' ? byMail(context, tools, one, revised) : byPush(context, tools, one)

/** To every browser that agreed; told is who was told by one of them. */
async function byPush(context: Context, tools: NoticeTools, { accountId }: Due): Promise<Delivery> {
  const browsers = await context.db
    .select()
    .from(way)
    .where(and(eq(way.accountId, accountId), eq(way.channel, 'push')))
  const deliveries = await Promise.all(
    browsers.map(async ({ id, endpointSealed }): Promise<Delivery> => {
      if (!endpointSealed) return { outcome: 'gone' }
      const delivery = await sendPush(context, tools, openEndpoint(tools.outerKey, id, endpointSealed))
      if (delivery.outcome === 'gone') await context.db.delete(way).where(eq(way.id, id))
      return delivery
    }),
  )
  const best = deliveries.find(({ outcome }) => outcome === 'sent') ?? deliveries.find(({ outcome }) => outcome !== 'gone')
  return best ?? { outcome: 'gone' }
}

async function byMail(context: Context, tools: NoticeTools, one: Due, revised: Revised): Promise<Delivery> {
  const { outerKey, mailer } = tools
  const { clientId, counsellorId } = revised.facts
  const facts = await noticeFacts(context.db, [clientId, counsellorId])
  const [own, other] = [facts.get(one.accountId), facts.get(one.accountId === clientId ? counsellorId : clientId)]
  if (!own) return { outcome: 'gone' }
  const zones = { own: own.timeZone, other: other?.timeZone ?? own.timeZone }
  try {
    const wasSent = await mailTo(context, outerKey, mailer, one.accountId, (language, to) => mailOf(tools, one, revised, zones, language, to))
    return { outcome: wasSent ? 'sent' : 'gone' }
  } catch (error) {
    return undelivered(error)
  }
}

type Zones = { readonly own: string; readonly other: string }

/** When, and where more stands: neither with whom nor what about. */
function mailOf(tools: NoticeTools, one: Due, revised: Revised, zones: Zones, language: Language, to: string): Omit<Mail, 'to'> {
  const { origin, mailFrom } = tools
  const { facts } = revised
  const pages = one.accountId === facts.counsellorId ? agendaPaths : appointmentPaths
  const text = textOf[one.occasion](
    {
      when: whenOf(one, zones, language),
      address: origin + pages[language].replace(':appointment', facts.id),
      settings: origin + noticesPaths[language],
    },
    { locale: language },
  )
  return {
    subject: m.reminder_subject({}, { locale: language }),
    text,
    messageId: `<${one.id}.${one.resends}@${mailFrom.slice(mailFrom.lastIndexOf('@') + 1)}>`,
    ...(hasInvitation(one.occasion) && { calendar: invitationFor(revised, { language, organizer: mailFrom, attendee: to }) }),
  }
}

const hasInvitation = (occasion: ReminderOccasion) => occasion !== 'earlier-time' && occasion !== 'payment-not-found' && occasion !== 'paid-back'

const textOf = {
  confirmed: m.reminder_confirmed,
  moved: m.reminder_moved,
  cancelled: m.reminder_cancelled,
  'day-before': m.reminder_day_before,
  'hour-before': m.reminder_hour_before,
  'earlier-time': m.reminder_earlier_time,
  'payment-not-found': m.reminder_payment_not_found,
  'paid-back': m.reminder_paid_back,
} as const satisfies Record<ReminderOccasion, unknown>

/** By the clock of whoever reads it, and of the other one where that shows another time. */
function whenOf({ startsAt }: ReminderRow, { own, other }: Zones, language: Language): string {
  const at = instantOf(startsAt)
  const offset = (zone: string) => at.toZonedDateTimeISO(zone).offsetNanoseconds
  const mine = formatDateTime(at.toString(), own, language)
  if (offset(own) === offset(other)) return mine
  return `${mine}\n${m.reminder_other_zone({ when: formatDateTime(at.toString(), other, language) }, { locale: language })}`
}
