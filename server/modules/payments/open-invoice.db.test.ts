import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { readQris } from '#domain/payments/qris'
import { aDatabase } from '#test/database'
import { moneyFault } from '#test/money-checker'
import { aKeptTime, appointmentState, aTill, someSettings } from '#test/payments'

const database = await aDatabase()
const till = await aTill(database)
const admin = till.context('admin')

const aVoucher = (over: object = {}) =>
  till.ask(admin, contract.makeVoucher, {
    body: { id: randomUUID(), note: 'uji', offIdr: null, offPercent: 100, mostUses: 5, validUntil: null, ...over },
  })

describe('an invoice', () => {
  test('is opened once for a time that is kept, by QRIS with the very amount in the code, and keeps the time', async () => {
    const kept = await aKeptTime(till)
    const body = { appointment: kept.id, way: 'qris' as const }
    const invoice = await till.ask(kept.client, contract.openInvoice, { body })
    expect(invoice).toMatchObject({
      state: 'open',
      appointment: kept.id,
      priceIdr: 250_000,
      offIdr: 0,
      dueIdr: 250_000,
      way: 'qris',
      transfer: null,
      payAt: null,
    })
    expect(invoice.number).toMatch(/^T-2026-\d{6}$/)
    expect(invoice.qris).toMatchObject({ merchant: 'SERAMBI UJI', city: 'YOGYAKARTA', amountIdr: 250_000 })
    expect(readQris(invoice.qris?.text ?? '')).toMatchObject({ amountIdr: 250_000 })
    expect(await appointmentState(till, kept.id)).toEqual({ state: 'held', heldFor: 'paying' })
    expect(await till.ask(kept.client, contract.openInvoice, { body })).toEqual(invoice)
    expect(await moneyFault(database)).toBeNull()
  })

  test('goes by the way told last; a transfer asks for three digits more', async () => {
    const kept = await aKeptTime(till)
    await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const { way, qris, transfer } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'transfer' } })
    expect([way, qris]).toEqual(['transfer', null])
    expect(transfer?.bank).toBe('Bank Uji')
    expect((transfer?.amountIdr ?? 0) - 250_000).toBeGreaterThanOrEqual(1)
    expect((transfer?.amountIdr ?? 0) - 250_000).toBeLessThanOrEqual(999)
    const again = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'transfer' } })
    expect(again.transfer).toEqual(transfer)
  })

  test('for nothing is settled at once, and the time confirmed', async () => {
    const kept = await aKeptTime(till, { priceIdr: 0 })
    const invoice = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: null } })
    expect(invoice).toMatchObject({ state: 'paid', dueIdr: 0, way: null })
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect(await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: null } })).toEqual(invoice)
    expect(await moneyFault(database)).toBeNull()
  })

  test('is open to nobody but its client and the desk; to others it does not exist', async () => {
    const kept = await aKeptTime(till)
    const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const stranger = till.context('client')
    const asStranger = [
      () => till.ask(stranger, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } }),
      () => till.ask(stranger, contract.getInvoice, { params: { invoice: id } }),
      () => till.ask(stranger, contract.getInvoiceDocument, { params: { invoice: id }, query: { language: 'id' } }),
      () => till.ask(stranger, contract.sayPaid, { params: { invoice: id } }),
      () => till.ask(stranger, contract.checkVoucher, { body: { code: 'ABCD-EFGH', appointment: kept.id } }),
    ]
    for (const asked of asStranger) await expect(asked()).rejects.toMatchObject({ code: 'not-found' })
    expect((await till.ask(stranger, contract.listInvoices, {})).invoices).toEqual([])
    expect((await till.ask(admin, contract.getInvoice, { params: { invoice: id } })).id).toBe(id)
    expect((await till.ask(kept.client, contract.listInvoices, {})).invoices.map((one) => one.id)).toEqual([id])
  })

  test('is refused by name: without a way, by one that is not offered, and when the time is no longer kept; no number is used up', async () => {
    const kept = await aKeptTime(till)
    const open = (way: 'midtrans' | null) => till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way } })
    await expect(open(null)).rejects.toMatchObject({ code: 'payment-way-needed' })
    await expect(open('midtrans')).rejects.toMatchObject({ code: 'payment-way-unknown' })
    till.clock.pass({ minutes: 11 })
    await expect(open(null)).rejects.toMatchObject({ code: 'hold-over' })
    expect(await moneyFault(database)).toBeNull()
  })
})

