import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '#platform/database'
import { markAsDemo } from '#platform/demo-mark'
import { migrate } from '#platform/migrate'
import { aFirstSetUp, aPractice } from './builders.ts'
import { freshPages } from './built-pages.ts'
import { aContext, anEmptyDatabase, databaseUrl, urlOf } from './database.ts'
import { fact } from './fact.ts'
import { aFolder } from './folder.ts'
import { aServerProcess, type Ending } from './server-process.ts'

/** What an operator meets: real processes of `npm start`, ended in every way. */
await freshPages()

const wellEnded = { code: 0, signal: null, stderr: '' }

/** What an operator sees of an end: one line and a code, or everything, if it was more than that. */
function told({ code, signal, stdout, stderr }: Ending) {
  const [, line] = /^teduh: ([^\n]+)\n$/.exec(stderr) ?? []
  return line && !stdout && !line.includes('geheim') ? { code, line } : { code, signal, stdout, stderr }
}

const withPassword = (password: string) => Object.assign(new URL(databaseUrl('postgres')), { password }).href

describe('a start that cannot succeed', () => {
  test.each([
    ['a wrong variable', () => ({ PORT: 'http' }), 78, /PORT="http" is not usable: .*65535/],
    [
      'a database where nobody listens',
      () => ({ DATABASE_URL: 'postgres://teduh:geheim@127.0.0.1:1/teduh' }),
      1,
      /127\.0\.0\.1:1\/teduh: nobody listens there\./,
    ],
    ['a wrong password', () => ({ DATABASE_URL: withPassword('geheim') }), 1, /: the password is wrong\./],
    [
      'a data folder that cannot be',
      () => ({ TEDUH_DATA: '/dev/null/teduh', DATABASE_URL: withPassword('geheim') }),
      78,
      /TEDUH_DATA="\/dev\/null\/teduh" is not usable/,
    ],
  ])('because of %s says so in one line', async (_, environment, code, line) => {
    expect(told(await aServerProcess(environment() as Record<string, string>).ended)).toEqual({ code, line: expect.stringMatching(line) })
  })

  test.each([
    ['a port that is taken', async () => ({ PORT: String(await aTakenPort()) }), /PORT is taken/],
    ['an address of another machine', async () => ({ HOST: '203.0.113.7', PORT: '3999' }), /HOST is no address of this machine/],
  ])('because of %s says so in one line, and lets go of the database', async (_, environment, line) => {
    const database = await anEmptyDatabase()
    const { ended } = aServerProcess({ ...(await environment()), DATABASE_URL: urlOf(database) })
    expect(told(await ended)).toEqual({ code: 1, line: expect.stringMatching(line) })
    await fact(
      async () =>
        (await database.pool.query('select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')).rowCount === 0,
    )
  })
})

async function aTakenPort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  return (other.address() as AddressInfo).port
}

describe('the demo and a real practice', () => {
  test('do not open each other’s database, and say so in one line', async () => {
    const database = await anEmptyDatabase()
    await migrate(database.pool, join(import.meta.dirname, '..', 'migrations'))
    await markAsDemo(database.db)
    const environment = { DATABASE_URL: urlOf(database), TEDUH_DATA: aFolder() }
    expect(told(await aServerProcess(environment).ended)).toEqual({ code: 1, line: expect.stringMatching(/^This is the demo, .*TEDUH_DATA/) })
    await database.pool.query('delete from platform.demo')
    await aPractice(aContext(database))
    expect(told(await aServerProcess(environment, 'demo').ended)).toEqual({
      code: 1,
      line: expect.stringMatching(/^There is a practice here .*TEDUH_DATA/),
    })
    await aServerProcess(environment).opened()
  })
})

describe('two processes on one new database', () => {
  test('that start at once both come up, each at an address of its own, and both end well', async () => {
    // One database has one outer key: they share the folder that holds it.
    const environment = { DATABASE_URL: urlOf(await anEmptyDatabase()), TEDUH_DATA: aFolder() }
    const both = [aServerProcess(environment), aServerProcess(environment)]
    const origins = await Promise.all(both.map(async ({ opened }) => (await opened()).origin))
    expect(new Set(origins).size).toBe(2)
    for (const origin of origins) expect((await fetch(`${origin}/readyz`)).status).toBe(200)
    for (const { child } of both) child.kill('SIGTERM')
    for (const { ended } of both) expect(await ended).toMatchObject(wellEnded)
  })
})

