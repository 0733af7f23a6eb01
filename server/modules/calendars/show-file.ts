import { icsFile } from '#domain/calendars/ics'
import { noticeFacts } from '#modules/accounts'
import { appointmentById } from '#modules/scheduling'
import type { Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { calendarBytes } from './calendar-bytes.ts'
import { eventOf } from './event-of.ts'
import { revise } from './revision.ts'

/** To be saved and opened by a calendar program. Of what nobody has confirmed there is nothing to write down. */
export async function showFile(context: Context, appointmentId: string) {
  const accountId = ownId(context)
  const facts = await appointmentById(context.db, appointmentId)
  if (!facts || ![facts.clientId, facts.counsellorId].includes(accountId)) throw notFound()
  if (!['confirmed', 'cancelled', 'no-show'].includes(facts.state)) throw notFound()
  const [revised, own] = [await revise(context, appointmentId), (await noticeFacts(context.db, [accountId])).get(accountId)]
  if (!revised || !own) throw notFound()
  return calendarBytes(icsFile({ method: 'PUBLISH', events: [eventOf(revised, own.language)] }))
}
