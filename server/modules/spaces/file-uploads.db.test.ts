import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { longestFileBytes, type KeptFile } from '#contract/spaces'
import { anonymous, inTransaction } from '#platform/context'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { aSealedFile, filesBelow } from '#test/files'
import { aFolder } from '#test/folder'
import { exchange } from '#test/raw-http'
import { aSpace, aSpaceMember } from '#test/space-members'
import { beginSpace } from './keep-epoch.ts'

const database = await aDatabase()
const [client, stranger] = await Promise.all([aSpaceMember(database), aSpaceMember(database)])
const counsellor = await aSpaceMember(database, 'counsellor')
const { space, made } = await aSpace(client, [client, counsellor])
await inTransaction(client.context, (inside) => beginSpace(inside, made.signed))

const dataFolder = aFolder()
const people = new Map([client, stranger].map(({ uid, context }) => [uid, context.actor]))
const { app, lines } = await anApp(database, {
  config: { dataFolder },
  actorOf: async ({ headers }) => people.get(String(headers['x-test-person'])) ?? anonymous,
})
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())
const { port } = app.server.address() as AddressInfo
const path = `/api/spaces/${space}/files`
const kept = () => filesBelow(join(dataFolder, 'blobs'))

const own = { origin: 'http://localhost:3000', 'content-type': 'application/octet-stream', 'x-test-person': client.uid }
const ask = (url: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${url}`, { ...init, headers: { ...own, ...init.headers } })
const send = (body: Buffer, headers: Record<string, string> = {}) => ask(path, { method: 'POST', body: new Uint8Array(body), headers })
const rawHead = (framing: string) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: x\r\n${Object.entries({ ...own })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}${framing}\r\n\r\n`,
  )

describe('a file over the wire', () => {
  test('is given back to be saved and not to be shown, and no cache keeps it', async () => {
    const bytes = aSealedFile(150_000)
    const { file } = (await (await send(bytes)).json()) as KeptFile
    const reply = await ask(`${path}/${file}`)
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-length': '150000',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(reply.headers.get('content-security-policy')).toContain(`default-src 'none'`)
  })

  test('does not exist for a stranger, who is not waited for either', async () => {
    const { file } = (await (await send(aSealedFile())).json()) as KeptFile
    const before = await kept()
    for (const who of [stranger.uid, '']) {
      const refused = await send(aSealedFile(), { 'x-test-person': who })
      expect([refused.status, refused.headers.get('connection')]).toEqual([404, 'close'])
      expect((await ask(`${path}/${file}`, { headers: { 'x-test-person': who } })).status).toBe(404)
      expect(
        (await ask(`${path}/${file}`, { method: 'DELETE', body: '{}', headers: { 'x-test-person': who, 'content-type': 'application/json' } }))
          .status,
      ).toBe(404)
    }
    expect(await kept()).toEqual(before)
  })

  test('has no name but the one that it was given here', async () => {
    const before = await kept()
    for (const name of ['../../../etc/passwd', '..%2f..%2f..%2fetc%2fpasswd', '%2e%2e', 'x%00', '..%5c..%5cx']) {
      expect([400, 404], name).toContain((await ask(`${path}/${name}`)).status)
      const named = await send(aSealedFile(), { 'content-disposition': `attachment; filename="${name}"` })
      expect(named.status).toBe(200)
    }
    const names = (await kept()).filter((name) => !before.includes(name))
    expect(names).toHaveLength(5)
    for (const name of names) expect(name).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('an upload', () => {
  test('without an end is cut off when it is too long, told so, and leaves nothing', async () => {
    const before = await kept()
    let sent = 0
    const endless = function* () {
      yield rawHead('transfer-encoding: chunked')
      const file = aSealedFile(65_536)
      for (;;) {
        yield Buffer.concat([Buffer.from('10000\r\n'), file, Buffer.from('\r\n')])
        sent += file.length
      }
    }
    const reply = await exchange(port, endless())
    expect(reply === undefined || reply.status === 413, String(reply?.status)).toBe(true)
    expect(sent).toBeLessThan(4 * longestFileBytes)
    await fact(async () => (await kept()).length === before.length)
  })

  test('that is too long by its own word is refused as well', async () => {
    const before = await kept()
    const reply = await send(aSealedFile(longestFileBytes + 1))
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([413, 'body-too-large'])
    expect(await kept()).toEqual(before)
  })

  test('that announces more than it sends, and hangs up, leaves nothing and is no fault of ours', async () => {
    const before = await kept()
    const from = lines.length
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.write(Buffer.concat([rawHead('content-length: 500000'), aSealedFile(1_000)]))
    onTestFinished(() => void socket.destroy())
    await fact(async () => (await kept()).some((name) => name.endsWith('.part')))
    socket.destroy()
    await fact(async () => (await kept()).length === before.length)
    expect((await send(aSealedFile())).status).toBe(200)
    expect(lines.slice(from).join('')).not.toContain('fault')
  })

  test('that announces less than it sends is never more than it said', async () => {
    await exchange(port, Buffer.concat([rawHead('content-length: 101'), aSealedFile(303)]))
    const { rows } = await database.pool.query<{ bytes: string }>('select bytes from spaces.file where bytes in (101, 303)')
    expect(rows.map(({ bytes }) => bytes)).not.toContain('303')
  })

  test('with no word of it in the log', async () => {
    const from = lines.length
    await send(Buffer.concat([aSealedFile(), Buffer.from('kenari7f3a')]), { 'x-file-name': 'kenari7f3a.jpg' })
    await send(Buffer.from('kenari7f3a, never sealed'))
    expect(lines.slice(from).length).toBeGreaterThan(0)
    expect(lines.slice(from).join('')).not.toContain('kenari7f3a')
  })
})
