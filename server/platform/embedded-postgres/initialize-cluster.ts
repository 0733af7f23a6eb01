import { chown, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { codeOf, EmbeddedPostgresFailed } from './failure.ts'
import { writeSecret } from './password.ts'
import { ownerFor, runToEnd, type RunAs } from './run-as.ts'

export async function isInitialized(cluster: string): Promise<boolean> {
  return stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    // Another user's cluster may not even be looked into.
    (error: unknown) => codeOf(error) !== 'ENOENT',
  )
}

/**
 * Makes the cluster aside and moves it to its place when it is whole, so a crash at any moment leaves either all or nothing. The aside
 * folder has a new name each time: an initdb that outlived a killed Node may still be writing into the last one.
 */
export async function initializeCluster(cluster: string, runAs: RunAs, binaries: Binaries, password: string): Promise<void> {
  const aside = await mkdtemp(`${cluster}.new-`)
  const draft = join(aside, 'cluster')
  const passwordFile = join(aside, 'password')
  const owner = ownerFor(runAs)
  try {
    await writeSecret(passwordFile, password)
    if (owner) await Promise.all([aside, passwordFile].map((path) => chown(path, owner.uid, owner.gid)))
    const { isSuccess, output } = await runToEnd(runAs, binaries.initdb, initdbArguments(draft, passwordFile))
    if (!isSuccess) throw new EmbeddedPostgresFailed(`PostgreSQL could not make its files in ${cluster}: ${output.split('\n').slice(-3).join(' / ')}`)
    await rename(draft, cluster).catch((error: unknown) => {
      throw new EmbeddedPostgresFailed(`${cluster} is not a PostgreSQL folder and cannot be replaced by one (${codeOf(error)}): move it away.`)
    })
    await syncFolder(dirname(cluster))
  } finally {
    await removeFolder(aside)
  }
}

export async function removeLeftovers(cluster: string): Promise<void> {
  const names = await readdir(dirname(cluster))
  const leftovers = names.filter((name) => name.startsWith(`${basename(cluster)}.new`))
  await Promise.all(leftovers.map((name) => removeFolder(join(dirname(cluster), name))))
}

/** UTF-8 with PostgreSQL's own C.UTF-8: sorting that is the same on every system and does not change with its libraries. */
function initdbArguments(draft: string, passwordFile: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return ['-D', draft, '--username=teduh', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums', '--no-instructions', ...locale]
}

/** Retried by Node when an orphaned initdb adds a file meanwhile. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** The rename itself must outlive a power failure; Windows has no such call for folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}
