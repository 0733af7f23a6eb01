import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { aDatabase } from '#test/database'
import { moneyFault } from '#test/money-checker'
import { aKeptTime, aTill, type TestMoney } from '#test/payments'
import { endCancelled, endExpired } from './index.ts'

const database = await aDatabase()
const till = await aTill(database)
const admin = till.context('admin')
const { pool } = database

async function aPaidInvoice() {
  const kept = await aKeptTime(till)
  const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
  return till.ask(admin, contract.confirmPayment, { params: { invoice: id }, body: { amountIdr: 250_000 } })
}

describe('the database itself', () => {
  test('changes and deletes no deed, no posting, and nothing that an invoice says', async () => {
    const { id } = await aPaidInvoice()
    const wrong = [
      'update payments.posting set amount_idr = 1',
      'delete from payments.posting',
      'truncate payments.posting',
      `update payments.deed set deed = 'refunded'`,
      'delete from payments.deed',
      'truncate payments.deed cascade',
      'delete from payments.invoice',
    ]
    for (const one of wrong) await expect(pool.query(one), one).rejects.toThrow('money is only ever added to')
    for (const column of ['price_idr = 1', 'serial = 99999', 'client_id = uuidv7()', `wording = '{}'`, `issued_at = now()`, `sender = 'x'`])
      await expect(pool.query(`update payments.invoice set ${column} where id = $1`, [id]), column).rejects.toThrow(
        'what an invoice says is never changed',
      )
  })

  test('keeps no deed that does not come to nothing, nor one without postings', async () => {
    const { id } = await aPaidInvoice()
    const deed = (postings: string) =>
      `with d as (insert into payments.deed (invoice_id, deed, amount_idr, key, at) values ('${id}', 'paid', 5, '${randomUUID()}', now()) returning id) ${postings}`
    const posts = (amounts: string) => deed(`insert into payments.posting select d.id, p.* from d, (values ${amounts}) as p (account, amount)`)
    for (const one of [posts(`('money', 5)`), posts(`('money', 5), ('receivable', -4)`), deed('select 1'), posts(`('money', 5), ('receivable', 5)`)])
      await expect(pool.query(one)).rejects.toThrow('come to nothing')
    await expect(pool.query(posts(`('gold', 5), ('money', -5)`))).rejects.toThrow('check')
    expect(await moneyFault(database)).toBeNull()
  })

  test('sends no more back than came in', async () => {
    const { id } = await aPaidInvoice()
    const send = `insert into payments.deed (invoice_id, deed, amount_idr, key, at) values ($1, 'refunded', 250001, $2, now())`
    await expect(pool.query(send, [id, randomUUID()])).rejects.toThrow('check')
  })
})

describe('the ledger of a month', () => {
  test('holds what was earned, received and given up by the clock of the practice, and the deeds behind it', async () => {
    const own = await aDatabase()
    const alone = await aTill(own)
    alone.clock.now = Temporal.Instant.from('2026-11-30T17:30:00Z')
    const kept = await aKeptTime(alone)
    const { id, number } = await alone.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const desk = alone.context('admin')
    await alone.ask(desk, contract.waivePrice, { params: { invoice: id }, body: { amountIdr: 50_000 } })
    await alone.ask(desk, contract.confirmPayment, { params: { invoice: id }, body: { amountIdr: 200_000 } })
    const december = await alone.ask(desk, contract.getLedger, { query: { month: '2026-12' } })
    expect(december).toMatchObject({ earnedIdr: 250_000, receivedIdr: 200_000, givenUpIdr: 50_000, owedIdr: 0, isBalanced: true })
    expect(december.deeds.map(({ deed, amountIdr }) => [deed, amountIdr])).toEqual([
      ['paid', 200_000],
      ['waived', 50_000],
      ['invoiced', 250_000],
    ])
    expect(new Set(december.deeds.map((one) => one.number))).toEqual(new Set([number]))
    expect(await alone.ask(desk, contract.getLedger, { query: { month: '2026-11' } })).toMatchObject({ earnedIdr: 0, deeds: [], isBalanced: true })
    for (const month of ['2026-13', '2026', 'x'])
      await expect(alone.ask(desk, contract.getLedger, { query: { month } })).rejects.toMatchObject({ code: 'bad-request' })
  })
})

