import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { openOuterKey, outerKeyPath } from '#platform/outer-key-file'
import { aPerson, aTestPractice, Browser, loggedIn, registered } from './accounts.ts'
import { aDatabase, urlOf } from './database.ts'
import { aFolder } from './folder.ts'

/** `npm run rekey:outer` as the operator runs it. */
const database = await aDatabase()

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

const run = (environment: Record<string, string>) =>
  new Promise<Ended>((resolve) => {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment }
    const script = join(import.meta.dirname, '..', 'scripts', 'rekey-outer.ts')
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }))
  })

/** As when the server stops. */
async function endConnections() {
  const client = new Client({ connectionString: urlOf(database) })
  await client.connect()
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
  await client.end()
}

test('the outer key is changed beside no running server, and everything opens afterwards', async () => {
  const folder = aFolder()
  const environment = { TEDUH_DATA: folder, DATABASE_URL: urlOf(database) }
  const before = await aTestPractice(database, { outerKey: await openOuterKey(folder, database.pool) })
  const person = await aPerson()
  await registered(before, person)
  const kept = await readFile(outerKeyPath(folder), 'utf8')

  const line = 'teduh: The practice is running: it would go on with the old key. Stop it, then start this again; nothing was changed.\n'
  expect(await run(environment)).toEqual({ code: 1, stdout: '', stderr: line })
  expect(await readFile(outerKeyPath(folder), 'utf8')).toBe(kept)

  await endConnections()
  expect(await run(environment)).toEqual({ code: 0, stdout: expect.stringMatching(/^[3-9] values are sealed under a new key/), stderr: '' })
  const after = await aTestPractice(database, { outerKey: await openOuterKey(folder, database.pool) })
  expect((await loggedIn(new Browser(after.app), person.username, person.password)).status).toBe(200)
})

test('a folder without a practice, or with the key of another one, is told in one line and stays as it is', async () => {
  const folder = aFolder()
  const nothing = { code: 1, stdout: '', stderr: `teduh: There is no practice in ${folder}. Set TEDUH_DATA.\n` }
  expect(await run({ TEDUH_DATA: folder })).toEqual(nothing)
  expect(await run({ TEDUH_DATA: folder, DATABASE_URL: urlOf(database) })).toEqual(nothing)
  const foreign = aFolder()
  await openOuterKey(foreign, { query: async () => ({ rows: [] }) } as unknown as typeof database.pool)
  await endConnections()
  const told = await run({ TEDUH_DATA: foreign, DATABASE_URL: urlOf(database) })
  expect(told).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^teduh: \S+ belongs to another database: [^\n]+\n$/) })
})