describe('numbers', () => {
  test('are given without gaps or doubles to thirty who open at the same moment, some of whom are refused', async () => {
    const kept = await Promise.all(Array.from({ length: 30 }, () => aKeptTime(till)))
    const opened = await Promise.allSettled(
      kept.map((one, place) =>
        till.ask(one.client, contract.openInvoice, { body: { appointment: one.id, way: place % 3 === 0 ? null : 'transfer' } }),
      ),
    )
    expect(opened.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    expect(await moneyFault(database)).toBeNull()
    const amounts = opened.flatMap((one) => (one.status === 'fulfilled' ? (one.value.transfer?.amountIdr ?? []) : []))
    expect(new Set(amounts).size).toBe(20)
  })

  test('begin anew with the year of the practice, not with that of London', async () => {
    const before = till.clock.now
    till.clock.now = Temporal.Instant.from('2026-12-31T17:30:00Z')
    const kept = await aKeptTime(till)
    const { number } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    expect(number).toBe('T-2027-000001')
    till.clock.now = before
  })
})

describe('a voucher', () => {
  test('is looked at without being used, and pays in one step', async () => {
    const { code } = await aVoucher()
    const kept = await aKeptTime(till)
    const shown = await till.ask(kept.client, contract.checkVoucher, {
      body: { code: code.toLowerCase().replaceAll('-', ' '), appointment: kept.id },
    })
    expect(shown).toEqual({ offIdr: 250_000, dueIdr: 0 })
    const invoice = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: null, voucher: code } })
    expect(invoice).toMatchObject({ state: 'paid', offIdr: 250_000, dueIdr: 0, paidIdr: 0 })
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect(await moneyFault(database)).toBeNull()
  })

  test('takes a part off, once, however often it is sent; a second one is refused', async () => {
    const [one, other] = [await aVoucher({ offPercent: 33 }), await aVoucher({ offPercent: null, offIdr: 10_000 })]
    const kept = await aKeptTime(till, { priceIdr: 100_001 })
    const open = (voucher: string) => till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris', voucher } })
    expect(await open(one.code)).toMatchObject({ offIdr: 33_001, dueIdr: 67_000, qris: { amountIdr: 67_000 } })
    expect(await open(one.code)).toMatchObject({ offIdr: 33_001, dueIdr: 67_000 })
    await expect(open(other.code)).rejects.toMatchObject({ code: 'voucher-one-only' })
  })

  test('is never used more often than it says, also by twelve at once', async () => {
    const { code, voucher } = await aVoucher({ mostUses: 4 })
    const kept = await Promise.all(Array.from({ length: 12 }, () => aKeptTime(till)))
    const tried = await Promise.allSettled(
      kept.map((one) => till.ask(one.client, contract.openInvoice, { body: { appointment: one.id, way: null, voucher: code } })),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    for (const one of tried) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'voucher-used-up' })
    const { vouchers } = await till.ask(admin, contract.listVouchers, {})
    expect(vouchers.find(({ id }) => id === voucher.id)).toMatchObject({ uses: 4, mostUses: 4 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('that is unknown, over or ended is refused by its name', async () => {
    const [over, ended] = [await aVoucher({ validUntil: '2026-11-19' }), await aVoucher()]
    await till.ask(admin, contract.endVoucher, { params: { voucher: ended.voucher.id } })
    const kept = await aKeptTime(till)
    const check = (code: string) => till.ask(kept.client, contract.checkVoucher, { body: { code, appointment: kept.id } })
    await expect(check(over.code)).rejects.toMatchObject({ code: 'voucher-over' })
    await expect(check(ended.code)).rejects.toMatchObject({ code: 'voucher-over' })
    for (const code of ['ABCD', '0000-0000-0000', '    ', '- - -']) await expect(check(code)).rejects.toMatchObject({ code: 'voucher-unknown' })
    for (const code of ['x', "' or 1=1 --", 'é'.repeat(8), 'A'.repeat(41)]) await expect(check(code)).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('has a code that the database does not hold, told once, and one worth', async () => {
    const body = { id: randomUUID(), note: '', offIdr: 5000, offPercent: null, mostUses: 1, validUntil: '2027-01-31' }
    const { code } = await till.ask(admin, contract.makeVoucher, { body })
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await expect(till.ask(admin, contract.makeVoucher, { body })).rejects.toMatchObject({ code: 'voucher-known' })
    const { rows } = await database.pool.query('select v::text as row from payments.voucher v')
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', '').slice(0, 8))
    for (const wrong of [{ offPercent: 5 }, { offIdr: null }, { validUntil: '2026-02-30' }])
      await expect(till.ask(admin, contract.makeVoucher, { body: { ...body, id: randomUUID(), ...wrong } })).rejects.toMatchObject({
        code: 'voucher-worth-unclear',
      })
    for (const wrong of [{ offIdr: -1 }, { offPercent: 101 }, { mostUses: 0 }, { offIdr: 1e12 }])
      await expect(till.ask(admin, contract.makeVoucher, { body: { ...body, id: randomUUID(), ...wrong } })).rejects.toMatchObject({
        code: 'bad-request',
      })
  })
})

describe('settings', () => {
  const save = (over: object) => till.ask(admin, contract.savePaymentSettings, { body: someSettings(over) })

  test('refuse a code by the name of what is wrong with it, and keep what was', async () => {
    const good = someSettings().qrisText
    const kept = await till.ask(admin, contract.getPaymentSettings, {})
    await expect(save({ qrisText: 'halo' })).rejects.toMatchObject({ code: 'not-a-qris' })
    await expect(save({ qrisText: good.slice(0, -2) })).rejects.toMatchObject({ code: 'not-a-qris' })
    await expect(save({ qrisText: good.replace('YOGYAKARTA', 'YOGYAKARTB') })).rejects.toMatchObject({ code: 'qris-damaged' })
    const paid = await aKeptTime(till)
    const { qris } = await till.ask(paid.client, contract.openInvoice, { body: { appointment: paid.id, way: 'qris' } })
    await expect(save({ qrisText: qris?.text })).rejects.toMatchObject({ code: 'qris-has-amount' })
    await expect(save({ transfer: { bank: 'B', account: 'abc', holder: 'x' } })).rejects.toMatchObject({ code: 'bad-request' })
    expect(await till.ask(admin, contract.getPaymentSettings, {})).toEqual(kept)
    expect(kept.qris).toEqual({ merchant: 'SERAMBI UJI', city: 'YOGYAKARTA' })
  })

  test('say which ways are offered', async () => {
    await save({ transfer: null })
    const client = till.context('client')
    expect(await till.ask(client, contract.getPaymentWays, {})).toEqual({ ways: ['qris'], payWithinMinutes: 120 })
    await save({ qrisText: '', transfer: null })
    expect((await till.ask(client, contract.getPaymentWays, {})).ways).toEqual([])
    await save({})
    expect((await till.ask(client, contract.getPaymentWays, {})).ways).toEqual(['qris', 'transfer'])
  })
})
