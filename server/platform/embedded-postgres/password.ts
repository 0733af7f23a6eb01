import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { codeOf, EmbeddedPostgresFailed } from './failure.ts'
import { runToEnd, type RunAs } from './run-as.ts'
import { settingArguments } from './settings.ts'

const passwordBytes = 32

/** The password of the role `teduh`: made once, readable by whoever starts Teduh and by nobody else. */
export async function keepPassword(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'postgres-password')
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw new EmbeddedPostgresFailed(`The file ${file} cannot be read (${codeOf(error)}): start Teduh as the user who made it.`)
  })
  if (kept.trim() !== '') return kept.trim()
  const password = randomBytes(passwordBytes).toString('base64url')
  await writeSecret(`${file}.new`, password)
  await rename(`${file}.new`, file)
  return password
}

/** Readable by its owner alone from the first moment on, and on the disk when this returns. */
export async function writeSecret(file: string, secret: string): Promise<void> {
  await rm(file, { force: true })
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${secret}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Brings the cluster in line with the password file, for folders restored without it: whoever owns the cluster owns its contents
 * anyway. Single-user mode asks for no password; the cluster must not be running.
 */
export async function resetPassword(cluster: string, runAs: RunAs, binaries: Binaries, password: string): Promise<void> {
  const programArguments = ['--single', '-D', cluster, ...settingArguments({}), 'postgres']
  const { isSuccess } = await runToEnd(runAs, binaries.postgres, programArguments, `alter role teduh password '${password}'\n`)
  if (!isSuccess) throw new EmbeddedPostgresFailed(`The database in ${cluster} refuses the password kept beside it, and it could not be set anew.`)
}
