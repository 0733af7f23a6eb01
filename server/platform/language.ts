import type { FastifyRequest } from 'fastify'
import type { Language } from '#contract/common'

/** The language of a request: pages say it in their address, the API in `Accept-Language` (RFC 9110 12.5.4). */
export function languageOf(request: FastifyRequest): Language {
  if (!request.url.startsWith('/api/')) return /^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'id'
  const first = request.headers['accept-language']?.match(/\b(id|en)\b/)?.[1]
  return first === 'en' ? 'en' : 'id'
}
