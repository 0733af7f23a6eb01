import type { Bytes } from '#contract/bytes'
import { longestFileBytes, type KeptFile } from '#contract/spaces'
import { fileRefusal, mostUploadsAtOnce } from '#domain/spaces/files'
import type { BlobStore } from '#platform/blobs'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { findUsage, insertFile, lockUsage } from './file-rows.ts'
import { ownIdIn } from './read-space.ts'

export type FileTools = { readonly blobs: BlobStore; readonly onTheirWay: Map<string, number> }

/**
 * Keeps a sealed file for the members of a space. It is counted while it comes and again, with all that came meanwhile, before it
 * belongs to anybody; a refused one leaves nothing behind.
 * @throws Refusal not-found, body-too-large, bad-request, files-full, files-too-many, too-many-requests
 */
export async function keepFile(context: Context, tools: FileTools, spaceId: string, content: Bytes): Promise<KeptFile> {
  const accountId = await ownIdIn(context, spaceId)
  await checkRoom(context, accountId, 0)
  return asOneOfFew(tools, accountId, async () => {
    const blob = await tools.blobs.put(sealedOnly(content))
    try {
      return await inTransaction(context, (inside) => record(inside, spaceId, accountId, blob))
    } catch (error) {
      // After a fault nobody knows whether the row is there: what belongs to none is swept later.
      if (error instanceof Refusal) await tools.blobs.remove(blob.name)
      throw error
    }
  })
}

async function record(inside: Context, spaceId: string, accountId: string, { name, bytes }: { name: string; bytes: number }): Promise<KeptFile> {
  await lockUsage(inside.db, accountId)
  await ownIdIn(inside, spaceId)
  await checkRoom(inside, accountId, bytes)
  return { file: await insertFile(inside.db, { spaceId, accountId, bytes, blob: name, at: inside.now().toString() }), bytes }
}

async function checkRoom({ db, now }: Context, accountId: string, bytes: number): Promise<void> {
  const refused = fileRefusal(await findUsage(db, accountId, now().subtract({ hours: 24 })), bytes)
  if (refused) throw new Refusal(refused)
}

/** Every age file begins so (https://age-encryption.org/v1): what does not was never sealed, and is not taken. */
const firstLine = Buffer.from('age-encryption.org/v1\n')

async function* sealedOnly(content: Bytes): Bytes {
  let bytes = 0
  let head = Buffer.alloc(0)
  for await (const chunk of cutOff(content)) {
    head = Buffer.concat([head, chunk.subarray(0, firstLine.length - head.length)])
    if (!firstLine.subarray(0, head.length).equals(head)) throw new Refusal('bad-request')
    bytes += chunk.length
    if (bytes > longestFileBytes) throw new Refusal('body-too-large')
    yield chunk
  }
  if (head.length < firstLine.length) throw new Refusal('bad-request')
}

/** Whoever hangs up in the middle has made no fault of ours. */
async function* cutOff(content: Bytes): Bytes {
  try {
    yield* content
  } catch {
    throw new Refusal('bad-request')
  }
}

async function asOneOfFew<T>({ onTheirWay }: FileTools, accountId: string, work: () => Promise<T>): Promise<T> {
  const before = onTheirWay.get(accountId) ?? 0
  if (before >= mostUploadsAtOnce) throw new Refusal('too-many-requests')
  onTheirWay.set(accountId, before + 1)
  try {
    return await work()
  } finally {
    const left = (onTheirWay.get(accountId) ?? 1) - 1
    if (left > 0) onTheirWay.set(accountId, left)
    else onTheirWay.delete(accountId)
  }
}
