import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AddressRefused, AnswerTooLarge, fetchBytes, postNothing, publicReach, type Reach } from './outbound.ts'

async function aServer(answer: RequestListener, host = '127.0.0.1', port = 0) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  server.listen(port, host)
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, asked }
}

/** As if the addresses of this machine were public. */
const within = (over: Partial<Reach> = {}): Reach => ({ ...publicReach, mayConnect: (address) => address.startsWith('127.'), ...over })
const at = (port: number, host = '127.0.0.1') => new URL(`http://${host}:${port}/a?b`)
const named =
  (...addresses: string[]): Reach['resolve'] =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('a request to where somebody else said', () => {
  test('is sent without a body, with its heads, and tells what came back', async () => {
    const heads: Record<string, unknown>[] = []
    const { port, asked } = await aServer((request, response) => {
      heads.push(request.headers)
      response.writeHead(429, { 'retry-after': '120' }).end('later')
    })
    expect(await postNothing(at(port), { ttl: '60' }, within())).toEqual({ status: 429, retryAfter: '120' })
    expect(asked).toEqual(['POST /a?b'])
    expect(heads[0]).toMatchObject({ 'content-length': '0', ttl: '60', host: `127.0.0.1:${port}` })
  })

  test.each(['127.0.0.1', 'localhost', '[::1]', '10.0.0.1', '169.254.169.254', '192.168.0.1', '[fe80::1]', '[::ffff:127.0.0.1]', '0'])(
    'is not sent to %s',
    async (host) => {
      const { port, asked } = await aServer((_, response) => void response.end())
      await expect(postNothing(at(port, host), {})).rejects.toThrow(AddressRefused)
      expect(asked).toEqual([])
    },
  )

  test.each([['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['fd00::1'], ['142.250.4.95', '127.0.0.1'], []])(
    'is not sent where a name leads to %s',
    async (...addresses) => {
      const { port, asked } = await aServer((_, response) => void response.end())
      await expect(postNothing(at(port, 'push.example'), {}, { ...publicReach, resolve: named(...addresses) })).rejects.toThrow(AddressRefused)
      expect(asked).toEqual([])
    },
  )

  test('goes to the address that was looked at, wherever the name leads a moment later', async () => {
    const good = await aServer((_, response) => void response.end(), '127.0.0.2')
    const inside = await aServer((_, response) => void response.end(), '127.0.0.1', good.port)
    let asked = 0
    const resolve: Reach['resolve'] = async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }]
    const reach = within({ resolve, mayConnect: (address) => address === '127.0.0.2' })
    expect((await postNothing(at(good.port, 'push.example'), {}, reach)).status).toBe(200)
    await expect(postNothing(at(good.port, 'push.example'), {}, reach)).rejects.toThrow(AddressRefused)
    expect([good.asked.length, inside.asked.length]).toEqual([1, 0])
  })

  test('follows no redirect', async () => {
    const inside = await aServer((_, response) => void response.end())
    const { port } = await aServer((_, response) => void response.writeHead(307, { location: at(inside.port).href }).end())
    expect((await postNothing(at(port), {}, within())).status).toBe(307)
    expect(inside.asked).toEqual([])
  })

  test('does not wait for an answer for ever, nor read one without an end', async () => {
    const silent = await aServer(() => undefined)
    await expect(postNothing(at(silent.port), {}, within({ timeoutMs: 50 }))).rejects.toMatchObject({ name: 'AbortError' })
    const closed = Promise.withResolvers<void>()
    const { port } = await aServer((_, response) => {
      response.once('close', () => closed.resolve())
      const more = () => void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)))
      more()
    })
    expect((await postNothing(at(port), {}, within())).status).toBe(200)
    await closed.promise
  })
})

