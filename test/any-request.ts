import * as fc from 'fast-check'
import { anyText } from './any-text.ts'

/** Stands in everything that is sent, and must stand nowhere in the log. */
export const canary = 'kenari7f3a'

const wild = anyText({ maxLength: 30 }).map((text) => text.replaceAll(/[\r\n]/g, '') + canary)
const encoded = wild.map((text) => encodeURIComponent(text.toWellFormed()))
/** As bytes that a header may have. */
const latin = wild.map((text) => [...Buffer.from(text, 'utf8').toString('latin1')].filter((letter) => letter >= ' ' && letter !== '\x7f').join(''))
const oddPart = fc.constantFrom(
  '%00',
  '%2e%2e',
  '%2F',
  '%5C',
  '..',
  '%E0%A4%A',
  '%ff',
  '%',
  '%u0041',
  ';',
  ':',
  '*',
  '{}',
  "'--",
  '%F0%9F%98',
  '%0d%0a',
  canary,
)
const segment = fc.oneof(encoded, oddPart, fc.constantFrom('ni-luh', 'id', 'en', 'online-counselling', 'not-found'), fc.nat().map(String))

const names = [
  'text',
  'specialisation',
  'language',
  'mode',
  'maxPriceIdr',
  'minYears',
  'order',
  'page',
  'version',
  'q',
  'for',
  'in',
  'by',
  'max',
  'years',
  'to',
  'theme',
  'token',
  '_routes',
  'index',
  '__proto__',
]
const value = fc.oneof(
  encoded,
  oddPart,
  fc.constantFrom('1', '-1', '1e9', '999999999999999999999', 'null', '[]', 'true', 'grief', 'video', 'price', '/', '//x', ''),
)
const query = fc
  .array(
    fc.tuple(fc.constantFrom(...names), value).map(([name, given]) => `${name}=${given}`),
    { maxLength: 6 },
  )
  .map((pairs) => pairs.join('&'))

/** An address made from a route's pattern, with parts and a query that nobody thought of. */
const anyAddress = (patterns: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...patterns),
      fc.array(segment, { minLength: 3, maxLength: 3 }),
      fc.option(query),
      fc.constantFrom('', '', '', '/', '//', '/../', '.data'),
    )
    .map(([pattern, parts, search, tail]) => {
      let place = 0
      const path = pattern.replaceAll(/:\w+|\*/g, () => parts[place++] ?? '') + tail
      return search === null ? path : `${path}?${search}`
    })

const header = fc.oneof(
  latin.map((text) => `User-Agent: ${text}`),
  latin.map((text) => `Cookie: __Host-teduh-theme=${text}; __Host-teduh-door=${text}; ${text}`),
  fc.constantFrom(
    'Cookie: __Host-teduh-left=1',
    'Cookie: __Host-teduh-theme=dark',
    'Cookie: __Host-teduh-door=%E0%A4%A',
    `Cookie: ${'a=b; '.repeat(500)}`,
  ),
  fc.constantFrom('Accept: text/html', 'Accept: */*', 'Accept-Encoding: br', 'Accept-Encoding: gzip, br;q=0', 'Accept-Language: en'),
  latin.map((text) => `Accept: ${text}`),
  latin.map((text) => `Accept-Language: ${text}`),
  latin.map((text) => `X-Forwarded-For: ${text}`),
  latin.map((text) => `Referer: http://${text}`),
  fc.constantFrom(
    'If-None-Match: *',
    'Range: bytes=0-1',
    'Range: bytes=9-1',
    'If-Modified-Since: x',
    'Expect: 100-continue',
    'X-HTTP-Method-Override: DELETE',
    'Authorization: Bearer x',
  ),
)
const body = fc.oneof(
  latin,
  fc.json().map((text) => text.replaceAll('"', `"${canary}`)),
  fc.constantFrom(
    '',
    '{}',
    `{"token":"${canary}"}`,
    `token=${canary}`,
    `name=${canary}&languages=id&timeZone=Asia/Jakarta`,
    '['.repeat(5000),
    `{"token":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ),
)
export type AnyRequest = {
  readonly method: string
  readonly address: string
  readonly headers: string[]
  readonly origin: string
  readonly type: string
  readonly body: string
}

const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', canary)

/** Anything that fits into a request. */
export const anyRequest = (patterns: readonly string[]): fc.Arbitrary<AnyRequest> =>
  fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'QUERY'),
    address: anyAddress(patterns),
    headers: fc.array(header, { maxLength: 4 }),
    origin: fc.constantFrom('Origin: http://localhost:3000', 'Origin: null', 'Sec-Fetch-Site: cross-site'),
    type: types,
    body,
  })

/** What comes from our own pages, as it seems, and is let in: only its body is wild. */
export const anySubmission = (addresses: readonly string[]): fc.Arbitrary<AnyRequest> =>
  fc.record({
    method: fc.constant('POST'),
    address: fc.constantFrom(...addresses),
    headers: fc.array(header, { maxLength: 2 }),
    origin: fc.constant('Origin: http://localhost:3000'),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('application/json', 'application/x-www-form-urlencoded') },
      { weight: 1, arbitrary: types },
    ),
    body,
  })

/** As it goes over the wire. */
export function bytesOf({ method, address, headers, origin, type, body: content }: AnyRequest): Buffer {
  const payload = Buffer.from(content, 'latin1')
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const head = [`${method} ${address} HTTP/1.1`, 'Host: localhost:3000', 'Connection: close', origin, ...headers]
  if (hasBody) head.push(`Content-Type: ${type}`, `Content-Length: ${payload.length}`)
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), hasBody ? payload : Buffer.alloc(0)])
}
