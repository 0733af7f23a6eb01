import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AddressRefused, postNothing, publicReach, type Reach } from './outbound.ts'

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
