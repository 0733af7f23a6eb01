import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A request that changes something must come from our own pages: its Origin is ours and the browser
 * does not say otherwise (Fetch Metadata). JSON only, but for the pages' own forms, which work
 * without JavaScript.
 */
export function installOriginGuard(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (safeMethods.has(request.method) || comesFromUs(request, origin)) return done()
    done(new Refusal('foreign-origin'))
  })
  app.addHook('preValidation', (request, _reply, done) => {
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
    if (safeMethods.has(request.method) || !request.url.startsWith('/api/') || isJson) return done()
    done(new Refusal('unsupported-media'))
  })
}

function comesFromUs({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site']
  return headers.origin === origin && (site === undefined || site === 'same-origin')
}
