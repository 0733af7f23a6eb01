import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallApi } from '#contract/pages'
import type { Context } from './context.ts'
import { replyHead } from './cookies.ts'
import type { AnyRoute, RawInput } from './route.ts'

type ContextOf = (request: FastifyRequest) => Promise<Context>

/**
 * How pages ask: the same routes with the same validation and policy as over HTTP, found by name
 * (the bundle of the pages has its own copies of the contract's objects), run in this process.
 */
export function makeCallApi(routes: readonly AnyRoute[], contextOf: ContextOf) {
  const byName = new Map(routes.map((route) => [route.endpoint.name, route]))
  return (request: FastifyRequest, reply: FastifyReply): CallApi => {
    let context: Promise<Context> | undefined
    const head = replyHead(reply)
    const call = async (endpoint: { name: string }, input: RawInput = {}) => {
      const route = byName.get(endpoint.name)
      if (!route) throw new Error(`no route for endpoint ${endpoint.name}`)
      context ??= contextOf(request)
      return route.run(await context, input, head)
    }
    return call as CallApi
  }
}
