import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** `/openapi.json`: OpenAPI 3.1, generated from the contract of every mounted route. */
export async function installOpenApi(app: FastifyInstance, origin: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Teduh',
        version: '0.1.0',
        description: 'Everything that the pages do. Refusals are RFC 9457 problem details in the language of Accept-Language.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      servers: [{ url: origin }],
    },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
