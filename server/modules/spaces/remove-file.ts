import { appendAuditEvent } from '#modules/audit'
import type { BlobStore } from '#platform/blobs'
import { inTransaction, type Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { eraseFile, lockOwnFile } from './file-rows.ts'
import { ownIdIn } from './read-space.ts'

/** One's own file, for good; done twice, it is done once. @throws Refusal not-found for whoever is not its sender, or no member any more */
export async function removeFile(context: Context, blobs: BlobStore, spaceId: string, id: string): Promise<void> {
  const from = await ownIdIn(context, spaceId)
  const blob = await inTransaction(context, async (inside) => {
    const row = await lockOwnFile(inside.db, spaceId, id, from)
    if (!row) throw notFound()
    if (!row.blob) return null
    await eraseFile(inside.db, id, inside.now())
    await appendAuditEvent(inside, { action: 'file.erased', subject: `space:${spaceId}`, details: { file: id } })
    return row.blob
  })
  // After the row: a blob without one is swept, a row without its blob would promise what is not there.
  if (blob) await blobs.remove(blob)
}
