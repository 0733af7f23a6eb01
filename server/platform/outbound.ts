import { lookup as resolveHost, type LookupAddress } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** It was not even tried: the name leads to an address that is not for everybody. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

export type Reach = {
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>
  readonly mayConnect: (address: string) => boolean
  readonly timeoutMs: number
}

const systemResolve: Reach['resolve'] = (host) =>
  new Promise((resolve, reject) => resolveHost(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))))

export const publicReach: Reach = { resolve: systemResolve, mayConnect: isPublicAddress, timeoutMs: 10_000 }

/**
 * [Note: outbound requests] Where the server goes when somebody else named the place. The name is resolved once, every address that it has
 * must be a public one, and the connection goes to the address that was looked at: a name that leads elsewhere a moment later (DNS
 * rebinding) changes nothing. Each redirect is such a place once more.
 * A redirect is an answer like others here and is not followed; of the answer only its head is read.
 * @throws AddressRefused, or what the network says
 */
export async function postNothing(
  url: URL,
  headers: Readonly<Record<string, string>>,
  reach: Reach = publicReach,
): Promise<{ readonly status: number; readonly retryAfter: string | undefined }> {
  const options = { method: 'POST', headers: { ...headers, 'content-length': '0' }, signal: AbortSignal.timeout(reach.timeoutMs) }
  const response = await answerOf(url, options, reach)
  response.once('error', () => undefined)
  response.destroy()
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }
}

/** More came than was to be read. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge'
}

type Fetching = {
  readonly headers: Readonly<Record<string, string>>
  readonly mostBytes: number
  /** For the whole way, redirects and all. */
  readonly timeoutMs: number
  /** How a place may be gone to; null: not at all. Asked anew for each hop. */
  readonly reachOf: (url: URL) => Reach | null
}

export type Fetched = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly bytes: Buffer }

const mostRedirects = 3

/**
 * What lies there, counted while it comes. It is asked for unpacked, and what comes packed all the same is handed on as it is: nothing
 * grows here ([Note: outbound requests]).
 * @throws AddressRefused, AnswerTooLarge, or what the network says
 */
export async function fetchBytes(first: URL, { headers, mostBytes, timeoutMs, reachOf }: Fetching): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs)
  let url = first
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const reach = reachOf(url)
    if (!reach) throw new AddressRefused('not a place to go to')
    const response = await answerOf(url, { method: 'GET', headers: { ...headers, 'accept-encoding': 'identity' }, signal }, reach)
    const { statusCode: status = 0, headers: told } = response
    if (!isRedirect(status) || told.location === undefined) return { status, headers: told, bytes: await bytesOf(response, mostBytes) }
    response.once('error', () => undefined)
    response.destroy()
    url = nextPlace(told.location, url)
  }
  throw new AddressRefused('too many redirects')
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

function nextPlace(location: string, from: URL): URL {
  const next = URL.parse(location, from)
  if (!next) throw new AddressRefused('a redirect to no address')
  return next
}

async function bytesOf(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let count = 0
  // Whoever leaves the loop closes the connection: an answer without an end is not waited for.
  for await (const part of response as AsyncIterable<Buffer>) {
    count += part.length
    if (count > mostBytes) throw new AnswerTooLarge('too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function answerOf(url: URL, options: RequestOptions & { signal: AbortSignal }, reach: Reach): Promise<IncomingMessage> {
  const { signal } = options
  // Names are asked for by the system, which knows no signal.
  const isOver = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
  isOver.catch(() => undefined)
  const [checked, ...others] = await Promise.race([checkedAddresses(url.hostname.replaceAll(/^\[|\]$/g, ''), reach), isOver])
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      ...options,
      // One connection for one request, to where the check was.
      agent: false,
      lookup: (_host, { all }, answer) => (all ? answer(null, [checked, ...others]) : answer(null, checked.address, checked.family)),
    })
    request.once('error', reject)
    request.once('response', resolve)
    request.end()
  })
}

async function checkedAddresses(host: string, { resolve, mayConnect }: Reach): Promise<[LookupAddress, ...LookupAddress[]]> {
  const family = isIP(host)
  const found = family === 0 ? await resolve(host) : [{ address: host, family }]
  const [first, ...others] = found
  if (!first || !found.every(({ address }) => mayConnect(address))) throw new AddressRefused('not a public address')
  return [first, ...others]
}
