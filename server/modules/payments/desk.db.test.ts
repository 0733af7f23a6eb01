import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { makeDiskBlobs } from '#platform/blobs'
import { aDatabase } from '#test/database'
import { moneyFault } from '#test/money-checker'
import { aKeptTime, appointmentState, aTill } from '#test/payments'
import { endCancelled, endExpired, sweepProofs } from './index.ts'

const database = await aDatabase()
const till = await aTill(database)
const admin = till.context('admin')
const clock = till.context('anonymous')

async function anInvoice(way: 'qris' | 'transfer' = 'transfer', over: Parameters<typeof aKeptTime>[1] = {}, voucher?: string) {
  const kept = await aKeptTime(till, over)
  const invoice = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way, ...(voucher && { voucher }) } })
  const params = { invoice: invoice.id }
  return {
    kept,
    invoice,
    params,
    asked: invoice.transfer?.amountIdr ?? invoice.dueIdr,
    confirm: (amountIdr: number) => till.ask(admin, contract.confirmPayment, { params, body: { amountIdr } }),
    refund: (amountIdr: number, id: string = randomUUID()) => till.ask(admin, contract.refundPayment, { params, body: { id, amountIdr } }),
    waive: (amountIdr: number) => till.ask(admin, contract.waivePrice, { params, body: { amountIdr } }),
    show: () => till.ask(admin, contract.getInvoice, { params }),
  }
}

const setState = (id: string, state: string) =>
  database.pool.query(
    `update scheduling.appointment set state = $2, held_until = null, held_for = null,
      cancelled_by = case when $2 = 'cancelled' then 'client' end, cancel_reason = case when $2 = 'cancelled' then 'no-reason' end,
      cancelled_late = case when $2 = 'cancelled' then false end where id = $1`,
    [id, state],
  )

const newsOf = async (id: string) =>
  (await database.pool.query<{ name: string }>(`select name from platform.outbox where payload ->> 'appointmentId' = $1 order by id`, [id])).rows.map(
    ({ name }) => name,
  )

