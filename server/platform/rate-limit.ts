import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieNames } from '#contract/pages'
import { isToken } from './cookies.ts'
import { networkOf } from './network.ts'
import { Refusal } from './refusal.ts'

/** Without a query: each of those would be a page to render anew. Help must stay reachable even for somebody who reloads in panic, or shares an address with thousands. */
const neverLimited = /^\/(en\/emergency|darurat|keluar|api\/crisis-routes)$/

/** Reading is cheap, and many may share an address; changing something is neither. */
export const isReading = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD'

/** Whoever wants to leave must be able to, whatever somebody else does beside them. */
const isAlwaysAnswered = (request: FastifyRequest) =>
  isReading(request)
    ? neverLimited.test(request.url) || (request.routeOptions.url?.startsWith('/assets/') ?? false)
    : request.routeOptions.url === '/api/logout'

/** Only its shape is known here: whose browser it is, an account says. */
const deviceOf = ({ cookies }: FastifyRequest) => (isToken(cookies[cookieNames.device]) ? cookies[cookieNames.device] : undefined)

/** How many browsers with a token may write at full speed behind one address. */
const devicesPerNetwork = 10

/**
 * [Note: writes of known devices] Somebody who floods must not keep a known device beside them from logging in ([Note: backoff]). So
 * writes are counted by network for browsers without a device's token, and by network and token for the others. Tokens can be made up:
 * all that show one have a limit per network together, in a store of its own, so that inventing them pushes no other counter out.
 */
export async function installRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  if (perMinute === 0) return
  const writes = Math.max(1, Math.floor(perMinute / 20))
  const common = { timeWindow: 60_000, errorResponseBuilder: () => new Refusal('too-many-requests') }
  // Before the other: what one browser is refused does not count for all of them.
  await app.register(fastifyRateLimit, {
    ...common,
    max: writes,
    keyGenerator: (request) => `${networkOf(request.ip)} ${deviceOf(request)}`,
    allowList: (request) => isReading(request) || isAlwaysAnswered(request) || deviceOf(request) === undefined,
  })
  await app.register(fastifyRateLimit, {
    ...common,
    max: (request) => (isReading(request) ? perMinute : deviceOf(request) === undefined ? writes : devicesPerNetwork * writes),
    keyGenerator: (request) => `${isReading(request) ? 'r' : deviceOf(request) === undefined ? 'w' : 'd'} ${networkOf(request.ip)}`,
    allowList: isAlwaysAnswered,
  })
}
