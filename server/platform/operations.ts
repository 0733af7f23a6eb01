import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { notFound, Refusal } from './refusal.ts'

type Health = { readonly metricsToken: string | null; readonly behindProxy: boolean; ready(): Promise<boolean> }

/** `/healthz`: the process answers. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export function installOperations(app: FastifyInstance, { metricsToken, behindProxy, ready }: Health): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'teduh_http_request_duration_seconds',
    help: 'Time to answer, by route pattern, method and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: `${Math.floor(reply.statusCode / 100)}xx` }
    durations.observe(labels, reply.elapsedTime / 1000)
    done()
  })
  app.get('/healthz', operation, async () => ({ status: 'ok' }))
  app.get('/readyz', operation, async () => {
    if (!(await ready())) throw new Refusal('not-ready')
    return { status: 'ready' }
  })
  app.get('/metrics', operation, async (request, reply) => {
    if (!mayRead(request, metricsToken, behindProxy)) throw notFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const operation = { schema: { hide: true }, config: { rateLimit: false as const } }

/** With a token: whoever shows it. Without: only this machine, and only directly (no proxy in between). */
function mayRead(request: FastifyRequest, token: string | null, behindProxy: boolean): boolean {
  if (!token) return !behindProxy && isLoopback(request.socket.remoteAddress) && !tracesOfProxies.some((name) => name in request.headers)
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const tracesOfProxies = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}
