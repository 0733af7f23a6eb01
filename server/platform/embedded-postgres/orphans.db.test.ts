import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aPracticeProcess } from './practice-process-for-tests.ts'
import { processesIn } from './process-table.ts'
import { aFolder, aStartedPostgres, aUsedFolder, ask, fact, kill } from './stage-for-tests.ts'

const rounds = 10

test('Ctrl-C reaches Node only: PostgreSQL answers until Node is done', async () => {
  const practice = aPracticeProcess(await aUsedFolder(), { detached: true })
  const postmaster = await practice.told('pid')
  process.kill(-(practice.child.pid ?? Number.NaN), 'SIGINT')
  expect(await practice.told('drained')).toBe(true)
  await practice.ended
  expect(() => process.kill(postmaster, 0)).toThrow('ESRCH')
})

test('a PostgreSQL whose Node was killed is ended properly and replaced', async () => {
  const folder = await aUsedFolder()
  const practice = aPracticeProcess(folder)
  const orphan = await practice.told('pid')
  practice.child.kill('SIGKILL')
  await practice.ended
  expect(await processesIn(join(folder, 'postgres'))).toContain(orphan)
  const { pid } = await aStartedPostgres(folder)
  expect(pid).not.toBe(orphan)
  expect(await processesIn(join(folder, 'postgres'))).not.toContain(orphan)
  const log = await readFile(join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('received fast shutdown request')
  expect(log).not.toContain('was not properly shut down')
})

test('the number of a dead PostgreSQL that was given to somebody else does no harm to either', async () => {
  const folder = await aUsedFolder()
  const first = await aStartedPostgres(folder)
  const pidFile = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
  await first.stop()
  const bystander = spawn('sleep', ['600'])
  onTestFinished(() => void bystander.kill())
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), pidFile.replace(/^\d+/, String(bystander.pid)))
  await aStartedPostgres(folder)
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
})

test('a killed postmaster whose children still work is waited for', async () => {
  const folder = await aUsedFolder()
  const first = await aStartedPostgres(folder)
  // Counting takes no breath in which a connection would notice that its postmaster is dead.
  const counting = ask(first.connectionString, 'select count(*) from generate_series(1, 1e12::bigint)').catch(() => 'interrupted')
  await fact(
    async () =>
      (await ask(first.connectionString, `select 1 from pg_stat_activity where query like 'select count%' and state = 'active'`)).length > 0,
  )
  kill(first.pid)
  await first.exited
  expect(await processesIn(join(folder, 'postgres'))).not.toEqual([])
  await first.stop()
  const second = await aStartedPostgres(folder)
  expect(await counting).toBe('interrupted')
  expect(await ask(second.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('Node killed while the cluster is being made: the next start makes it whole', async () => {
  const folder = await aFolder()
  for (const waitedFor of ['initdb at work', 'files there', 'moved']) {
    const practice = aPracticeProcess(folder)
    await fact(async () => (await progressOf(folder)).includes(waitedFor))
    practice.child.kill('SIGKILL')
    await practice.ended
  }
  const { connectionString } = await aStartedPostgres(folder)
  expect(await ask(connectionString, 'select current_database() as name')).toEqual([{ name: 'teduh' }])
  expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([])
})

test(`what was acknowledged survives ${rounds} kills at any moment, of Node, of PostgreSQL, of both`, async () => {
  const folder = await aUsedFolder()
  const acknowledged: number[] = []
  for (let round = 0; round < rounds; round++) {
    const practice = aPracticeProcess(folder, { task: 'write-rows' })
    const postmaster = await practice.told('pid')
    const enough = practice.all.length + Math.ceil(Math.random() * 200)
    await fact(() => practice.all.length >= enough)
    if (round % 3 !== 0) kill(postmaster)
    if (round % 3 !== 1) practice.child.kill('SIGKILL')
    else await practice.told('interrupted').then(() => practice.child.kill('SIGKILL'))
    await practice.ended
    acknowledged.push(...practice.all.flatMap((told) => told.acknowledged ?? []))
  }
  const { connectionString } = await aStartedPostgres(folder)
  const rows = await ask<{ id: string }>(connectionString, 'select id from row_written')
  const survivors = new Set(rows.map(({ id }) => Number(id)))
  expect(acknowledged.length).toBeGreaterThan(rounds)
  expect(acknowledged.filter((id) => !survivors.has(id))).toEqual([])
})

/** How far the making of a cluster has come, seen from outside. */
async function progressOf(folder: string): Promise<string[]> {
  const aside = (await readdir(folder)).find((name) => name.startsWith('postgres.new'))
  const files = aside ? await readdir(join(folder, aside, 'cluster')).catch(() => []) : []
  const isMoved = (await readdir(folder)).includes('postgres')
  return [...(files.length > 0 ? ['initdb at work'] : []), ...(files.includes('pg_hba.conf') ? ['files there'] : []), ...(isMoved ? ['moved'] : [])]
}
