import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Where bytes too large for a row are kept. Names are chosen by the store, never by a person. A store has one owner, who knows which
 * blobs are wanted.
 */
export type BlobStore = {
  /** Durable once it resolves. What cannot be read to its end is not kept. */
  put(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<{ readonly name: string; readonly bytes: number }>
  get(name: string): Promise<{ readonly bytes: number; readonly stream: AsyncIterable<Uint8Array> } | null>
  remove(name: string): Promise<void>
  /** Removes what is older and not wanted, and what was never finished. @returns how many */
  sweep(before: Temporal.Instant, wanted: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>
}

const namePattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const draftEnd = '.part'

/** Files in a folder, two levels deep so that none grows too long. */
export function makeDiskBlobs(folder: string): BlobStore {
  const pathOf = (name: string) => {
    if (!namePattern.test(name)) throw new TypeError('not a blob name')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async put(content) {
      const name = randomUUID()
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      return { name, bytes: await writeDurably(path, content) }
    },
    async get(name) {
      const path = pathOf(name)
      const found = await stat(path).catch(unlessGone)
      return found && { bytes: found.size, stream: contentOf(path) }
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
    async sweep(before, wanted) {
      let removed = 0
      for (const inner of (await readdir(folder).catch(unlessGone)) ?? []) {
        const old = await olderIn(join(folder, inner), before)
        const kept = await wanted(old.filter((name) => namePattern.test(name)))
        const gone = old.filter((name) => !kept.has(name))
        for (const name of gone) await rm(join(folder, inner, name), { force: true })
        removed += gone.length
      }
      return removed
    },
  }
}

/** Opened when the first byte is asked for, so that nothing stays open for a reader who never comes. */
async function* contentOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path)
}

async function olderIn(folder: string, before: Temporal.Instant): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name.replace(draftEnd, '')))
  const older: string[] = []
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(unlessGone)
    if (found && found.mtimeMs < before.epochMilliseconds) older.push(name)
  }
  return older
}

function unlessGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** A reader sees the whole file or none, also after the power went. @returns how many bytes */
async function writeDurably(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const draft = `${path}${draftEnd}`
  try {
    const bytes = await write(draft, content)
    await rename(draft, path)
    await syncFolder(dirname(path))
    return bytes
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'w', 0o600)
  try {
    let bytes = 0
    for await (const chunk of content) {
      await file.writeFile(chunk)
      bytes += chunk.length
    }
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
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
