import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bytesType } from './bytes.ts'
import { isApi } from './is-api.ts'
import { Refusal } from './refusal.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A request that changes something must come from our own pages: its Origin is ours and the browser
 * does not say otherwise (Fetch Metadata). The API takes JSON only, or bytes only where a route says so; pages take only their own
 * forms, which work without JavaScript. None of the three but forms can be sent by a foreign page without asking first.
 */
export function installOriginGuard(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (safeMethods.has(request.method)) return done()
    if (!comesFromUs(request, origin)) return done(new Refusal('foreign-origin'))
    done(mediaTypeOf(request) === wantedBy(request) ? undefined : new Refusal('unsupported-media'))
  })
}

function wantedBy(request: FastifyRequest): string {
  if (request.routeOptions.config?.takesBytes) return bytesType
  return isApi(request) ? 'application/json' : 'application/x-www-form-urlencoded'
}

function mediaTypeOf({ headers }: FastifyRequest): string | undefined {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
}

function comesFromUs({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site']
  return headers.origin === origin && (site === undefined || site === 'same-origin')
}