/** What may be done to an appointment and its invoice, by whom and in whatever order. */
const acts = {
  open: (way: 'qris' | 'transfer') => (at: Scene) => at.till.ask(at.kept.client, contract.openInvoice, { body: { appointment: at.kept.id, way } }),
  voucher: () => (at: Scene) =>
    at.till.ask(at.kept.client, contract.openInvoice, { body: { appointment: at.kept.id, way: 'qris', voucher: at.code } }),
  say: () => (at: Scene) => at.till.ask(at.kept.client, contract.sayPaid, { params: { invoice: at.invoice } }),
  confirm: (amountIdr: number) => (at: Scene) =>
    at.till.ask(admin, contract.confirmPayment, { params: { invoice: at.invoice }, body: { amountIdr } }),
  reject: () => (at: Scene) => at.till.ask(admin, contract.rejectPayment, { params: { invoice: at.invoice } }),
  waive: (amountIdr: number) => (at: Scene) => at.till.ask(admin, contract.waivePrice, { params: { invoice: at.invoice }, body: { amountIdr } }),
  refund: (amountIdr: number) => (at: Scene) =>
    at.till.ask(admin, contract.refundPayment, { params: { invoice: at.invoice }, body: { id: randomUUID(), amountIdr } }),
  expire: () => async (at: Scene) => {
    const { rowCount } = await pool.query(
      `update scheduling.appointment set state = 'expired', held_until = null, held_for = null where id = $1 and state = 'held'`,
      [at.kept.id],
    )
    if (rowCount === 1) await endExpired(at.till.context('anonymous'), at.kept.id)
  },
  cancel: (isFree: boolean) => async (at: Scene) => {
    await pool.query(
      `update scheduling.appointment set state = 'cancelled', held_until = null, held_for = null, cancelled_by = 'client', cancel_reason = 'no-reason',
        cancelled_late = $2 where id = $1 and state in ('held', 'confirmed')`,
      [at.kept.id, !isFree],
    )
    await endCancelled(at.till.context('anonymous'), { appointmentId: at.kept.id, isFree })
  },
} as const

type Scene = { till: TestMoney; kept: Awaited<ReturnType<typeof aKeptTime>>; invoice: string; code: string }

const someAmount = fc.oneof(fc.integer({ min: 1, max: 600_000 }), fc.constantFrom(250_000, 200_000, 125_000))
const someAct = fc.oneof(
  fc.constantFrom('qris' as const, 'transfer' as const).map(acts.open),
  fc.constant(acts.voucher()),
  fc.constant(acts.say()),
  { arbitrary: someAmount.map(acts.confirm), weight: 3 },
  fc.constant(acts.reject()),
  someAmount.map(acts.waive),
  { arbitrary: someAmount.map(acts.refund), weight: 2 },
  fc.constant(acts.expire()),
  fc.boolean().map(acts.cancel),
)

test('whatever is done, in whatever order, the books are right after each act', async () => {
  const { code } = await till.ask(admin, contract.makeVoucher, {
    body: { id: randomUUID(), note: '', offIdr: null, offPercent: 20, mostUses: 1000, validUntil: null },
  })
  await fc.assert(
    fc.asyncProperty(fc.array(someAct, { minLength: 1, maxLength: 12 }), async (done) => {
      const kept = await aKeptTime(till)
      const { id: invoice } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'transfer' } })
      for (const act of done) {
        await act({ till, kept, invoice, code }).catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'Refusal')) throw error
        })
        expect(await moneyFault(database)).toBeNull()
      }
    }),
    { numRuns: 20 },
  )
})
