import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresFailed } from './failure.ts'
import { isAlive } from './process-table.ts'
import { waitForFact } from './wait-for-fact.ts'

export type DataFolderLock = { release(): void }

/** Another living Teduh works in this folder. Two of them would tear the database apart. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly folder: string
  /** The process that holds the folder; `null` if it ended before it could be asked, or lives in another container. */
  readonly pid: number | null

  constructor(folder: string, pid: number | null) {
    const holder = pid === null ? 'another Teduh' : `another Teduh (process ${pid})`
    super(`The data folder ${folder} is in use by ${holder}: stop it first, or set TEDUH_DATA to another folder.`)
    this.folder = folder
    this.pid = pid
  }
}

/**
 * [Note: the folder lock] The lock is a file lock of the operating system, taken through SQLite, which Node carries and which knows how
 * to ask for one on every platform. So it ends with its process however that dies, knows no stale pids, sees through symbolic links and
 * containers that share a volume, and of two that start together exactly one gets it (RESERVED can be had once; EXCLUSIVE might refuse
 * both). `teduh.lock` stays empty; `teduh.pid` only tells people who it is.
 * The danger: POSIX drops the lock as soon as its own process closes any other descriptor of that file. Nothing in Teduh may
 * open `teduh.lock`, a backup neither.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const file = openLockFile(folder)
  try {
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE')
  } catch (error) {
    file.close()
    if (!isBusy(error)) throw unlockable(folder, error)
    throw new DataFolderInUse(folder, await holderOf(folder))
  }
  const release = () => {
    if (!held.delete(file)) return
    rmSync(pidFile(folder), { force: true })
    file.close()
  }
  held.add(file)
  try {
    // Written aside and renamed: whoever reads it finds a whole number, and a file left by another user can be replaced.
    writeFileSync(`${pidFile(folder)}.new`, `${process.pid}\n`)
    renameSync(`${pidFile(folder)}.new`, pidFile(folder))
  } catch (error) {
    release()
    throw unlockable(folder, error)
  }
  return { release }
}

/** Keeps the locks from the garbage collector, which would close them. */
const held = new Set<DatabaseSync>()

function openLockFile(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'teduh.lock'), { timeout: 0 })
  } catch (error) {
    throw unlockable(folder, error)
  }
}

function pidFile(folder: string): string {
  return join(folder, 'teduh.pid')
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function unlockable(folder: string, error: unknown): EmbeddedPostgresFailed {
  const reason = error instanceof Error ? error.message : String(error)
  return new EmbeddedPostgresFailed(`The data folder ${folder} cannot be locked (${reason}): is it yours, and is the disk writable?`)
}

/** The winner of a race may need a moment to write its number down. */
async function holderOf(folder: string): Promise<number | null> {
  const pid = await waitForFact(() => livingPid(folder), Temporal.Duration.from({ seconds: 1 }))
  return pid ?? null
}

function livingPid(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile(folder), 'utf8'), 10)
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}
