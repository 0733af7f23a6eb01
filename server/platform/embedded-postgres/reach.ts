import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whom a process may run as. */
export type Account = { readonly uid: number; readonly gid: number }

type Permissions = { readonly uid: number; readonly gid: number; readonly mode: number }

/** May somebody without privileges and further groups go through this folder? The first class that fits decides, as in POSIX. */
export function maySearch(account: Account, folder: Permissions): boolean {
  const shift = folder.uid === account.uid ? 6 : folder.gid === account.gid ? 3 : 0
  return ((folder.mode >> shift) & 1) === 1
}

/** Can this account, without privileges, come as far as this file or folder, and go through it? */
export async function canReach(account: Account, path: string): Promise<boolean> {
  const steps = foldersTo(await realpath(path))
  const permissions = await Promise.all(steps.map((step) => stat(step)))
  return permissions.every((step) => maySearch(account, step))
}

/** The path itself and every folder above it. */
function foldersTo(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...foldersTo(parent), path]
}
