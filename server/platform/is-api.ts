import type { FastifyRequest } from 'fastify'

/**
 * Whether the API answers, by the route that was found: an address may be written in more ways
 * than one (`/%61pi/door`), and each must meet the same rules.
 */
export function isApi({ routeOptions, url }: FastifyRequest): boolean {
  return (routeOptions?.url ?? url).startsWith('/api/')
}
