import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, describe, expect, test } from 'vitest'
import { anEmptyDatabase, urlOf } from '#test/database'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

const ours = join(import.meta.dirname, '..', '..', 'migrations')

/** A folder with these migrations. */
async function aFolderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'teduh-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await Promise.all(Object.entries(files).map(([name, sql]) => writeFile(join(folder, name), sql)))
  return folder
}

const namesIn = async (database: Awaited<ReturnType<typeof openDatabase>>) =>
  (await database.pool.query<{ name: string }>('select name from platform.migration order by name')).rows.map(({ name }) => name)

describe('migrations', () => {
  test('run once, in the order of their names', async () => {
    const { pool } = await anEmptyDatabase()
    const folder = await aFolderOf({
      '0002-b.sql': 'create table b as select * from a',
      '0001-a.sql': 'create table a (x int)',
      'notes.md': 'not sql',
    })
    expect(await migrate(pool, folder)).toEqual(['0001-a.sql', '0002-b.sql'])
    expect(await migrate(pool, folder)).toEqual([])
    await writeFile(join(folder, '0003-c.sql'), 'create table c (x int)')
    expect(await migrate(pool, folder)).toEqual(['0003-c.sql'])
  })

  test('of two processes that start at once on an empty database run once', async () => {
    const database = await anEmptyDatabase()
    const url = urlOf(database)
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(url)))
    onTestFinished(async () => void (await Promise.all(others.map((other) => other.close()))))
    const ran = await Promise.all([database, ...others].map(({ pool }) => migrate(pool, ours)))
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1)
    expect(await namesIn(database)).toEqual(ran.flat())
  })

  test('that were changed after they ran are refused by name, and nothing runs', async () => {
    const database = await anEmptyDatabase()
    const folder = await aFolderOf({})
    await cp(ours, folder, { recursive: true })
    await migrate(database.pool, folder)
    const before = await namesIn(database)
    await writeFile(join(folder, '0002-audit.sql'), 'create schema audit')
    await writeFile(join(folder, '9999-new.sql'), 'create table newest (x int)')
    await expect(migrate(database.pool, folder)).rejects.toThrow(/0002-audit\.sql was changed after it ran/)
    expect(await namesIn(database)).toEqual(before)
  })

  test('may be checked out with Windows line ends', async () => {
    const { pool } = await anEmptyDatabase()
    const folder = await aFolderOf({ '0001-a.sql': 'create table a (\n  x int\n);\n' })
    await migrate(pool, folder)
    await writeFile(join(folder, '0001-a.sql'), 'create table a (\r\n  x int\r\n);\r\n')
    expect(await migrate(pool, folder)).toEqual([])
  })

  test('that fail leave nothing of themselves, keep those before, and let go of the lock', async () => {
    const database = await anEmptyDatabase()
    const folder = await aFolderOf({ '0001-a.sql': 'create table a (x int)', '0002-b.sql': 'create table b (x int); select 1 / 0' })
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: '22012' })
    expect(await namesIn(database)).toEqual(['0001-a.sql'])
    await writeFile(join(folder, '0002-b.sql'), 'create table b (x int)')
    const other = await openDatabase(urlOf(database))
    onTestFinished(() => other.close())
    expect(await migrate(other.pool, folder)).toEqual(['0002-b.sql'])
  })
})
