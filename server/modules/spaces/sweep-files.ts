import type { BlobStore } from '#platform/blobs'
import type { Context } from '#platform/context'
import { findBlobs } from './file-rows.ts'

/** What belongs to no file: the server was killed between the disk and the database. A day is longer than any upload. */
export async function sweepFiles({ db, now }: Context, blobs: BlobStore): Promise<void> {
  await blobs.sweep(now().subtract({ hours: 24 }), (names) => findBlobs(db, names))
}
