import { filePath, filesPath, type KeptFile } from '#contract/spaces'
import { CryptoRefusal, openFile } from '#crypto'
import { SpaceRefusal } from '#features/spaces'
import { ApiRefusal } from '#lib/api'
import type { FileReference } from './content.ts'

const pathOf = (path: string, space: string, file = '') => path.replace(':space', space).replace(':file', file)

/** Hands a sealed file over. @throws {ApiRefusal} */
export async function uploadFile(space: string, sealed: Uint8Array<ArrayBuffer>): Promise<KeptFile> {
  const response = await fetch(pathOf(filesPath, space), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: sealed,
    redirect: 'error',
  }).catch(() => {
    throw new ApiRefusal('unanswered')
  })
  const reply = (await response.json().catch(() => null)) as (KeptFile & { code?: string }) | null
  if (response.ok && reply) return reply
  throw new ApiRefusal(reply?.code ?? 'unanswered')
}

/** Fetched, opened, and held against what its sender wrote of it. @throws {SpaceRefusal} file-damaged, {ApiRefusal} not-found once it was erased */
export async function fetchFile(space: string, { file, identity, bytes, sha256 }: FileReference): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(pathOf(filePath, space, file), { cache: 'no-store', redirect: 'error' }).catch(() => {
    throw new ApiRefusal('offline')
  })
  if (!response.ok) throw new ApiRefusal(response.status === 404 ? 'not-found' : 'fault')
  const sealed = new Uint8Array(
    await response.arrayBuffer().catch(() => {
      throw new ApiRefusal('offline')
    }),
  )
  try {
    return await openFile(identity, sealed, { bytes, sha256 })
  } catch (error) {
    if (error instanceof CryptoRefusal) throw new SpaceRefusal('file-damaged')
    throw error
  }
}
