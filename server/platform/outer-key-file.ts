import { randomUUID } from 'node:crypto'
import { chmod, link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import { newRing, outerKeyOf, type OuterKey, type OuterKeyRing } from './outer-key.ts'

export const outerKeyPath = (dataFolder: string) => join(dataFolder, 'outer.key')

/** The key file does not fit the database: its message is one line for the operator. */
export class OuterKeyUnusable extends Error {
  override readonly name = 'OuterKeyUnusable'
}

/**
 * Reads the key, or makes it at the very first start. The database remembers the id of its key (never
 * the key): a lost file is not quietly replaced by one that opens nothing.
 * @throws OuterKeyUnusable
 */
export async function openOuterKey(dataFolder: string, pool: Pool): Promise<OuterKey> {
  const path = outerKeyPath(dataFolder)
  const { rows } = await pool.query<{ key_id: string }>('select key_id from platform.outer_key')
  const known = rows[0]?.key_id
  const ring = (await readRing(path)) ?? (known ? missing(path) : await createRing(path))
  const remembered = known ?? (await rememberFirst(pool, ring.current))
  if (!ring.keys.has(remembered))
    throw new OuterKeyUnusable(`${path} belongs to another database: it lacks the key ${remembered}. Restore the right file.`)
  if (remembered !== ring.current) await rememberKey(pool, ring.current)
  return outerKeyOf(ring)
}

/** Of two that start at once on a new database, each with a folder of its own, one is first and the other has the wrong file. @returns the id that counts */
async function rememberFirst(pool: Pool, keyId: string): Promise<string> {
  await pool.query('insert into platform.outer_key (key_id) values ($1) on conflict (only_one) do nothing', [keyId])
  const { rows } = await pool.query<{ key_id: string }>('select key_id from platform.outer_key')
  return rows[0]?.key_id ?? keyId
}

export async function rememberKey(client: Pick<Pool, 'query'>, keyId: string): Promise<void> {
  await client.query('insert into platform.outer_key (key_id) values ($1) on conflict (only_one) do update set key_id = excluded.key_id', [keyId])
}

function missing(path: string): never {
  throw new OuterKeyUnusable(
    `${path} is missing, and without it nobody can log in. Restore it from your backup; a new one would not open what is there.`,
  )
}

/** @returns null when there is no file. @throws OuterKeyUnusable when it cannot be understood */
export async function readRing(path: string): Promise<OuterKeyRing | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  // Somebody copied it carelessly: only the server may read it.
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600)
  return parseRing(text) ?? unreadable(path)
}

function unreadable(path: string): never {
  throw new OuterKeyUnusable(`${path} is damaged. Restore it from your backup.`)
}

type RingFile = { readonly v: 1; readonly current: string; readonly keys: Record<string, string>; readonly marks: string }

function parseRing(text: string): OuterKeyRing | null {
  try {
    const file = JSON.parse(text) as RingFile
    const keys = new Map(Object.entries(file.keys).map(([id, key]) => [id, Buffer.from(key, 'base64url')]))
    const marks = Buffer.from(file.marks, 'base64url')
    const isWhole = file.v === 1 && marks.length === 32 && keys.has(file.current) && [...keys.values()].every((key) => key.length === 32)
    return isWhole ? { current: file.current, keys, marks } : null
  } catch {
    return null
  }
}

/** Two processes that start at once end with the same file: the one whose name came first. */
async function createRing(path: string): Promise<OuterKeyRing> {
  const draft = await writeDraft(path, newRing())
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  await syncFolder(dirname(path))
  return (await readRing(path)) ?? unreadable(path)
}

/** A reader sees the old file or the new one, also after the power went. */
export async function replaceRing(path: string, ring: OuterKeyRing): Promise<void> {
  await rename(await writeDraft(path, ring), path)
  await syncFolder(dirname(path))
}

async function writeDraft(path: string, { current, keys, marks }: OuterKeyRing): Promise<string> {
  const encoded = Object.fromEntries([...keys].map(([id, key]) => [id, Buffer.from(key).toString('base64url')]))
  const file: RingFile = { v: 1, current, keys: encoded, marks: Buffer.from(marks).toString('base64url') }
  const draft = `${path}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
