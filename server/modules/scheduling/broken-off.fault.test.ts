import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cancelAppointment, moveAppointment, waitForEarlier } from '#contract/scheduling'
import { inTransaction } from '#platform/context'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { faultKinds, statementsOfWhole } from '#test/faults'
import { aBookableCounsellor, aConfirmedAppointment, aReadyClient, askScheduling, at, holds } from '#test/scheduling'
import type { SpaceMember } from '#test/space-members'
import { confirmPaid } from './for-payments.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const nine = '2026-11-23T02:00:00Z'

/** All that an act leaves behind, of one client and of whoever waits: it is all of it or nothing. */
async function leftBehind({ uid }: SpaceMember): Promise<string> {
  const { rows } = await database.pool.query(
    `select a.state, a.starts_at, a.held_for, a.cancelled_by, a.waits_for_earlier, a.confirmed_at is not null as confirmed,
      (select count(*)::int from audit.event e where e.subject = 'appointment:' || a.id) as told,
      (select array_agg(name order by id) from platform.outbox o where o.payload ->> 'counsellorId' = a.counsellor_id::text) as events,
      (select count(*)::int from consents.cross_border_decision d where d.client_id = a.client_id and d.counsellor_id = a.counsellor_id) as decisions
    from scheduling.appointment a where a.client_id = $1 order by a.starts_at, a.id`,
    [uid],
  )
  return JSON.stringify(rows)
}

type Act = { readonly client: SpaceMember; readonly run: () => Promise<unknown> }

async function aPair() {
  const [client, other, counsellor] = [await aReadyClient(database), await aReadyClient(database), await aBookableCounsellor(database)]
  return { client, other, counsellor }
}

/** Over a hold whose time is over, so that there is something to be noted first. */
async function holding(): Promise<Act> {
  const { client, other, counsellor } = await aPair()
  await holds(database, other, counsellor, { at: nine })
  const [id, context] = [randomUUID(), at(client.context, '2026-11-20T06:00:00Z')]
  return { client, run: () => holds(database, client, counsellor, { id, at: nine, context }) }
}

async function confirming(): Promise<Act> {
  const { client, counsellor } = await aPair()
  const { appointment } = await holds(database, client, counsellor, { at: nine })
  return { client, run: () => inTransaction(client.context, (inside) => confirmPaid(inside, appointment?.id ?? '')) }
}

/** Somebody waits for what becomes free. */
async function aMeeting() {
  const { client, other, counsellor } = await aPair()
  const appointment = await aConfirmedAppointment(database, client, counsellor, { at: nine })
  const waiting = await aConfirmedAppointment(database, other, counsellor, { at: '2026-11-26T02:00:00Z' })
  await askScheduling(database, other.context, waitForEarlier, { params: { appointment: waiting }, body: { waits: true } })
  return { client, appointment }
}

async function moving(): Promise<Act> {
  const { client, appointment } = await aMeeting()
  const body = { startsAt: '2026-11-24T02:00:00Z' }
  return { client, run: () => askScheduling(database, client.context, moveAppointment, { params: { appointment }, body }) }
}

async function cancelling(): Promise<Act> {
  const { client, appointment } = await aMeeting()
  return { client, run: () => askScheduling(database, client.context, cancelAppointment, { params: { appointment }, body: { reason: 'unwell' } }) }
}

const acts = { holding, confirming, moving, cancelling }
const cases = Object.entries(acts).flatMap(([name, make]) => faultKinds.map((kind) => [name, kind, make] as const))

test.each(cases)('%s, broken off (%s) at any of its statements, is done wholly or not at all; sent again, it is done once', async (_, kind, make) => {
  expect(await statementsOfWhole({ make, kind, leftBehind, most: 100 })).toBeGreaterThan(5)
})
