import type { AddressInfo } from 'node:net'
import type { RouteOptions } from 'fastify'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { anyRequest, anySubmission, bytesOf, canary, type AnyRequest } from './any-request.ts'
import { anApp, aPractice, aPublishedCounsellor } from './builders.ts'
import { builtPages } from './built-pages.ts'
import { aContext, aDatabase } from './database.ts'
import { exchange, type RawReply } from './raw-http.ts'
import { pagesIn } from './registered-pages.ts'

/** Whatever strangers send: never a 5xx, always a well-formed reply, and not a word of it in the log. */
const database = await aDatabase()
await aPractice(aContext(database))
await aPublishedCounsellor(aContext(database), { slug: 'ni-luh' })
const built = await builtPages()
const routes: RouteOptions[] = []
const { app, lines } = await anApp(database, { ...built, onRoute: (route) => void routes.push(route) })
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.server.closeAllConnections())
const { port } = app.server.address() as AddressInfo

const loggedLines = () => lines.join('')

function expectWellFormed(reply: RawReply | undefined): void {
  if (!reply) return
  const { status, headers, body } = reply
  expect(status, body.toString('utf8', 0, 300)).toBeLessThan(500)
  const type = headers.get('content-type') ?? ''
  const text = body.toString('utf8')
  if (type.includes('json') && text) expect(() => JSON.parse(text)).not.toThrow()
  if (type.startsWith('application/problem+json') && text) expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) })
  if (type.startsWith('text/html') && text) expect(text).toMatch(/^<!doctype html><html lang="(id|en)".*<\/html>/is)
  const location = headers.get('location')
  if (location?.startsWith('http')) expect(location).toBe('https://www.bmkg.go.id/cuaca')
}

const patterns = [
  ...routes.filter(({ url }) => !url.startsWith('/assets/')).map(({ url }) => url),
  ...pagesIn(built.pages.build).flatMap(({ path }) => [path, `${path}.data`]),
]

async function answers(sent: AnyRequest): Promise<void> {
  const reply = await exchange(port, bytesOf(sent), { isHead: sent.method === 'HEAD' })
  expect(reply).toBeDefined()
  expectWellFormed(reply)
  expect(loggedLines()).not.toContain(canary)
  lines.length = 0
}

describe('the public routes', () => {
  test('answer anything that fits into a request, and log none of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest(patterns), (sent) => answers(sent)),
      { numRuns: 1200 },
    )
    expect(lines).toEqual([])
  })

  test('answer anything that seems to come from our own pages, and log none of it', async () => {
    const addresses = [
      '/api/door',
      '/api/practice/first-set-up',
      ...pagesIn(built.pages.build).flatMap(({ path, takesForms }) => (takesForms ? [path, `${path}.data`] : [])),
    ]
    expect(addresses.length).toBeGreaterThan(4)
    await fc.assert(
      fc.asyncProperty(anySubmission(addresses), (sent) => answers(sent)),
      { numRuns: 400 },
    )
    expect(lines).toEqual([])
  })
})

/** Bytes that are hardly HTTP any more; each line of a head ends with CRLF. */
const odd = (...head: string[]) => Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1')
const host = 'Host: localhost:3000'
const close = 'Connection: close'
const post = ['POST /api/door HTTP/1.1', host, close, 'Origin: http://localhost:3000', 'Content-Type: application/json']
function* endless(head: Buffer, part: Buffer, count: number): Generator<Buffer> {
  yield head
  for (let sent = 0; sent < count; sent += 1) yield part
}
const megabyte = Buffer.alloc(1024 * 1024, canary)

