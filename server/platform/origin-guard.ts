import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bytesType } from './bytes.ts'
import { isApi } from './is-api.ts'
import { Refusal } from './refusal.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * [Note: news from outside] Servers of payment gateways have no pages and no Origin. An endpoint that says so (`sentFromOutside`) is let
 * past this guard with JSON and nothing else: it acts for nobody, cookies count for nothing there, and it believes a signature alone. A foreign page
 * that asks there is no browser's business of ours: a browser says where it comes from, and is refused.
 */

/**
 * A request that changes something must come from our own pages: its Origin is ours and the browser
 * does not say otherwise (Fetch Metadata). The API takes JSON only, or bytes only where a route says so; pages take only their own
 * forms, which work without JavaScript. None of the three but forms can be sent by a foreign page without asking first.
 */
export function installOriginGuard(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (safeMethods.has(request.method)) return done()
    const isLetPast = request.routeOptions.config?.isFromOutside ? comesFromServer(request) : comesFromUs(request, origin)
    if (!isLetPast) return done(new Refusal('foreign-origin'))
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

/** Browsers say at least one of the two with each POST. */
const comesFromServer = ({ headers }: FastifyRequest) => headers.origin === undefined && headers['sec-fetch-site'] === undefined

function comesFromUs({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site']
  return headers.origin === origin && (site === undefined || site === 'same-origin')
}
