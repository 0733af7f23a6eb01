import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyFolder, aStartedPostgres, aUsedFolder, ask, fact } from './stage-for-tests.ts'
import { startEmbeddedPostgres } from './start.ts'

describe('a new folder', () => {
  let folder = ''
  let connectionString = ''
  let stop: () => Promise<void>
  beforeAll(async () => {
    folder = join(await anyFolder(), 'made with', 'all above, "it"')
    ;({ connectionString, stop } = await startEmbeddedPostgres({ dataFolder: folder }))
  })
  afterAll(async () => {
    await stop()
    await rm(join(folder, '..', '..'), { recursive: true })
  })

  test('gets PostgreSQL 18 with UTF-8, checksums, and sorting that does not depend on the system', async () => {
    const [row] = await ask(
      connectionString,
      `select current_database() as name, current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
        datlocprovider as provider, datlocale as locale, current_setting('data_checksums') as checksums,
        current_setting('password_encryption') as encryption, current_setting('timezone') as timezone
      from pg_database where datname = current_database()`,
    )
    const text = { encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }
    expect(row).toEqual({ name: 'teduh', major: 18, ...text, checksums: 'on', encryption: 'scram-sha-256', timezone: 'UTC' })
  })

  test('keeps nothing of the making, and only we may read its password', async () => {
    expect((await readdir(folder)).toSorted()).toEqual([
      'postgres',
      'postgres-password',
      'postgres-socket',
      'postgres.log',
      'teduh.lock',
      'teduh.pid',
    ])
    const file = await stat(join(folder, 'postgres-password'))
    expect({ mode: file.mode & 0o777, uid: file.uid }).toEqual({ mode: 0o600, uid: process.getuid?.() })
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
    expect(Buffer.from(password, 'base64url')).toHaveLength(32)
    expect(new URL(connectionString).password).toBe(password)
  })

  test('lets nobody in with another password', async () => {
    const url = new URL(connectionString)
    url.password = 'teduh'
    await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })
})

