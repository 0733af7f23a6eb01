import type { FastifyRequest } from 'fastify'
import type { Language } from '#contract/languages'
import { choicesIn } from './choices.ts'
import { isApi } from './is-api.ts'

/** The language of a request: pages say it in their address, the API in `Accept-Language` (RFC 9110 12.5.4). */
export function languageOf(request: FastifyRequest): Language {
  if (!isApi(request)) return /^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'id'
  let best: { language: Language; weight: number } = { language: 'id', weight: 0 }
  for (const { value, weight } of choicesIn(request.headers['accept-language'])) {
    const language = value.split('-', 1)[0]
    if ((language === 'id' || language === 'en') && weight > best.weight) best = { language, weight }
  }
  return best.language
}
