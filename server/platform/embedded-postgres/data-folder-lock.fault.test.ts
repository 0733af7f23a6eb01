import { readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataFolder } from './data-folder-lock.ts'
import { aPracticeProcess } from './practice-process-for-tests.ts'
import { aFolder, aStartedPostgres, aUsedFolder } from './stage-for-tests.ts'
import { startEmbeddedPostgres } from './start.ts'

test('a folder that another process holds is refused in one line with its name and pid', async () => {
  const folder = await aUsedFolder()
  const holder = aPracticeProcess(folder)
  await holder.told('pid')
  const refused = aPracticeProcess(folder)
  expect(await refused.told('refused')).toBe('DataFolderInUse')
  expect(await refused.told('message')).toBe(
    `The data folder ${folder} is in use by another Teduh (process ${holder.child.pid}): stop it first, or set TEDUH_DATA to another folder.`,
  )
  await refused.ended
  expect(refused.child.exitCode).toBe(1)
})

test('a second start in the same process is refused as well, by another name too', async () => {
  const folder = await aUsedFolder()
  await aStartedPostgres(folder)
  const alias = join(await aFolder(), 'alias')
  await symlink(folder, alias)
  for (const dataFolder of [folder, alias]) {
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ name: 'DataFolderInUse', folder, pid: process.pid })
  }
  // The refusal must not have loosened the lock.
  expect(await aPracticeProcess(folder).told('refused')).toBe('DataFolderInUse')
})

test('of four that start in the same moment, exactly one gets the folder', async () => {
  const folder = await aUsedFolder()
  const practices = Array.from({ length: 4 }, () => aPracticeProcess(folder))
  const outcomes = await Promise.all(practices.map(({ told }) => Promise.race([told('pid').then(() => 'started'), told('refused')])))
  expect(outcomes.toSorted()).toEqual(['DataFolderInUse', 'DataFolderInUse', 'DataFolderInUse', 'started'])
})

test('a lock ends with its process, and its number may meanwhile belong to somebody else', async () => {
  const folder = await aUsedFolder()
  const killed = aPracticeProcess(folder)
  await killed.told('pid')
  killed.child.kill('SIGKILL')
  await killed.ended
  await writeFile(join(folder, 'teduh.pid'), `${process.ppid}\n`)
  const lock = await lockDataFolder(folder)
  expect(await readFile(join(folder, 'teduh.pid'), 'utf8')).toBe(`${process.pid}\n`)
  lock.release()
})

test('a released lock leaves no number behind and can be had again', async () => {
  const folder = await aFolder()
  const lock = await lockDataFolder(folder)
  lock.release()
  lock.release()
  await expect(stat(join(folder, 'teduh.pid'))).rejects.toThrow('ENOENT')
  const again = await lockDataFolder(folder)
  again.release()
})
