import { randomUUID } from 'node:crypto'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { getSlots, holdSlot, saveWorkingHours, type WorkingHours } from '#contract/scheduling'
import { counsellorRoutes, type NewCounsellor } from '#modules/counsellors'
import type { NewLicence } from '#modules/credentials'
import { confirmPaid, schedulingRoutes } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import type { Database } from '#platform/database'
import { Refusal } from '#platform/refusal'
import { aPublishedCounsellor } from './builders.ts'
import { askRoute } from './ask-route.ts'
import { isReady } from './consents.ts'
import { aContext } from './database.ts'
import { aSpaceMember, type SpaceMember } from './space-members.ts'

/** A Friday noon in Jakarta is `testNow`; these are the office hours from Monday to Friday. */
export function someHours(over: Partial<WorkingHours> = {}): WorkingHours {
  const office = [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 17 * 60 },
  ]
  return {
    timeZone: 'Asia/Jakarta',
    weekly: Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? office : [])),
    exceptions: [],
    noticeHours: 2,
    horizonDays: 60,
    stepMinutes: 60,
    breakMinutes: 0,
    mostPerDay: null,
    ...over,
  }
}

/** As the practice has them: one memory of times for all who ask. */
const routesOf = new WeakMap<Database, ReturnType<typeof schedulingRoutes>>()

export function askScheduling<E extends Endpoint>(database: Database, context: Context, endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>> {
  const routes = routesOf.get(database) ?? schedulingRoutes()
  routesOf.set(database, routes)
  return askRoute([...routes, ...counsellorRoutes], context, endpoint, input)
}

export type TestCounsellor = SpaceMember & { readonly slug: string; readonly counsellorId: string; readonly service: string }

/** On the public pages, licensed, with hours: can be booked. Needs a practice. */
export async function aBookableCounsellor(
  database: Database,
  {
    hours = {},
    licence = {},
    ...page
  }: Partial<NewCounsellor> & { readonly hours?: Partial<WorkingHours> | null; readonly licence?: Partial<NewLicence> | null } = {},
): Promise<TestCounsellor> {
  const member = await aSpaceMember(database, 'counsellor')
  const { id, slug } = await aPublishedCounsellor(aContext(database), { accountId: member.uid, timeZone: 'Asia/Jakarta', ...page }, licence)
  if (hours) await askScheduling(database, member.context, saveWorkingHours, { body: someHours(hours) })
  const [service] = await bookableServices(database, slug)
  return { ...member, slug, counsellorId: id, service: service ?? '' }
}

export async function bookableServices({ pool }: Database, slug: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select s.id from counsellors.service s join counsellors.counsellor c on c.id = s.counsellor_id where c.slug = $1 order by s.position',
    [slug],
  )
  return rows.map(({ id }) => id)
}

/** Of whom nothing is missing before a booking. */
export async function aReadyClient(database: Database): Promise<SpaceMember> {
  const client = await aSpaceMember(database)
  await isReady(client)
  return client
}

type Choice = { readonly id?: string; readonly at: string; readonly service?: string; readonly timeZone?: string; readonly context?: Context }

export function holds(database: Database, client: SpaceMember, counsellor: TestCounsellor, { at, ...choice }: Choice) {
  const { id = randomUUID(), service = counsellor.service, timeZone = 'Asia/Jayapura', context = client.context } = choice
  return askScheduling(database, context, holdSlot, { body: { id, counsellor: counsellor.slug, service, startsAt: at, timeZone } })
}

/** Held, and paid as far as scheduling knows. @returns its id */
export async function aConfirmedAppointment(database: Database, client: SpaceMember, counsellor: TestCounsellor, choice: Choice): Promise<string> {
  const { appointment } = await holds(database, client, counsellor, choice)
  if (!appointment) throw new Error(`taken: ${choice.at}`)
  await inTransaction(choice.context ?? client.context, (inside) => confirmPaid(inside, appointment.id))
  return appointment.id
}

/** The same, at another time. */
export const at = (context: Context, time: string): Context => ({ ...context, now: () => Temporal.Instant.from(time) })

export const slotsOf = (
  database: Database,
  counsellor: TestCounsellor,
  query: Partial<InputOf<typeof getSlots>['query']> = {},
  context = aContext(database),
) => askScheduling(database, context, getSlots, { params: { slug: counsellor.slug }, query: { service: counsellor.service, ...query } })

/** What was refused, by its code; else undefined. */
export const refusalOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

/** Events of one appointment, in order. */
export async function eventsOf({ pool }: Database, appointment: string): Promise<{ name: string; payload: Record<string, unknown> }[]> {
  const { rows } = await pool.query(`select name, payload from platform.outbox where payload ->> 'appointmentId' = $1 order by id`, [appointment])
  return rows as { name: string; payload: Record<string, unknown> }[]
}