describe('settings', () => {
  test('what was acknowledged is on the disk, unless a test asks otherwise', async () => {
    const folder = await aUsedFolder()
    const question = `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'jit') order by name`
    const safe = await aStartedPostgres(folder, {})
    expect((await ask(safe.connectionString, question)).map(({ setting }) => setting)).toEqual(['on', 'on', 'off', 'on'])
    await safe.stop()
    const fast = await aStartedPostgres(folder, { fsync: 'off', synchronous_commit: 'off' })
    expect((await ask(fast.connectionString, question)).map(({ setting }) => setting)).toEqual(['off', 'on', 'off', 'off'])
  })

  test('a start that fails says why in one line, leaves no process and lets go of the folder', async () => {
    const folder = await aUsedFolder()
    const failing = startEmbeddedPostgres({ dataFolder: folder, settings: { shared_buffers: 'plenty' } })
    await expect(failing).rejects.toMatchObject({
      name: 'EmbeddedPostgresFailed',
      message: expect.stringMatching(/^PostgreSQL did not start.*shared_buffers.*plenty.*$/),
    })
    const { connectionString } = await aStartedPostgres(folder)
    expect(await ask(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('the next start', () => {
  test('finds what was written', async () => {
    const folder = await aUsedFolder()
    const { connectionString } = await aStartedPostgres(folder)
    expect(await ask(connectionString, 'select text from note')).toEqual([{ text: 'kept' }])
  })

  test('gets in even if the password file was lost', async () => {
    const folder = await aUsedFolder()
    await rm(join(folder, 'postgres-password'))
    const { connectionString } = await aStartedPostgres(folder)
    expect(await ask(connectionString, 'select text from note')).toEqual([{ text: 'kept' }])
  })

  test('puts a log of more than 10 MB aside', async () => {
    const folder = await aUsedFolder()
    const log = join(folder, 'postgres.log')
    await truncate(log, 10 * 1024 * 1024 + 1)
    await aStartedPostgres(folder)
    expect((await stat(`${log}.1`)).size).toBe(10 * 1024 * 1024 + 1)
    expect(await readFile(log, 'utf8')).toContain('ready to accept connections')
  })

  test('goes on in a log that is not full', async () => {
    const folder = await aUsedFolder()
    await writeFile(join(folder, 'postgres.log'), 'older\n')
    await aStartedPostgres(folder)
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toMatch(/^older\n[^]*ready to accept connections/)
  })
})

describe('where no socket can be', () => {
  test('a folder with a very long name is reached by TCP, on this machine only', async () => {
    const used = await aUsedFolder()
    const folder = join(used, 'long'.repeat(30))
    await mkdir(folder, { mode: 0o711 })
    await rename(join(used, 'postgres'), join(folder, 'postgres'))
    const { connectionString } = await aStartedPostgres(folder)
    expect(new URL(connectionString).hostname).toBe('127.0.0.1')
    const [row] = await ask(connectionString, `select current_setting('listen_addresses') as addresses, host(inet_server_addr()) as address`)
    expect(row).toEqual({ addresses: '127.0.0.1', address: '127.0.0.1' })
  })
})

describe('stopping', () => {
  test('may be asked for twice, ends PostgreSQL properly and tells so', async () => {
    const folder = await aUsedFolder()
    const postgres = await aStartedPostgres(folder)
    await Promise.all([postgres.stop(), postgres.stop()])
    await postgres.stop()
    expect(await postgres.exited).toEqual({ code: 0, signal: null })
    expect(() => process.kill(postgres.pid, 0)).toThrow('ESRCH')
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  })

  test('does not wait for those who are connected', async () => {
    const folder = await aUsedFolder()
    const postgres = await aStartedPostgres(folder)
    const sleeping = ask(postgres.connectionString, 'select pg_sleep(600)').catch(() => 'ended')
    await pidOfSleeper(postgres.connectionString)
    await postgres.stop()
    expect(await sleeping).toBe('ended')
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('immediate shutdown')
  })

  test('when PostgreSQL dies by itself, that is told, and after stop() it can be started again', async () => {
    const folder = await aUsedFolder()
    const postgres = await aStartedPostgres(folder)
    process.kill(postgres.pid, 'SIGKILL')
    expect(await postgres.exited).toEqual({ code: null, signal: 'SIGKILL' })
    await postgres.stop()
    const again = await aStartedPostgres(folder)
    expect(await ask(again.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('the log', () => {
  test('holds nothing of what people wrote, whatever goes wrong', async () => {
    const folder = await aUsedFolder()
    const { connectionString } = await aStartedPostgres(folder)
    const secret = `secret-${randomUUID()}`
    await ask(connectionString, 'create table person (name text primary key, age int check (age < 200))')
    await ask(connectionString, 'insert into person values ($1)', [secret])
    const wrongs: [string, unknown[]?][] = [
      ['insert into person values ($1)', [secret]],
      ['insert into person values ($1, 300)', [`${secret} again`]],
      ['select $1::text::uuid', [secret]],
      [`select '${secret}' frm nowhere`],
      [`do $$ begin raise warning '${secret}'; raise exception '${secret}'; end $$`],
      [`select pg_terminate_backend(pg_backend_pid()), '${secret}'`],
    ]
    for (const [question, values] of wrongs) await expect(ask(connectionString, question, values)).rejects.toThrow()
    // A crash of one connection makes PostgreSQL tell what it was doing.
    const crashing = ask(connectionString, `select pg_sleep(600), '${secret}'`).catch(() => 'crashed')
    process.kill(await pidOfSleeper(connectionString), 'SIGKILL')
    expect(await crashing).toBe('crashed')
    await fact(() =>
      ask(connectionString, 'select 1').then(
        () => true,
        () => false,
      ),
    )
    // It may answer once more before it has noticed.
    let log = ''
    await fact(async () => (log = await readFile(join(folder, 'postgres.log'), 'utf8')).includes('was terminated by signal 9'))
    expect(log).not.toContain('secret-')
  })
})

async function pidOfSleeper(connectionString: string): Promise<number> {
  const question = `select pid from pg_stat_activity where query like 'select pg_sleep(600)%' and state = 'active'`
  let pid = 0
  await fact(async () => (pid = (await ask<{ pid: number }>(connectionString, question))[0]?.pid ?? 0) > 0)
  return pid
}
