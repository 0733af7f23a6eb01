import { lookup as resolveHost, type LookupAddress } from 'node:dns'
import { request as httpRequest, type RequestOptions } from 'node:http'
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
 * rebinding) changes nothing. A redirect is an answer like others and is not followed; of the answer only its head is read.
 * @throws AddressRefused, or what the network says
 */
export async function postNothing(
  url: URL,
  headers: Readonly<Record<string, string>>,
  reach: Reach = publicReach,
): Promise<{ readonly status: number; readonly retryAfter: string | undefined }> {
  const [checked, ...others] = await checkedAddresses(url.hostname.replaceAll(/^\[|\]$/g, ''), reach)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': '0' },
    // One connection for one request, to where the check was.
    agent: false,
    lookup: (_host, { all }, answer) => (all ? answer(null, [checked, ...others]) : answer(null, checked.address, checked.family)),
    signal: AbortSignal.timeout(reach.timeoutMs),
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options)
    request.once('error', reject)
    request.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
      response.once('error', () => undefined)
      response.destroy()
    })
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
