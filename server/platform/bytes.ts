import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { isBytes, type GivenBytes, type SentNews } from '#contract/bytes'
import type { Endpoint } from '#contract/endpoint'

export const bytesType = 'application/octet-stream'
const binary = (schema: object) => ({ content: { [bytesType]: { schema } } })

/** What a route of bytes looks like to OpenAPI and to Fastify. */
export const bodySchemaOf = ({ body }: Endpoint) => (body && isBytes(body) ? binary(body) : body)
export const replySchemaOf = ({ reply }: Endpoint) => (isBytes(reply) ? { description: 'Sealed bytes', ...binary(reply) } : reply)

/**
 * The body is handed on unread: whoever takes it counts what comes. Leaving off does not end the connection, or the refusal would not
 * arrive.
 */
export function acceptBytes(app: FastifyInstance): void {
  app.addContentTypeParser(bytesType, (_request, payload, done) => done(null, (payload as Readable).iterator({ destroyOnReturn: false })))
}

/** JSON that is not read: only its bytes can be compared with a signature. */
export function acceptNews(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** A header that was sent twice is none: who signs does so once. */
export function newsIn({ body, headers }: FastifyRequest): SentNews {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return { bytes, headers: Object.fromEntries(Object.entries(headers).filter((one): one is [string, string] => typeof one[1] === 'string')) }
}

/** What was not read is not waited for: the connection ends with the reply. */
export function hangUpIfUnread({ raw, routeOptions }: FastifyRequest, reply: FastifyReply): void {
  if (routeOptions.config.takesBytes && !raw.readableEnded) reply.header('connection', 'close')
}

/** Only ever saved: nothing in it is for the practice's origin to show. */
export function giveBytes(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { bytes, stream, type = bytesType, fileName, etag }: Static<typeof GivenBytes>,
): FastifyReply {
  if (etag !== undefined) reply.header('etag', etag)
  if (etag !== undefined && headers['if-none-match'] === etag) return reply.code(304).send()
  const disposition = fileName === undefined ? 'attachment' : `attachment; filename="${fileName}"`
  return reply.type(type).headers({ 'content-disposition': disposition, 'content-length': bytes }).send(Readable.from(stream))
}
