import { filePath, filesPath, type KeptFile } from '#contract/spaces'
import { ApiRefusal } from '#lib/api'

/** Its name may be somebody's word: it leads nowhere but to files of this space. */
const pathOf = (path: string, space: string, file = '') =>
  path.replace(':space', encodeURIComponent(space)).replace(':file', () => encodeURIComponent(file))

/** Hands a sealed file over. @returns as which it is kept. @throws {ApiRefusal} */
export async function uploadSealed(space: string, sealed: Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await fetch(pathOf(filesPath, space), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: sealed,
    redirect: 'error',
  }).catch(() => {
    throw new ApiRefusal('unanswered')
  })
  const reply = (await response.json().catch(() => null)) as (KeptFile & { code?: string }) | null
  if (response.ok && typeof reply?.file === 'string') return reply.file
  throw new ApiRefusal(reply?.code ?? 'unanswered')
}

/** As it is kept. @throws {ApiRefusal} not-found once it was erased */
export async function fetchSealed(space: string, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const offline = () => {
    throw new ApiRefusal('offline')
  }
  const response = await fetch(pathOf(filePath, space, file), { cache: 'no-store', redirect: 'error' }).catch(offline)
  if (!response.ok) throw new ApiRefusal(response.status === 404 ? 'not-found' : 'fault')
  return new Uint8Array(await response.arrayBuffer().catch(offline))
}