describe('what is fetched from where somebody else said', () => {
  const fetching = (over: Partial<Parameters<typeof fetchBytes>[1]> = {}) => ({
    headers: { accept: 'text/calendar' },
    mostBytes: 1000,
    timeoutMs: 5000,
    reachOf: () => within(),
    ...over,
  })
  const to = (target: string) => aServer((_, response) => void response.writeHead(302, { location: target }).end())

  test('is what lies there, asked for unpacked', async () => {
    const heads: Record<string, unknown>[] = []
    const { port, asked } = await aServer((request, response) => {
      heads.push(request.headers)
      response.writeHead(200, { etag: '"1"' }).end('isi')
    })
    const { status, headers, bytes } = await fetchBytes(at(port), fetching())
    expect([status, headers.etag, bytes.toString()]).toEqual([200, '"1"', 'isi'])
    expect(asked).toEqual(['GET /a?b'])
    expect(heads[0]).toMatchObject({ 'accept-encoding': 'identity', accept: 'text/calendar' })
    expect(heads[0]).not.toHaveProperty('cookie')
  })

  test('is looked for behind three redirects, also short ones, and behind no fourth', async () => {
    const end = await aServer((_, response) => void response.end('isi'))
    let here = end.port
    for (let hop = 0; hop < 3; hop++) here = (await to(at(here).href)).port
    expect((await fetchBytes(at(here), fetching())).bytes.toString()).toBe('isi')
    const tooFar = await to(at(here).href)
    await expect(fetchBytes(at(tooFar.port), fetching())).rejects.toThrow(AddressRefused)
    const near = await aServer((request, response) =>
      request.url === '/a?b' ? void response.writeHead(307, { location: 'lain' }).end() : void response.end(request.url),
    )
    expect((await fetchBytes(at(near.port), fetching())).bytes.toString()).toBe('/lain')
  })

  test.each(['http://127.0.0.1', 'http://localhost', 'http://[::1]', 'http://169.254.169.254', 'http://[::ffff:127.0.0.1]'])(
    'is not looked for at %s, where a redirect leads',
    async (inside) => {
      const secret = await aServer((_, response) => void response.end('rahasia'))
      const { port } = await aServer((_, response) => void response.writeHead(302, { location: `${inside}:${secret.port}/` }).end())
      const reachOf = (url: URL) => (url.port === String(port) ? within() : publicReach)
      await expect(fetchBytes(at(port), fetching({ reachOf }))).rejects.toThrow(AddressRefused)
      expect(secret.asked).toEqual([])
    },
  )

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://a:b@127.0.0.1/', 'http://[', 'gopher://x'])(
    'is not looked for at %s',
    async (target) => {
      const { port } = await to(target)
      const reachOf = ({ protocol, username }: URL) => (protocol === 'http:' && username === '' ? within() : null)
      await expect(fetchBytes(at(port), fetching({ reachOf }))).rejects.toThrow(AddressRefused)
    },
  )

  test('comes from the address that was looked at on each hop, wherever the name leads a moment later', async () => {
    const good = await aServer((_, response) => void response.writeHead(302, { location: '/lagi' }).end(), '127.0.0.2')
    const inside = await aServer((_, response) => void response.end('rahasia'), '127.0.0.1', good.port)
    let asked = 0
    const resolve: Reach['resolve'] = async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }]
    const reach = within({ resolve, mayConnect: (address) => address === '127.0.0.2' })
    await expect(fetchBytes(at(good.port, 'kalender.example'), fetching({ reachOf: () => reach }))).rejects.toThrow(AddressRefused)
    expect([good.asked.length, inside.asked.length]).toEqual([1, 0])
  })

  test('is left alone once it is more than was to be read, and the line is closed', async () => {
    const closed = Promise.withResolvers<void>()
    const { port } = await aServer((_, response) => {
      response.once('close', () => closed.resolve())
      const more = () => void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)))
      more()
    })
    await expect(fetchBytes(at(port), fetching())).rejects.toThrow(AnswerTooLarge)
    await closed.promise
  })

  test('is handed on packed where it came packed: nothing grows', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000))
    const { port } = await aServer((_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    const { bytes } = await fetchBytes(at(port), fetching({ mostBytes: 100_000 }))
    expect(bytes.length).toBe(bomb.length)
  })

  test('is not waited for longer than told: not for a name, not for an answer, not for its end', async () => {
    const silent = await aServer(() => undefined)
    const slow = await aServer((_, response) => void response.writeHead(200, { 'content-length': '2' }).write('a'))
    const timeoutMs = 50
    await expect(fetchBytes(at(silent.port), fetching({ timeoutMs }))).rejects.toThrow()
    await expect(fetchBytes(at(slow.port), fetching({ timeoutMs }))).rejects.toThrow()
    const nameless = within({ resolve: () => new Promise(() => undefined) })
    await expect(fetchBytes(at(slow.port, 'kalender.example'), fetching({ timeoutMs, reachOf: () => nameless }))).rejects.toThrow()
  })
})
