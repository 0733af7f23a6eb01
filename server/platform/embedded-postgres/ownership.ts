import { lchown, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedPostgresFailed } from './failure.ts'
import type { Account } from './reach.ts'

/**
 * PostgreSQL insists on owning its cluster. Who runs it can change when the folder was moved, restored, or Teduh is started by another
 * user. The folder itself is given last: once it has its owner, all in it has.
 */
export async function giveCluster(cluster: string, owner: Account | undefined): Promise<void> {
  if (owner === undefined) return
  const { uid } = await lstat(cluster)
  if (uid === owner.uid) return
  if (process.getuid?.() !== 0) {
    throw new EmbeddedPostgresFailed(
      `The database in ${cluster} belongs to user ${uid}, not to you (${owner.uid}): start Teduh as that user, or give the data folder to yourself (chown -R).`,
    )
  }
  await giveTree(cluster, owner)
}

async function giveTree(folder: string, owner: Account): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveTree(path, owner)
    else await lchown(path, owner.uid, owner.gid)
  }
  await lchown(folder, owner.uid, owner.gid)
}