/** Makes whoever needs the same lock wait, until it is let go. */
async function aHold(database: Database, statement: string) {
  const client = await database.pool.connect()
  await client.query(`begin; ${statement}`)
  const waiting = 'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())'
  const isWaitedFor = () => fact(async () => (await database.pool.query(waiting)).rowCount !== 0)
  return { isWaitedFor, release: async () => void (await client.query('commit; select pg_advisory_unlock_all()'), client.release()) }
}

describe('a server that is told to end, twice, as npm does on Ctrl+C', () => {
  test('answers what is under way, takes nothing new, waits not long for sleepers, and ends within ten seconds', async () => {
    const database = await anEmptyDatabase()
    const server = aServerProcess({ DATABASE_URL: urlOf(database) })
    const { origin } = await server.opened()
    const sleeper = connect(Number(new URL(origin).port), 'localhost')
    sleeper.on('error', () => undefined)
    onTestFinished(() => void sleeper.destroy())
    sleeper.write(`POST /api/door HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
    const hold = await aHold(database, 'lock table safety.crisis_route in access exclusive mode')
    const underWay = fetch(`${origin}/api/crisis-routes`)
    await hold.isWaitedFor()
    const toldAt = performance.now()
    server.child.kill('SIGINT')
    await fact(() =>
      fetch(`${origin}/healthz`).then(
        () => false,
        () => true,
      ),
    )
    for (const signal of ['SIGINT', 'SIGTERM'] as const) server.child.kill(signal)
    await hold.release()
    const reply = await underWay
    expect([reply.status, await reply.json()]).toEqual([200, { routes: [] }])
    expect(await server.ended).toMatchObject(wellEnded)
    expect(performance.now() - toldAt).toBeLessThan(10_000)
  })
})

describe('a server that is told to end while it starts', () => {
  test('finishes what it began, and ends well', async () => {
    const database = await anEmptyDatabase()
    const hold = await aHold(database, `select pg_advisory_lock(${0x7465647568})`)
    const server = aServerProcess({ DATABASE_URL: urlOf(database) })
    await hold.isWaitedFor()
    server.child.kill('SIGTERM')
    await hold.release()
    expect(await server.ended).toMatchObject(wellEnded)
    expect((await database.pool.query('select from platform.migration')).rowCount).toBeGreaterThan(0)
  })
})

describe('a practice with its own PostgreSQL', () => {
  test('has its folder to itself, survives the death of its process and of its database, and ends cleanly', async () => {
    const folder = join(aFolder(), 'data')
    const postmaster = join(folder, 'postgres', 'postmaster.pid')
    const first = aServerProcess({ TEDUH_DATA: folder })
    const { origin, token } = await first.opened()
    expect((await stat(folder)).mode & 0o044).toBe(0)
    expect(told(await aServerProcess({ TEDUH_DATA: folder }).ended)).toEqual({ code: 1, line: expect.stringContaining(folder) })
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)

    const post = (path: string, body: object, cookie = '') =>
      fetch(origin + path, { method: 'POST', headers: { origin, 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })
    const cookie = (await post('/api/door', { token })).headers.get('set-cookie')?.split(';')[0]
    const setUp = await aFirstSetUp({ name: 'Serambi' })
    expect((await post('/api/practice/first-set-up', setUp, cookie)).status).toBe(200)
    first.child.kill('SIGKILL')
    await first.ended

    const again = aServerProcess({ TEDUH_DATA: folder })
    const nameAt = async (nth: number) => (await (await fetch(`${(await again.opened(nth)).origin}/api/practice`)).json()) as unknown
    expect(await nameAt(1)).toMatchObject({ name: 'Serambi' })
    process.kill(Number((await readFile(postmaster, 'utf8')).split('\n')[0]), 'SIGKILL')
    expect(await nameAt(2)).toMatchObject({ name: 'Serambi' })

    again.child.kill('SIGTERM')
    expect(told(await again.ended)).toMatchObject({
      code: 0,
      signal: null,
      stderr: expect.stringMatching(/^teduh: PostgreSQL ended by itself\.[^\n]+\n$/),
    })
    expect(existsSync(postmaster)).toBe(false)
  })
})