const oddities: [what: string, bytes: Buffer | (() => Iterable<Buffer>), statuses: (number | undefined)[]][] = [
  ['broken UTF-8 in the address', odd('GET /%E0%A4%A HTTP/1.1', host, close), [400]],
  ['an address of 10,000 letters', odd(`GET /${canary.repeat(1000)} HTTP/1.1`, host, close), [404]],
  ['an address of 100,000 letters', odd(`GET /${canary.repeat(10_000)} HTTP/1.1`, host, close), [431]],
  ['a header of 100,000 letters', odd('GET / HTTP/1.1', host, close, `X: ${canary.repeat(10_000)}`), [431]],
  ['a null byte in the address', odd(`GET /\0${canary} HTTP/1.1`, host, close), [400]],
  ['a null byte in a header', odd('GET / HTTP/1.1', host, close, `X: \0${canary}`), [400]],
  ['a space in the address', odd(`GET /a ${canary} HTTP/1.1`, host, close), [400]],
  ['letters beyond ASCII in the address', odd(`GET /konselor/caf\xe9${canary} HTTP/1.1`, host, close), [200, 400, 404]],
  ['a method that nobody knows', odd(`KENARI7F3A / HTTP/1.1`, host, close), [400]],
  ['a method in small letters', odd('get / HTTP/1.1', host, close), [400]],
  ['CONNECT', odd(`CONNECT ${canary}:443 HTTP/1.1`, host, close), [undefined, 400, 404]],
  ['an asterisk', odd('OPTIONS * HTTP/1.1', host, close), [404]],
  ['an address in absolute form', odd(`GET http://${canary}.example/kontak HTTP/1.1`, host, close), [200]],
  ['an absolute address without a path', odd(`GET http://${canary}.example HTTP/1.1`, host, close), [200, 400, 404]],
  ['a host in the path', odd(`GET //${canary}.example/kontak HTTP/1.1`, host, close), [404]],
  ['nothing but slashes', odd('GET /// HTTP/1.1', host, close), [200, 404]],
  ['no host', odd('GET / HTTP/1.1', close), [400]],
  ['two hosts', odd('GET / HTTP/1.1', host, `Host: ${canary}`, close), [200, 400]],
  ['another host', odd('GET /kontak HTTP/1.1', `Host: ${canary}.example`, close), [200]],
  ['HTTP/1.0', odd('GET /kontak HTTP/1.0'), [200]],
  ['HTTP/2 without being asked', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), [undefined, 400]],
  ['TLS', Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]), [undefined, 400]],
  ['an upgrade', odd('GET /kontak HTTP/1.1', host, 'Connection: close, upgrade', 'Upgrade: websocket', `Sec-WebSocket-Key: ${canary}`), [404]],
  ['an expectation that nobody can meet', odd('GET /kontak HTTP/1.1', host, close, `Expect: ${canary}`), [417]],
  ['a length that is no number', odd(...post, `Content-Length: ${canary}`), [400]],
  ['a negative length', odd(...post, 'Content-Length: -1'), [400]],
  ['two lengths', odd(...post, 'Content-Length: 1', 'Content-Length: 2'), [400]],
  ['a length and chunks', odd(...post, 'Content-Length: 5', 'Transfer-Encoding: chunked'), [400]],
  ['a transfer coding that nobody knows', odd(...post, `Transfer-Encoding: ${canary}`), [400, 415]],
  ['a body of 10 MB', () => endless(odd(...post, `Content-Length: ${10 * megabyte.length}`), megabyte, 10), [413]],
  [
    'an endless body in chunks',
    () => endless(odd(...post, 'Transfer-Encoding: chunked'), Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]), 200),
    [413],
  ],
  ['a broken chunk', Buffer.concat([odd(...post, 'Transfer-Encoding: chunked'), Buffer.from(`zz\r\n${canary}\r\n`)]), [400]],
  ['an endless head', () => endless(Buffer.from('GET / HTTP/1.1\r\n'), Buffer.from(`X-${canary}: ${'y'.repeat(1000)}\r\n`), 500), [431]],
]

describe('bytes that are hardly HTTP', () => {
  test.each(oddities)('with %s are answered or hung up on', async (_, bytes, statuses) => {
    const reply = await exchange(port, typeof bytes === 'function' ? bytes() : bytes)
    expectWellFormed(reply)
    expect(statuses).toContain(reply?.status)
    expect(loggedLines()).not.toMatch(new RegExp(canary, 'i'))
    lines.length = 0
  })

  test('have done no harm to others', async () => {
    expect((await exchange(port, odd('GET /api/practice HTTP/1.1', host, close)))?.status).toBe(200)
  })
})
