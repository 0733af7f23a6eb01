import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A push as it came over the wire. */
export type ReceivedPush = { readonly path: string; readonly heads: IncomingMessage['headers']; readonly body: string; readonly key: string }

/** What a push service answers, by path; 201 unless it is told otherwise, and nothing at all for `silent`. */
export type Answers = Map<string, number | 'silent' | { status: number; retryAfter: string }>

/** As much of a push service (RFC 8030, RFC 8292) as a notice takes. A push that does not say who sends it, rightly signed, gets 403. */
export async function aPushServer() {
  const received: ReceivedPush[] = []
  const answers: Answers = new Map()
  const clock = { now: Temporal.Now.instant() }
  let origin = ''
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    let body = ''
    for await (const part of request) body += String(part)
    const key = senderOf(request.headers.authorization ?? '', origin, clock.now)
    received.push({ path, heads: request.headers, body, key: key ?? '' })
    const answer = key === null ? 403 : (answers.get(path) ?? 201)
    if (answer === 'silent') return
    const { status, ...more } = typeof answer === 'number' ? { status: answer } : answer
    response.writeHead(status, 'retryAfter' in more ? { 'retry-after': String(more.retryAfter) } : {}).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin, received, answers, clock }
}

type Claims = { readonly aud: unknown; readonly exp: unknown; readonly sub: unknown }

/** The key that signed for this service, not for too long. @returns null for whatever RFC 8292 section 4.2 refuses */
function senderOf(authorization: string, origin: string, now: Temporal.Instant): string | null {
  const [, head = '', claims = '', signature = '', key = ''] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? []
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65 || point[0] !== 4) return null
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: unknown }
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims
  const secondsLeft = Number(exp) - now.epochMilliseconds / 1000
  const isFor = aud === origin && secondsLeft > 0 && secondsLeft <= 24 * 60 * 60
  return isSigned && alg === 'ES256' && isFor && /^(mailto:|https:)/.test(String(sub)) ? key : null
}
