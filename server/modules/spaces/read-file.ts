import type { Bytes } from '#contract/bytes'
import type { BlobStore } from '#platform/blobs'
import type { Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { findFile } from './file-rows.ts'
import { ownIdIn } from './read-space.ts'

/** @throws Refusal not-found for whoever is no member, and when it was erased */
export async function readFile(context: Context, blobs: BlobStore, spaceId: string, id: string): Promise<{ bytes: number; stream: Bytes }> {
  await ownIdIn(context, spaceId)
  const row = await findFile(context.db, spaceId, id)
  if (!row?.blob) throw notFound()
  const blob = await blobs.get(row.blob)
  // Erased between the two looks; or lost, which only a restored backup explains.
  if (!blob) throw notFound()
  return blob
}
