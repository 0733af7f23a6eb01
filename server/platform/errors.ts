import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#contract/replies'
import { m } from '#messages'
import { isApi } from './is-api.ts'
import { languageOf } from './language.ts'
import type { PageServer } from './pages.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

/** The one place where a throw becomes a reply: RFC 9457 problem details, in the reader's language. */
export function installErrorHandler(app: FastifyInstance, pages: () => PageServer | undefined): void {
  const answer = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'fault')
    const page = wantsPage(request) && pages()
    if (!page) return sendProblem(request, reply, refusal)
    return page.refuse(request, reply, refusal.code, refusal.status).catch((failure: unknown) => {
      request.log.error({ err: failure }, 'the page of a refusal failed')
      return sendProblem(request, reply, refusal)
    })
  }
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) => answer(new Refusal('not-found'), request, reply))
}

function wantsPage(request: FastifyRequest): boolean {
  return !isApi(request) && (request.headers.accept?.includes('text/html') ?? false)
}

/** In RFC 9457's form. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body: Problem) => JSON.stringify(body))
    .send(problemOf(refusal, languageOf(request), request.id))
}

function problemOf(refusal: Refusal, locale: 'id' | 'en', requestId: string): Problem {
  return {
    type: 'about:blank',
    status: refusal.status,
    code: refusal.code,
    ...wordsOf(refusal.code, locale),
    requestId,
  }
}

/** What happened (title); what is safe and what to do next (detail). */
export function wordsOf(code: RefusalCode, locale: 'id' | 'en'): { title: string; detail: string } {
  const key = code.replaceAll('-', '_') as Underscored<RefusalCode>
  return { title: m[`refusal_${key}`]({}, { locale }), detail: m[`refusal_${key}_next`]({}, { locale }) }
}

type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}` ? `${Head}_${Underscored<Tail>}` : Text

/** Fastify's own complaints about a request, as ours; anything else is a fault. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('body-too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('unsupported-media')
  if (statusCode === 429) return new Refusal('too-many-requests')
  return new Refusal(statusCode >= 400 && statusCode < 500 ? 'bad-request' : 'fault')
}
