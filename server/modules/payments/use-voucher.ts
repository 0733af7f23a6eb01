import { eq, sql } from 'drizzle-orm'
import { plainCode, worthOf } from '#domain/payments/voucher'
import { showPractice } from '#modules/practice'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import { countDeeds, recordDeed } from './deeds.ts'
import type { InvoiceRow } from './repository.ts'
import { voucher, voucherUse } from './tables.ts'

export type VoucherRow = typeof voucher.$inferSelect

/** A database that is stolen gives nothing to try codes against: the key lies outside of it. */
export const markOf = (outerKey: OuterKey, code: string): Buffer => outerKey.mark('payments.voucher', plainCode(code))

export async function findVoucher(db: Db, outerKey: OuterKey, code: string): Promise<VoucherRow | undefined> {
  const [row] = await db
    .select()
    .from(voucher)
    .where(eq(voucher.codeMark, markOf(outerKey, code)))
  return row
}

/** @throws Refusal voucher-unknown, voucher-over, voucher-used-up */
export async function needUsable(context: Context, row: VoucherRow | undefined): Promise<VoucherRow> {
  if (!row) throw new Refusal('voucher-unknown')
  if (row.endedAt !== null || (row.validUntil !== null && row.validUntil < (await today(context)))) throw new Refusal('voucher-over')
  if (row.uses >= row.mostUses) throw new Refusal('voucher-used-up')
  return row
}

/** Where the practice is: there its vouchers run out at midnight. */
async function today(context: Context): Promise<string> {
  const { timeZone } = await showPractice(context)
  return context.now().toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** One voucher for an invoice; the same one again changes nothing. @throws Refusal voucher-one-only, and as `needUsable` */
export async function applyVoucher(inside: Context, outerKey: OuterKey, row: InvoiceRow, code: string, dueIdr: number): Promise<void> {
  const [used] = await inside.db.select().from(voucherUse).where(eq(voucherUse.invoiceId, row.id))
  const found = await findVoucher(inside.db, outerKey, code)
  if (used && used.releasedAt === null) {
    if (used.voucherId === found?.id) return
    throw new Refusal('voucher-one-only')
  }
  const known = await needUsable(inside, found)
  const offIdr = worthOf(known, dueIdr)
  if (offIdr === 0) return
  const held = await needUsable(inside, await lockVoucher(inside.db, known.id))
  await inside.db.insert(voucherUse).values({ invoiceId: row.id, voucherId: held.id, offIdr, at: inside.now().toString() })
  await countUse(inside.db, held.id, 1)
  await recordDeed(inside, row.id, 'waived', offIdr, `voucher:${row.id}:${await countDeeds(inside.db, row.id, 'waived')}`)
}

/** What was not used for a session may be used for another. */
export async function releaseVoucher(inside: Context, invoiceId: string): Promise<void> {
  const [used] = await inside.db.select().from(voucherUse).where(eq(voucherUse.invoiceId, invoiceId))
  if (!used || used.releasedAt !== null) return
  await lockVoucher(inside.db, used.voucherId)
  await inside.db.update(voucherUse).set({ releasedAt: inside.now().toString() }).where(eq(voucherUse.invoiceId, invoiceId))
  await countUse(inside.db, used.voucherId, -1)
}

/** Somebody paid late what was asked with the voucher taken off: it counts again where there is one left, and the practice stands by its word where not. */
export async function takeVoucherBack(inside: Context, invoiceId: string): Promise<void> {
  const [used] = await inside.db.select().from(voucherUse).where(eq(voucherUse.invoiceId, invoiceId))
  if (!used || used.releasedAt === null) return
  const held = await lockVoucher(inside.db, used.voucherId)
  if (!held || held.uses >= held.mostUses) return
  await inside.db.update(voucherUse).set({ releasedAt: null }).where(eq(voucherUse.invoiceId, invoiceId))
  await countUse(inside.db, held.id, 1)
}

async function lockVoucher(db: Db, id: string): Promise<VoucherRow | undefined> {
  const [row] = await db.select().from(voucher).where(eq(voucher.id, id)).for('update')
  return row
}

async function countUse(db: Db, id: string, by: 1 | -1): Promise<void> {
  await db
    .update(voucher)
    .set({ uses: sql`${voucher.uses} + ${by}` })
    .where(eq(voucher.id, id))
}
