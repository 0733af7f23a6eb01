import { CryptoRefusal, openFile } from '#crypto'
import { SpaceRefusal, type SpaceSource } from '#features/spaces'
import type { FileReference } from './content.ts'

/** Fetched, opened, and held against what its sender wrote of it. @throws {SpaceRefusal} file-damaged, {ApiRefusal} not-found once it was erased */
export async function fetchFile(source: SpaceSource, space: string, reference: FileReference): Promise<Uint8Array<ArrayBuffer>> {
  const { file, identity, bytes, sha256 } = reference
  const sealed = await source.fetchFile(space, file)
  try {
    return await openFile(identity, sealed, { bytes, sha256 })
  } catch (error) {
    if (error instanceof CryptoRefusal) throw new SpaceRefusal('file-damaged')
    throw error
  }
}
