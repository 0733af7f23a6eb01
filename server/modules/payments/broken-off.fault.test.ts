import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'
import { gatewayServers, newsOf } from '#test/gateway-servers'
import { moneyFault } from '#test/money-checker'
import { aKeptTime, aTill } from '#test/payments'
import { endCancelled, endExpired } from './index.ts'

const database = await aDatabase()
const servers = await gatewayServers()
const till = await aTill(database, { gateways: servers.config })
const admin = till.context('admin')
const clock = till.context('anonymous')
const { app } = await anApp(database, { config: { gateways: servers.config }, now: () => till.clock.now })

type Act = { readonly appointment: string; readonly run: () => Promise<unknown> }

async function anInvoice(way: 'qris' | 'midtrans' = 'qris') {
  const kept = await aKeptTime(till)
  const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way } })
  return { kept, appointment: kept.id, params: { invoice: id }, order: servers.midtrans.asked.at(-1)?.id ?? '' }
}

const confirm = (params: { invoice: string }) => till.ask(admin, contract.confirmPayment, { params, body: { amountIdr: 250_000 } })

const acts: Record<string, () => Promise<Act>> = {
  async opening() {
    const { code } = await till.ask(admin, contract.makeVoucher, {
      body: { id: randomUUID(), note: '', offIdr: 50_000, offPercent: null, mostUses: 1, validUntil: null },
    })
    const kept = await aKeptTime(till)
    const body = { appointment: kept.id, way: 'transfer' as const, voucher: code }
    return { appointment: kept.id, run: () => till.ask(kept.client, contract.openInvoice, { body }) }
  },
  async openingAtAGateway() {
    const kept = await aKeptTime(till)
    return { appointment: kept.id, run: () => till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'midtrans' } }) }
  },
  async confirming() {
    const { appointment, params } = await anInvoice()
    return { appointment, run: () => confirm(params) }
  },
  async news() {
    const { appointment, order } = await anInvoice('midtrans')
    const { body } = newsOf.midtrans({ orderId: order, amountIdr: 250_000 })
    const told = async () => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/gateways/midtrans',
        headers: { 'content-type': 'application/json' },
        payload: body,
      })
      if (answer.statusCode !== 200) throw new Error('told again later')
    }
    return { appointment, run: told }
  },
  async rejecting() {
    const { kept, appointment, params } = await anInvoice()
    await till.ask(kept.client, contract.sayPaid, { params })
    return { appointment, run: () => till.ask(admin, contract.rejectPayment, { params }) }
  },
  async refunding() {
    const { appointment, params } = await anInvoice()
    await confirm(params)
    const body = { id: randomUUID(), amountIdr: 100_000 }
    return { appointment, run: () => till.ask(admin, contract.refundPayment, { params, body }) }
  },
  async expiring() {
    const { appointment } = await anInvoice()
    await database.pool.query(`update scheduling.appointment set state = 'expired', held_until = null, held_for = null where id = $1`, [appointment])
    return { appointment, run: () => endExpired(clock, appointment) }
  },
  async cancelling() {
    const { appointment, params } = await anInvoice()
    await confirm(params)
    await database.pool.query(
      `update scheduling.appointment set state = 'cancelled', cancelled_by = 'client', cancel_reason = 'no-reason', cancelled_late = false where id = $1`,
      [appointment],
    )
    return { appointment, run: () => endCancelled(clock, { appointmentId: appointment, isFree: true }) }
  },
}

/** How it all stands for an appointment, without ids: whatever was broken off, it is all of an act or nothing. */
async function leftBehind(appointment: string): Promise<string> {
  const { rows } = await database.pool.query<{ left: unknown }>(
    `select to_jsonb(x) as left from (select a.state as appointment, a.held_for, i.state, i.way, i.invoiced_idr, i.off_idr, i.credited_idr, i.paid_idr, i.refunded_idr,
        i.said_paid_at is not null as said, i.demand_idr is not null as asked, i.paid_at is not null as paid,
        (select count(*) from payments.deed d where d.invoice_id = i.id) as deeds,
        (select count(*) from payments.voucher_use u where u.invoice_id = i.id and released_at is null) as vouchers,
        (select count(*) from audit.event e where e.subject = 'invoice:' || i.id) as told,
        (select count(*) from platform.outbox o where o.payload ->> 'appointmentId' = a.id::text) as events
      from scheduling.appointment a left join payments.invoice i on i.appointment_id = a.id where a.id = $1) x`,
    [appointment],
  )
  return JSON.stringify(rows[0]?.left)
}

const cases = Object.entries(acts).flatMap(([name, make]) => faultKinds.map((kind) => [name, kind, make] as const))

test.each(cases)('%s, broken off (%s) at any of its statements, leaves the books right; sent again, it is done once', async (_, kind, make) => {
  const whole = await make()
  await whole.run()
  const after = await leftBehind(whole.appointment)
  for (let at = 1; at < 150; at += 1) {
    const { appointment, run } = await make()
    const answered = () => run().then(
      () => true,
      () => false,
    ) // prettier-ignore
    const { statements } = await withFault({ at, kind }, answered)
    expect(await moneyFault(database), `statement ${at}`).toBeNull()
    await run()
    expect(await leftBehind(appointment), `again after ${at}`).toBe(after)
    if (statements < at) {
      expect(await moneyFault(database)).toBeNull()
      return expect(at).toBeGreaterThan(8)
    }
  }
  expect.unreachable('it has fewer statements')
})
