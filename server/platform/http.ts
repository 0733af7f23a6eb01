import fastifyCookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, type RouteOptions } from 'fastify'
import { mountApi } from './api.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { installErrorHandler, refusalOf, sendProblem } from './errors.ts'
import { hashed, type Logger } from './log.ts'
import { installOpenApi } from './openapi.ts'
import { installOperations } from './operations.ts'
import { installOriginGuard } from './origin-guard.ts'
import type { PageServer } from './pages.ts'
import { installRateLimit, isReading } from './rate-limit.ts'
import type { AnyRoute } from './route.ts'
import { installSecurityHeaders, noticePolicy, securityHeaders, workerPolicy } from './security-headers.ts'

export type HttpParts = {
  readonly config: Config
  readonly log: Logger
  readonly routes: readonly AnyRoute[]
  readonly contextOf: (request: FastifyRequest) => Promise<Context>
  readonly ready: () => Promise<boolean>
  /** Plugins of modules that answer with something else than JSON, e.g. pictures. */
  readonly plugins?: readonly ((app: FastifyInstance) => void)[]
  /** Something that public pages show may have been changed: what was kept for readers is out of date. */
  readonly onChange: () => void
  /** Absent in tests that only need the API. */
  readonly pages?: PageServer
  /** Built files for the browser; absent in development, where Vite serves them. */
  readonly staticFolder?: string
  /** Hears of every route as it is mounted: the access matrix is made from them. */
  readonly onRoute?: (route: RouteOptions) => void
}

/** Largest request body: forms and JSON. Files are streams, counted by whoever takes them. */
const bodyLimitBytes = 64 * 1024

/**
 * Puts the HTTP server together; the order of the lines is the order in which a request meets them, but for the rate limit: it is a
 * hook of each route and comes after the origin guard, whose refusals cost nothing.
 */
export async function makeHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { config, log } = parts
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // One: the address that our own proxy saw. What stands before it in X-Forwarded-For, the visitor wrote himself.
    trustProxy: config.trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: bodyLimitBytes,
    // A file of 10 MiB from a phone with 300 kbit/s; nobody is kept waiting by somebody who is slow.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
    // The router's own refusals (broken UTF-8 in an address) never reach the error handler.
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply.headers(securityHeaders(config.origin)), refusalOf(error)),
  })
  if (parts.onRoute) app.addHook('onRoute', parts.onRoute)
  installSecurityHeaders(app, config.origin)
  installErrorHandler(app, () => parts.pages)
  installRequestLog(app)
  tellOfChanges(app, parts.onChange)
  await app.register(fastifyCookie)
  await installRateLimit(app, config.rateLimitPerMinute)
  installOriginGuard(app, config.origin)
  acceptForms(app)
  installOperations(app, { metricsToken: config.metricsToken, behindProxy: config.trustProxy, ready: parts.ready })
  await installOpenApi(app, config.origin)
  await app.register(async (api) => mountApi(api, parts.routes, parts.contextOf))
  for (const plugin of parts.plugins ?? []) plugin(app)
  if (parts.staticFolder) await serveStatic(app, parts.staticFolder)
  const { pages } = parts
  if (pages)
    app.route({ method: ['GET', 'HEAD', 'POST'], url: '/*', schema: { hide: true }, handler: (request, reply) => pages.answer(request, reply) })
  return app
}

/** One line per request, by the allow-list of [Note: what may be logged]. */
function installRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, id, ip } = request
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms, id, from: hashed(ip) }, 'request')
    done()
  })
}

/** Before the reply goes out, so that whoever is sent on to a page sees what he changed. */
function tellOfChanges(app: FastifyInstance, onChange: () => void): void {
  app.addHook('onSend', async (request, reply) => {
    const { changesPages = !isReading(request) } = request.routeOptions.config
    if (changesPages && reply.statusCode < 400) onChange()
  })
}

/** Forms of the pages work without JavaScript; the page's action reads the text itself. */
function acceptForms(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

async function serveStatic(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/') || path.includes('\\assets\\')
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
      if (/[\\/]password-worker-[\w-]+\.js(\.br)?$/.test(path)) reply.header('content-security-policy', workerPolicy)
      // Stays in browsers when all pages are closed: a new one must be seen at once.
      if (/[\\/]sw\.js(\.br)?$/.test(path)) reply.headers({ 'content-security-policy': noticePolicy, 'cache-control': 'no-cache' })
    },
  })
}
