import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { isBytes, isFromOutside, type GivenBytes } from '#contract/bytes'
import { Problem } from '#contract/replies'
import { acceptBytes, acceptNews, bodySchemaOf, giveBytes, hangUpIfUnread, newsIn, replySchemaOf } from './bytes.ts'
import { anonymous, type Context } from './context.ts'
import { replyHead } from './cookies.ts'
import { notFound } from './refusal.ts'
import type { AnyRoute } from './route.ts'
import { validatorOf } from './validate.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What public pages show; a route that does not tell may, unless it is only read. */
    changesPages?: boolean
    /** Its body is bytes and no JSON (contract/bytes.ts). */
    takesBytes?: boolean
    /** [Note: news from outside] */
    isFromOutside?: boolean
  }
}

type Given = Static<typeof GivenBytes>

const refused = { description: 'Refused, and why', content: { 'application/problem+json': { schema: Problem } } }

/** Mounts the routes of every module on Fastify; its schemas are for OpenAPI and for writing replies. */
export function mountApi(app: FastifyInstance, routes: readonly AnyRoute[], contextOf: (request: FastifyRequest) => Promise<Context>): void {
  acceptBytes(app)
  const [ofServers, ofPages] = [
    routes.filter(({ endpoint }) => isFromOutside(endpoint.body)),
    routes.filter(({ endpoint }) => !isFromOutside(endpoint.body)),
  ]
  mountRoutes(app, ofPages, contextOf)
  void app.register(async (outside) => {
    acceptNews(outside)
    mountRoutes(outside, ofServers, contextOf)
  })
  // What is not here does not exist: no page answers for it.
  app.all('/api/*', { schema: { hide: true } }, async () => {
    throw notFound()
  })
}

function mountRoutes(app: FastifyInstance, routes: readonly AnyRoute[], contextOf: (request: FastifyRequest) => Promise<Context>): void {
  for (const { endpoint, run, changesPages = endpoint.method !== 'GET' } of routes) {
    const isNews = isFromOutside(endpoint.body)
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { endpoint: endpoint.name, changesPages, takesBytes: isBytes(endpoint.body), isFromOutside: isNews },
      exposeHeadRoute: endpoint.method === 'GET' && !isBytes(endpoint.reply),
      schema: {
        operationId: endpoint.name,
        summary: endpoint.summary,
        ...(endpoint.params && { params: endpoint.params }),
        ...(endpoint.query && { querystring: endpoint.query }),
        ...(endpoint.body && { body: bodySchemaOf(endpoint) }),
        response: { 200: replySchemaOf(endpoint), default: refused },
      },
      // `run` validates: once, for requests and for pages alike.
      validatorCompiler: () => () => true,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { params, query } = request
        const body = isNews ? newsIn(request) : request.body
        const context = await contextOf(request)
        // Whoever tells news from outside is nobody, whatever cookies came along.
        const answered = run(isNews ? { ...context, actor: anonymous } : context, { params, query, body }, replyHead(reply)).finally(() =>
          hangUpIfUnread(request, reply),
        )
        return isBytes(endpoint.reply) ? giveBytes(request, reply, (await answered) as Given) : answered
      },
    })
    for (const schema of [endpoint.params, endpoint.query, endpoint.body]) if (schema) validatorOf(schema)
  }
}