describe('a payment that the desk confirms', () => {
  test('confirms the time; the three digits of a transfer are owed once they came', async () => {
    const { kept, asked, confirm, show } = await anInvoice()
    expect(await confirm(asked)).toMatchObject({ state: 'paid', paidIdr: asked, dueIdr: 0, owedBackIdr: 0 })
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect(await confirm(asked)).toEqual(await show())
    expect(await newsOf(kept.id)).toEqual(['appointment.was-confirmed'])
    expect(await moneyFault(database)).toBeNull()
  })

  test('twice at the same moment, counts once', async () => {
    const { asked, confirm } = await anInvoice('qris')
    const both = await Promise.all([confirm(asked), confirm(asked), confirm(asked)])
    for (const one of both) expect(one).toMatchObject({ state: 'paid', paidIdr: 250_000 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('is refused when it is too little, or more than anybody pays by mistake; a part too much is owed back', async () => {
    const { confirm } = await anInvoice('qris')
    for (const amount of [1, 249_999]) await expect(confirm(amount)).rejects.toMatchObject({ code: 'payment-too-little' })
    await expect(confirm(2_500_000)).rejects.toMatchObject({ code: 'payment-too-much' })
    for (const amount of [0, -250_000, 0.5, 1e12]) await expect(confirm(amount)).rejects.toMatchObject({ code: 'bad-request' })
    expect(await confirm(250_500)).toMatchObject({ state: 'paid', paidIdr: 250_500, owedBackIdr: 500 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('after the time has gone to somebody else, is owed back, and found there', async () => {
    const { kept, invoice, confirm, refund } = await anInvoice('qris')
    await setState(kept.id, 'expired')
    await aKeptTime(till, { counsellorId: kept.counsellorId, startsAt: kept.startsAt })
    await endExpired(clock, kept.id)
    expect(await confirm(250_000)).toMatchObject({ state: 'paid', paidIdr: 250_000, owedBackIdr: 250_000 })
    const { invoices } = await till.ask(admin, contract.listPayments, { query: { which: 'owed-back' } })
    expect(invoices.map(({ id }) => id)).toContain(invoice.id)
    expect(await refund(250_000)).toMatchObject({ state: 'refunded', refundedIdr: 250_000, owedBackIdr: 0 })
    expect(await newsOf(kept.id)).toEqual(['payment.was-sent-back'])
    expect(await moneyFault(database)).toBeNull()
  })

  test('after its time ran out, confirms it after all while it is free, with the voucher that was promised', async () => {
    const { code, voucher } = await till.ask(admin, contract.makeVoucher, {
      body: { id: randomUUID(), note: '', offIdr: 50_000, offPercent: null, mostUses: 1, validUntil: null },
    })
    const usesOf = async () => (await till.ask(admin, contract.listVouchers, {})).vouchers.find(({ id }) => id === voucher.id)?.uses
    const { kept, asked, confirm, show } = await anInvoice('transfer', {}, code)
    expect(await usesOf()).toBe(1)
    await setState(kept.id, 'expired')
    await endExpired(clock, kept.id)
    expect([await show(), await usesOf()]).toMatchObject([{ state: 'void', offIdr: 0, dueIdr: 0 }, 0])
    expect(await confirm(asked)).toMatchObject({ state: 'paid', offIdr: 50_000, paidIdr: asked, owedBackIdr: 0 })
    expect([(await appointmentState(till, kept.id)).state, await usesOf()]).toEqual(['confirmed', 1])
    // The news that it expired comes a second time, late.
    await endExpired(clock, kept.id)
    expect((await show()).state).toBe('paid')
    expect(await moneyFault(database)).toBeNull()
  })
})

describe('what the client says', () => {
  test('keeps the time until the desk has looked; a rejected payment may be paid again', async () => {
    const { kept, params, show, confirm } = await anInvoice('qris')
    const say = () => till.ask(kept.client, contract.sayPaid, { params })
    const said = await say()
    expect(said.saidPaidAt).not.toBeNull()
    expect(await say()).toEqual(said)
    expect((await appointmentState(till, kept.id)).heldFor).toBe('checking')
    const toCheck = await till.ask(admin, contract.listPayments, { query: { which: 'to-check' } })
    expect(toCheck.invoices.map(({ id }) => id)).toContain(params.invoice)
    const reject = () => till.ask(admin, contract.rejectPayment, { params })
    expect(await reject()).toMatchObject({ state: 'open', saidPaidAt: null })
    await reject()
    expect(await newsOf(kept.id)).toEqual(['payment.was-not-found'])
    expect((await appointmentState(till, kept.id)).heldFor).toBe('paying')
    await say()
    await confirm(250_000)
    expect((await show()).saidPaidAt).toBeNull()
  })

  test('is refused once the time is no longer kept, and the time that was rejected runs out', async () => {
    const { kept, params } = await anInvoice('qris')
    const late = await anInvoice('qris')
    await till.ask(kept.client, contract.sayPaid, { params })
    await till.ask(admin, contract.rejectPayment, { params })
    till.clock.pass({ minutes: 121 })
    for (const one of [late, { kept, params }])
      await expect(till.ask(one.kept.client, contract.sayPaid, { params: one.params })).rejects.toMatchObject({ code: 'hold-over' })
  })
})

describe('a waived price', () => {
  test('is taken off what is due, in the code as well; with nothing left the time is confirmed', async () => {
    const { kept, waive, show } = await anInvoice('qris')
    await expect(waive(250_001)).rejects.toMatchObject({ code: 'waived-too-much' })
    expect(await waive(100_000)).toMatchObject({ state: 'open', offIdr: 100_000, dueIdr: 150_000, qris: { amountIdr: 150_000 } })
    expect(await waive(150_000)).toMatchObject({ state: 'paid', offIdr: 250_000, dueIdr: 0, paidIdr: 0 })
    await expect(waive(1)).rejects.toMatchObject({ code: 'invoice-closed' })
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect((await show()).way).toBeNull()
    expect(await moneyFault(database)).toBeNull()
  })
})

describe('a refund', () => {
  test('in parts, each once, never comes to more than came in; nobody owes it anew', async () => {
    const { confirm, refund } = await anInvoice('qris')
    await expect(refund(1)).rejects.toMatchObject({ code: 'refund-too-much' })
    await confirm(250_000)
    const id = randomUUID()
    expect(await refund(100_000, id)).toMatchObject({ state: 'paid', refundedIdr: 100_000, owedBackIdr: 0, dueIdr: 0 })
    expect(await refund(100_000, id)).toMatchObject({ refundedIdr: 100_000 })
    await expect(refund(150_001)).rejects.toMatchObject({ code: 'refund-too-much' })
    const both = await Promise.allSettled([refund(150_000), refund(150_000)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await moneyFault(database)).toBeNull()
  })
})

describe('a cancelled appointment', () => {
  const cancelled = (appointmentId: string, isFree: boolean) => endCancelled(clock, { appointmentId, isFree })

  test('in time: what was paid is owed back, a voucher is free again, and an open invoice is void', async () => {
    const [paid, open] = [await anInvoice(), await anInvoice('qris')]
    await paid.confirm(paid.asked)
    for (const { kept } of [paid, open]) {
      await setState(kept.id, 'cancelled')
      await cancelled(kept.id, true)
      await cancelled(kept.id, true)
    }
    expect(await paid.show()).toMatchObject({ state: 'paid', owedBackIdr: paid.asked })
    expect(await open.show()).toMatchObject({ state: 'void', owedBackIdr: 0, dueIdr: 0, qris: null })
    expect(await paid.refund(paid.asked)).toMatchObject({ state: 'refunded', owedBackIdr: 0 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('late: what was paid stays; the desk may send some back all the same', async () => {
    const { kept, confirm, show, refund } = await anInvoice('qris')
    await confirm(250_000)
    await setState(kept.id, 'cancelled')
    await cancelled(kept.id, false)
    expect(await show()).toMatchObject({ state: 'paid', owedBackIdr: 0 })
    expect(await refund(50_000)).toMatchObject({ state: 'paid', refundedIdr: 50_000 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('that nobody paid for because it cost nothing any more, is void', async () => {
    const { kept, waive, show } = await anInvoice('qris')
    await waive(250_000)
    await setState(kept.id, 'cancelled')
    await cancelled(kept.id, true)
    expect(await show()).toMatchObject({ state: 'void', offIdr: 0, owedBackIdr: 0 })
    expect(await moneyFault(database)).toBeNull()
  })
})

describe('a proof of payment', () => {
  async function* bytesOf(bytes: Uint8Array) {
    yield bytes
  }
  const send = async (who: typeof admin, invoice: string, bytes: Uint8Array) =>
    till.ask(who, contract.sendProof, { params: { invoice }, body: bytesOf(bytes) })

  test('is kept as it came, replaced by a later one, and given to admins alone', async () => {
    const { kept, params, show } = await anInvoice('qris')
    const [first, second] = [randomBytes(2000), randomBytes(3000)]
    await send(kept.client, params.invoice, first)
    await send(kept.client, params.invoice, second)
    expect((await show()).hasProof).toBe(true)
    const { bytes, stream } = await till.ask(admin, contract.getProof, { params })
    expect(bytes).toBe(3000)
    expect(Buffer.concat(await Array.fromAsync(stream))).toEqual(second)
    await expect(till.ask(kept.client, contract.getProof, { params })).rejects.toMatchObject({ code: 'not-found' })
    await expect(send(till.context('client'), params.invoice, first)).rejects.toMatchObject({ code: 'not-found' })
    await expect(send(admin, params.invoice, first)).rejects.toMatchObject({ code: 'not-found' })
    expect(await blobsLeft()).toBe(1)
  })

  test('that is empty, too large, one too many, or for what is settled is refused, and leaves nothing behind', async () => {
    const { kept, params, confirm } = await anInvoice('qris')
    const before = await blobsLeft()
    await expect(send(kept.client, params.invoice, new Uint8Array())).rejects.toMatchObject({ code: 'bad-request' })
    await expect(send(kept.client, params.invoice, new Uint8Array(contract.mostProofBytes + 1))).rejects.toMatchObject({ code: 'body-too-large' })
    for (let time = 0; time < 10; time += 1) await send(kept.client, params.invoice, randomBytes(10))
    await expect(send(kept.client, params.invoice, randomBytes(10))).rejects.toMatchObject({ code: 'too-many-requests' })
    expect(await blobsLeft()).toBe(before + 1)
    await confirm(250_000)
    await expect(send(kept.client, params.invoice, randomBytes(10))).rejects.toMatchObject({ code: 'invoice-closed' })
  })

  test('is swept away when it belongs to no invoice, and a year later', async () => {
    const { kept, params } = await anInvoice('qris')
    await send(kept.client, params.invoice, randomBytes(10))
    const blobs = makeDiskBlobs(till.proofFolder)
    await blobs.put([randomBytes(5)])
    const later = { ...clock, now: () => Temporal.Now.instant().add({ hours: 48 }) }
    const before = await blobsLeft()
    await sweepProofs(later, blobs)
    expect(await blobsLeft()).toBe(before - 1)
    await sweepProofs({ ...clock, now: () => Temporal.Now.instant().add({ hours: 24 * 400 }) }, blobs)
    expect(await blobsLeft()).toBe(0)
  })

  const blobsLeft = async () =>
    readdirSync(till.proofFolder)
      .flatMap((inner) => readdirSync(join(till.proofFolder, inner)))
      .filter((name) => !name.endsWith('.part')).length
})

describe('the list for the desk', () => {
  test('finds by the amount of a statement, page by page, newest first', async () => {
    const { asked, params } = await anInvoice('transfer', { priceIdr: 777_000 })
    const found = await till.ask(admin, contract.listPayments, { query: { which: 'awaited', amountIdr: asked } })
    expect(found.invoices.map(({ id }) => id)).toEqual([params.invoice])
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const page = await till.ask(admin, contract.listPayments, { query: { which: 'all', ...(after && { after }) } })
      seen.push(...page.invoices.map(({ id }) => id))
      after = page.after
    } while (after)
    const count = await database.pool.query<{ n: number }>('select count(*)::int as n from payments.invoice')
    expect(seen).toHaveLength(count.rows[0]?.n ?? 0)
    expect(seen).toEqual(seen.toSorted().toReversed())
  })

  test('counts by what is to be done', async () => {
    const { counts } = await till.ask(admin, contract.listPayments, { query: { which: 'all' } })
    for (const [which, count] of [
      ['to-check', counts.toCheck],
      ['awaited', counts.awaited],
      ['owed-back', counts.owedBack],
    ] as const) {
      const { invoices } = await till.ask(admin, contract.listPayments, { query: { which } })
      expect(invoices).toHaveLength(count)
    }
  })
})
