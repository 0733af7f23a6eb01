import { inArray, sql } from 'drizzle-orm'
import type { Bytes } from '#contract/bytes'
import type { ReplyOf } from '#contract/endpoint'
import { mostProofBytes, type listProofReaders } from '#contract/payments'
import { adminIds } from '#modules/accounts'
import { certifiedCards } from '#modules/keys'
import type { BlobStore } from '#platform/blobs'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { heldInvoiceOfClient, needOpen } from './held-invoice.ts'
import { findProof } from './repository.ts'
import { proof } from './tables.ts'

/** Somebody may choose the wrong picture a few times; whoever sends more is a script. */
const mostTimes = 10

/** To whom a proof is sealed: admins for whom the practice vouches now. */
export async function showProofReaders({ db, now }: Context): Promise<ReplyOf<typeof listProofReaders>> {
  const cards = await certifiedCards(db, await adminIds(db), 'admin', now())
  return { readers: [...cards].map(([uid, { card, certificates }]) => ({ uid, card, certificates: [...certificates] })) }
}

/**
 * Sealed bytes, kept as they are; a new one takes the place of the one before.
 * @throws Refusal not-found, invoice-closed, too-many-requests, body-too-large, bad-request
 */
export async function sendProof(context: Context, blobs: BlobStore, id: string, content: Bytes): Promise<void> {
  await inTransaction(context, (inside) => needPlace(inside, id))
  const blob = await blobs.put(atMost(content))
  try {
    const former = await inTransaction(context, async (inside) => {
      await needPlace(inside, id)
      const before = await findProof(inside.db, id)
      const row = { blob: blob.name, bytes: blob.bytes, at: inside.now().toString() }
      await inside.db
        .insert(proof)
        .values({ invoiceId: id, ...row })
        .onConflictDoUpdate({ target: proof.invoiceId, set: { ...row, times: sql`${proof.times} + 1` } })
      return before?.blob
    })
    if (former) await blobs.remove(former)
  } catch (error) {
    // After a fault nobody knows whether the row is there: what belongs to none is swept later.
    if (error instanceof Refusal) await blobs.remove(blob.name)
    throw error
  }
}

async function needPlace(inside: Context, id: string): Promise<void> {
  const { row } = await heldInvoiceOfClient(inside, id)
  needOpen(row)
  if (((await findProof(inside.db, id))?.times ?? 0) >= mostTimes) throw new Refusal('too-many-requests')
}

async function* atMost(content: Bytes): Bytes {
  let bytes = 0
  for await (const chunk of cutOff(content)) {
    bytes += chunk.length
    if (bytes > mostProofBytes) throw new Refusal('body-too-large')
    yield chunk
  }
  if (bytes === 0) throw new Refusal('bad-request')
}

/** Whoever hangs up in the middle has made no fault of ours. */
async function* cutOff(content: Bytes): Bytes {
  try {
    yield* content
  } catch {
    throw new Refusal('bad-request')
  }
}

/** For an admin, whose browser opens it. @throws Refusal not-found */
export async function readProof({ db }: Context, blobs: BlobStore, id: string): Promise<{ bytes: number; stream: Bytes }> {
  const row = await findProof(db, id)
  const blob = row && (await blobs.get(row.blob))
  if (!blob) throw notFound()
  return blob
}

/** Long after the bank’s statement was closed nobody looks at a picture of it any more. */
const keptDays = 365

/** What belongs to no invoice, because the server was killed between the disk and the database; and what is older than a year. */
export async function sweepProofs({ db, now }: Context, blobs: BlobStore): Promise<void> {
  const old = now().subtract({ hours: 24 * keptDays })
  await db.delete(proof).where(sql`${proof.at} < ${old.toString()}::timestamptz`)
  await blobs.sweep(now().subtract({ hours: 24 }), async (names) => {
    const rows = await db
      .select({ blob: proof.blob })
      .from(proof)
      .where(inArray(proof.blob, [...names]))
    return new Set(rows.map(({ blob }) => blob))
  })
}
