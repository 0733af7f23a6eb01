import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries, type Binaries } from './binaries.ts'
import { chooseRunAs } from './choose-run-as.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { connectionStringFor } from './endpoint.ts'
import { codeOf, EmbeddedPostgresFailed } from './failure.ts'
import { initializeCluster, isInitialized, removeLeftovers } from './initialize-cluster.ts'
import { launch, type Launched } from './launch.ts'
import { endOrphans } from './orphans.ts'
import { giveCluster } from './ownership.ts'
import { keepPassword } from './password.ts'
import type { Exit } from './postmaster.ts'
import { ownerFor, type RunAs } from './run-as.ts'

export type EmbeddedPostgres = {
  /** To the database `teduh`, as its owner; contains the password. */
  readonly connectionString: string
  /** Of the postmaster. */
  readonly pid: number
  /**
   * Resolves when PostgreSQL ended: after `stop()`, or by itself, and then the practice cannot go on. Either end the process or call
   * `stop()`, which lets go of the folder, and start anew. Never rejects.
   */
  readonly exited: Promise<Exit>
  /** Ends all connections, waits until everything is written and PostgreSQL is gone, lets go of the folder. May be called twice. */
  stop(): Promise<void>
}

type Options = {
  /** `TEDUH_DATA`, absolute; made if missing. */
  readonly dataFolder: string
  /** PostgreSQL's own settings, over ours. For tests. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * Starts the PostgreSQL that lives in the data folder, and makes it if there is none. Prints nothing; its log is `postgres.log`.
 * @throws DataFolderInUse when another living Teduh works in this folder.
 * @throws EmbeddedPostgresFailed in all other cases that an operator can do something about.
 */
export async function startEmbeddedPostgres({ dataFolder: path, settings = {} }: Options): Promise<EmbeddedPostgres> {
  const dataFolder = await makeDataFolder(path)
  const lock = await lockDataFolder(dataFolder)
  try {
    const { postmaster, connectionString } = await open(dataFolder, settings)
    const stop = () => postmaster.stop().finally(lock.release)
    return { connectionString, pid: postmaster.pid, exited: postmaster.exited, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Passable but not readable for others when root makes it: see [Note: running as root]. */
async function makeDataFolder(path: string): Promise<string> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    await mkdir(path, { recursive: true, mode })
    return await realpath(path)
  } catch (error) {
    throw new EmbeddedPostgresFailed(`The data folder ${path} cannot be made (${codeOf(error)}): set TEDUH_DATA to a folder that you may write.`)
  }
}

async function open(dataFolder: string, settings: Readonly<Record<string, string>>): Promise<Launched & { connectionString: string }> {
  const cluster = join(dataFolder, 'postgres')
  const binaries = await findBinaries()
  await endOrphans(cluster, binaries)
  await removeLeftovers(cluster)
  const runAs = await chooseRunAs(cluster, binaries)
  const password = await keepPassword(dataFolder)
  await provideCluster(cluster, runAs, binaries, password)
  const launched = await launch({ cluster, dataFolder, runAs, binaries, settings }, password)
  return { ...launched, connectionString: connectionStringFor(launched.endpoint, password) }
}

async function provideCluster(cluster: string, runAs: RunAs, binaries: Binaries, password: string): Promise<void> {
  if (await isInitialized(cluster)) await giveCluster(cluster, ownerFor(runAs))
  else await initializeCluster(cluster, runAs, binaries, password)
}
