import { randomBytes } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { InputOf } from '#contract/endpoint'
import type { makeVoucher as endpoint, Voucher } from '#contract/payments'
import { isWorth, newCode, plainCode } from '#domain/payments/voucher'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { notFound, Refusal } from '#platform/refusal'
import { voucher } from './tables.ts'
import type { PaymentTools } from './tools.ts'
import { markOf, type VoucherRow } from './use-voucher.ts'

const endingLength = 4
const mostListed = 1000

export async function listVouchers({ db }: Context): Promise<{ vouchers: Voucher[] }> {
  const rows = await db.select().from(voucher).orderBy(desc(voucher.madeAt), desc(voucher.id)).limit(mostListed)
  return { vouchers: rows.map(presentVoucher) }
}

/** @param code of the demo, which tells it; else one that nobody could guess @throws Refusal voucher-worth-unclear, voucher-known */
export async function makeVoucher(
  context: Context,
  { outerKey }: Pick<PaymentTools, 'outerKey'>,
  { id, note, offIdr, offPercent, mostUses, validUntil }: InputOf<typeof endpoint>['body'],
  code: string = newCode(randomBytes),
): Promise<{ voucher: Voucher; code: string }> {
  if (!isWorth({ offIdr, offPercent }) || !isDate(validUntil)) throw new Refusal('voucher-worth-unclear')
  return inTransaction(context, async (inside) => {
    const row = { id, codeMark: markOf(outerKey, code), ending: plainCode(code).slice(-endingLength), note, offIdr, offPercent, mostUses, validUntil }
    const [made] = await inside.db
      .insert(voucher)
      .values({ ...row, madeAt: inside.now().toString() })
      .onConflictDoNothing()
      .returning()
    // Its code was told once; whoever lost the answer ends it and makes another.
    if (!made) throw new Refusal('voucher-known')
    await appendAuditEvent(inside, {
      action: 'voucher.made',
      subject: `voucher:${id}`,
      details: { off: offIdr === null ? `${offPercent}%` : String(offIdr), mostUses, validUntil: validUntil ?? 'none' },
    })
    return { voucher: presentVoucher(made), code }
  })
}

/** Ended twice, it is ended once. @throws Refusal not-found */
export async function endVoucher(context: Context, id: string): Promise<void> {
  await inTransaction(context, async (inside) => {
    const [ended] = await inside.db
      .update(voucher)
      .set({ endedAt: inside.now().toString() })
      .where(and(eq(voucher.id, id), isNull(voucher.endedAt)))
      .returning({ id: voucher.id })
    if (ended) return appendAuditEvent(inside, { action: 'voucher.ended', subject: `voucher:${id}` })
    if ((await inside.db.$count(voucher, eq(voucher.id, id))) === 0) throw notFound()
  })
}

function isDate(text: string | null): boolean {
  try {
    return text === null || Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

function presentVoucher({ id, ending, note, offIdr, offPercent, uses, mostUses, validUntil, endedAt }: VoucherRow): Voucher {
  return { id, ending, note, offIdr, offPercent, uses, mostUses, validUntil, endedAt: endedAt === null ? null : instantOf(endedAt).toString() }
}
