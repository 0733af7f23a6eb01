import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#test/database'
import { openDatabase } from './database.ts'

const messageOf = (url: string) =>
  openDatabase(url).then(
    async (database) => {
      await database.close()
      return 'it was opened'
    },
    (error: Error) => `${error.name}: ${error.message}`,
  )

/** Something that listens, and does this with whoever comes. @returns its port */
async function aListener(meet: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    meet(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const int16 = (value: number) => Buffer.from([value >> 8, value & 255])
const int32 = (value: number) => Buffer.concat([int16(value >>> 16), int16(value & 65_535)])
const readyForQuery = message('Z', Buffer.from('I'))

/** As much of PostgreSQL's protocol (version 3) as one question with one answer takes. */
function answerWith(text: string) {
  const column = Buffer.concat([Buffer.from('version\0'), int32(0), int16(0), int32(25), int16(-1 & 65_535), int32(-1 >>> 0), int16(0)])
  const row = Buffer.concat([int16(1), int32(text.length), Buffer.from(text)])
  const answer = Buffer.concat([message('T', int16(1), column), message('D', row), message('C', Buffer.from('SELECT 1\0')), readyForQuery])
  return (socket: Socket) => {
    let isGreeted = false
    socket.on('data', (data) => {
      if (!isGreeted) socket.write(Buffer.concat([message('R', int32(0)), readyForQuery]))
      else if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer)
      isGreeted = true
    })
  }
}

describe('a database', () => {
  test('of PostgreSQL 17 is too old', async () => {
    const port = await aListener(answerWith('170009'))
    expect(await messageOf(`postgres://teduh:geheim@127.0.0.1:${port}/teduh`)).toBe(
      'DatabaseUnusable: PostgreSQL 17 is too old: Teduh needs 18 or newer.',
    )
  })

  test('of PostgreSQL 18 and 19 is not', async () => {
    for (const version of ['180000', '190002']) {
      const port = await aListener(answerWith(version))
      expect(await messageOf(`postgres://teduh:geheim@127.0.0.1:${port}/teduh`)).toBe('it was opened')
    }
  })

  test('where nobody listens is named with its address, without the password', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<number>()
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
    const port = await closed
    expect(await messageOf(`postgres://teduh:geheim@127.0.0.1:${port}/teduh`)).toBe(
      `DatabaseUnusable: No usable PostgreSQL at 127.0.0.1:${port}/teduh: nobody listens there.`,
    )
  })

  const changed = (change: (url: URL) => void) => {
    const url = new URL(databaseUrl('postgres'))
    change(url)
    return url.href
  }

  test.each([
    ['with a wrong password', (url: URL) => (url.password = 'geheim'), 'the password is wrong'],
    ['with no password at all', (url: URL) => (url.password = ''), 'a password is missing'],
    ['that does not exist', (url: URL) => (url.pathname = '/nowhere'), 'the database does not exist'],
    ['without TLS, which was asked for', (url: URL) => void url.searchParams.set('sslmode', 'verify-full'), 'it offers no TLS'],
  ])('%s says so', async (_, change, reason) => {
    const told = await messageOf(changed(change))
    expect(told).toMatch(new RegExp(`^DatabaseUnusable: No usable PostgreSQL at [^ ]+: ${reason}\\.$`))
    expect(told).not.toContain('geheim')
  })

  test('on a host that does not exist says so', async () => {
    expect(await messageOf('postgres://teduh:geheim@nowhere.invalid/teduh')).toBe(
      'DatabaseUnusable: No usable PostgreSQL at nowhere.invalid:5432/teduh: the host is not known.',
    )
  })

  test('that is something else is told in one line', async () => {
    const hangingUp = await aListener((socket) => socket.destroy())
    const speakingHttp = await aListener((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    for (const port of [hangingUp, speakingHttp])
      expect(await messageOf(`postgres://teduh@127.0.0.1:${port}/teduh`)).toMatch(
        /^DatabaseUnusable: No usable PostgreSQL at 127\.0\.0\.1:\d+\/teduh: [^\n]+\.$/,
      )
  })
})
