import { randomInt } from 'node:crypto'
import { dueIdr } from '#domain/payments/balance'
import { gatewayWays, type GatewayWay, type PaymentWay } from '#domain/payments/invoice'
import { qrisFor, qrisTroubles, readQris, type Qris } from '#domain/payments/qris'
import { transferAmount, uniqueCodes } from '#domain/payments/unique-code'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { findSettings, findTransferAmounts, lockTransferAmounts, updateInvoice, type InvoiceRow } from './repository.ts'

export const isGateway = (way: PaymentWay): way is GatewayWay => gatewayWays.some((one) => one === way)

/** What an invoice asks for, and how. */
type Demand = Pick<InvoiceRow, 'way' | 'demandIdr' | 'qrisText' | 'transfer' | 'payAt'>
export const noDemand: Demand = { way: null, demandIdr: null, qrisText: null, transfer: null, payAt: null }

/** So long an amount is not given to somebody else, in case its transfer comes late. */
const restDays = 14

/**
 * Asks for what is due, by a way. The same way for the same amount stays as it is: who has the code on their screen may go on.
 * @throws Refusal payment-way-unknown when the practice does not offer it, transfer-codes-used-up
 */
export async function askBy(inside: Context, row: InvoiceRow, way: PaymentWay): Promise<InvoiceRow> {
  const due = dueIdr(row)
  if (row.way === way && isFor(row, due)) return row
  return updateInvoice(inside.db, row.id, { ...noDemand, ...(await demandBy(inside, way, due)) })
}

/** What is due has changed; by a gateway it is asked for once the client comes back. */
export async function askAnew(inside: Context, row: InvoiceRow): Promise<InvoiceRow> {
  if (row.way === null) return row
  const due = dueIdr(row)
  return due === 0 ? updateInvoice(inside.db, row.id, noDemand) : askBy(inside, row, row.way)
}

const isFor = ({ way, demandIdr }: InvoiceRow, due: number) => {
  const more = (demandIdr ?? 0) - due
  return way === 'transfer' ? more >= uniqueCodes.first && more <= uniqueCodes.last : more === 0
}

async function demandBy(inside: Context, way: PaymentWay, due: number): Promise<Partial<Demand>> {
  if (isGateway(way)) return { way, demandIdr: due }
  const { qrisText, transfer } = await findSettings(inside.db)
  if (way === 'qris') return { way, demandIdr: due, qrisText: checkedQris(qrisText, due) }
  if (!transfer) throw new Refusal('payment-way-unknown')
  return { way, demandIdr: await freeAmount(inside, due), transfer }
}

/** Read back before anybody sees it: the practice's own code, with this amount in it, and nothing else changed. */
function checkedQris(standing: string, amountIdr: number): string {
  const own = readQris(standing)
  if (standing === '' || typeof own === 'string') throw new Refusal('payment-way-unknown')
  const text = qrisFor(standing, amountIdr)
  const back = isTrouble(text) ? text : readQris(text)
  if (typeof back === 'string') throw new Refusal('payment-way-unknown')
  if (back.amountIdr !== amountIdr || standingOf(back) !== standingOf(own)) throw new Error('a QRIS code does not read back as it was meant')
  return text
}

const isTrouble = (text: string) => qrisTroubles.some((one) => one === text)

/** All but what an amount changes: how it begins, the amount, and the sum over it. */
const standingOf = ({ fields }: Qris) => JSON.stringify(fields.filter(({ tag }) => !['01', '54', '63'].includes(tag)))

async function freeAmount(inside: Context, due: number): Promise<number> {
  await lockTransferAmounts(inside.db)
  const since = inside.now().subtract({ hours: 24 * restDays })
  const near = await findTransferAmounts(inside.db, due + uniqueCodes.first, due + uniqueCodes.last, since)
  const amounts = (only: boolean) => new Set(near.flatMap(({ amountIdr, isOpen }) => (isOpen || !only ? amountIdr : [])))
  const begin = randomInt(uniqueCodes.last)
  const amount = transferAmount(due, amounts(false), begin) ?? transferAmount(due, amounts(true), begin)
  if (amount === null) throw new Refusal('transfer-codes-used-up')
  return amount
}
