import { chmod, chown, lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { aPracticeProcess } from './practice-process-for-tests.ts'
import { processesIn } from './process-table.ts'
import { canReach } from './reach.ts'
import { aFolder, aStartedPostgres, aUsedFolder, ask } from './stage-for-tests.ts'

const isRoot = process.getuid?.() === 0
const somebody = { uid: 65_534, gid: 65_534 }
/** In a project below /root nobody else can be sent anywhere. */
const isProjectOpen =
  isRoot && (await canReach(somebody, dirname(fileURLToPath(import.meta.url)))) && (await canReach(somebody, dirname(process.execPath)))

describe.runIf(isRoot)('started by root', () => {
  test.runIf(isProjectOpen)('PostgreSQL runs as an account without privileges, which owns the cluster and nothing else', async () => {
    const folder = await aFolder()
    await chmod(folder, 0o711)
    const { pid, connectionString } = await aStartedPostgres(folder)
    expect(await ask(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
    const { uid } = await lstat(join(folder, 'postgres'))
    expect(uid).not.toBe(0)
    expect(await ownersIn(join(folder, 'postgres'))).toEqual([uid])
    expect(await uidOf(pid)).toBe(uid)
    for (const ours of ['postgres-password', 'postgres.log', 'teduh.lock']) expect((await lstat(join(folder, ours))).uid).toBe(0)
  })

  test.runIf(isProjectOpen)('a cluster that somebody owns already stays his', async () => {
    const folder = await anOpenFolder()
    await chownTree(join(folder, 'postgres'), somebody.uid)
    const { pid } = await aStartedPostgres(folder)
    expect(await uidOf(pid)).toBe(somebody.uid)
  })

  test.runIf(isProjectOpen)('in the folder of an ordinary user, PostgreSQL runs as that user', async () => {
    const folder = await aUsedFolder()
    await chown(folder, somebody.uid, somebody.gid)
    const { pid } = await aStartedPostgres(folder)
    expect(await uidOf(pid)).toBe(somebody.uid)
  })

  test('where only root may go, PostgreSQL runs in a user namespace, without privileges, and its files stay root’s', async () => {
    const folder = await aFolder()
    await chmod(folder, 0o700)
    const postgres = await aStartedPostgres(folder)
    expect(await ask(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await readlink(`/proc/${postgres.pid}/ns/user`)).not.toBe(await readlink('/proc/self/ns/user'))
    expect(await readFile(`/proc/${postgres.pid}/status`, 'utf8')).toMatch(/^CapEff:\s0+$/m)
    expect(await ownersIn(join(folder, 'postgres'))).toEqual([0])
    await postgres.stop()
    expect(await postgres.exited).toEqual({ code: 0, signal: null })
  })

  test.runIf(isProjectOpen)('a folder that is opened and closed to others changes its owner each time', async () => {
    const folder = await aUsedFolder()
    for (const mode of [0o711, 0o700, 0o711]) {
      await chmod(folder, mode)
      const { connectionString, stop } = await aStartedPostgres(folder)
      expect(await ask(connectionString, 'select text from note')).toEqual([{ text: 'kept' }])
      const owners = await ownersIn(join(folder, 'postgres'))
      expect(owners.map((uid) => uid === 0)).toEqual([mode === 0o700])
      await stop()
    }
  })

  test('a killed PostgreSQL in a namespace is found and replaced as well', async () => {
    const folder = await aUsedFolder()
    await chmod(folder, 0o700)
    const practice = aPracticeProcess(folder)
    const orphan = await practice.told('pid')
    practice.child.kill('SIGKILL')
    await practice.ended
    const { connectionString } = await aStartedPostgres(folder)
    expect(await processesIn(join(folder, 'postgres'))).not.toContain(orphan)
    expect(await ask(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('started by an ordinary user', () => {
  test.runIf(isProjectOpen || !isRoot)('PostgreSQL runs as that user', async () => {
    const folder = await aFolder()
    if (isRoot) await chown(folder, somebody.uid, somebody.gid)
    const practice = aPracticeProcess(folder, isRoot ? somebody : {})
    const pid = await practice.told('pid')
    expect(await uidOf(pid)).toBe(isRoot ? somebody.uid : process.getuid?.())
    practice.child.kill('SIGTERM')
    await practice.ended
    expect(practice.child.exitCode).toBe(0)
  })

  test.runIf(isProjectOpen)('a number that has no name in /etc/passwd is enough', async () => {
    const folder = await aFolder()
    const nameless = { uid: 54_321, gid: 54_321 }
    await chown(folder, nameless.uid, nameless.gid)
    const practice = aPracticeProcess(folder, nameless)
    expect(await uidOf(await practice.told('pid'))).toBe(nameless.uid)
  })

  test.runIf(isProjectOpen)('a cluster of another user is refused in one line', async () => {
    const folder = await aUsedFolder()
    for (const path of [folder, join(folder, 'teduh.lock'), join(folder, 'postgres-password')]) await chown(path, somebody.uid, somebody.gid)
    const practice = aPracticeProcess(folder, somebody)
    expect(await practice.told('message')).toMatch(/^The database in .* belongs to user 0, not to you \(65534\): .*$/)
  })
})

async function anOpenFolder(): Promise<string> {
  const folder = await aUsedFolder()
  await chmod(folder, 0o711)
  return folder
}

async function uidOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/status`, 'utf8')).match(/^Uid:\s(\d+)/m)?.[1])
}

async function ownersIn(folder: string): Promise<number[]> {
  const entries = await readdir(folder, { recursive: true })
  const uids = await Promise.all(
    [folder, ...entries.map((name) => join(folder, name))].map(async (path) => (await lstat(path).catch(() => undefined))?.uid),
  )
  return [...new Set(uids.filter((uid) => uid !== undefined))]
}

async function chownTree(folder: string, uid: number): Promise<void> {
  await chown(folder, uid, uid)
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), uid, uid)
}
