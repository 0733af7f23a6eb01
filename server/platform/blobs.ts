import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where bytes too large for a row are kept. Names are chosen by the store, never by a person. */
export type BlobStore = {
  put(bytes: Uint8Array): Promise<string>
  get(name: string): Promise<Uint8Array | null>
  remove(name: string): Promise<void>
}

const namePattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Files in the data folder, two levels deep so that no folder grows too long. */
export function makeDiskBlobs(folder: string): BlobStore {
  const pathOf = (name: string) => {
    if (!namePattern.test(name)) throw new TypeError('not a blob name')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async put(bytes) {
      const name = randomUUID()
      const path = pathOf(name)
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true, mode: 0o700 })
      await writeDurably(path, bytes)
      return name
    },
    async get(name) {
      return readFile(pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}

/** A reader sees the whole file or none, also after the power went. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.part`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** The new name is durable only when its folder is; Windows keeps names by itself and cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
