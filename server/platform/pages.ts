import { randomBytes } from 'node:crypto'
import { createRequestHandler, isRouteErrorResponse, type RouterContextProvider, type ServerBuild } from 'react-router'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieNames, exitPath, pageKindHeader, returnPath, themes, veilPagePath, type CallApi, type PageRequest, type Theme } from '#contract/pages'
import type { Config } from './config.ts'
import { languageOf } from './language.ts'
import { pageKey, type KeptPage, type PageCache } from './page-cache.ts'
import { acceptsBrotli, compressed, unpacked } from './page-compression.ts'
import { sharePages, type MadePage } from './page-sharing.ts'
import { developmentPolicy, hydratedHeaders } from './security-headers.ts'

/** The built pages, or a function that asks the dev server for the newest. */
export type PageBuild = ServerBuild | (() => Promise<ServerBuild>)

type Cookies = { [name: string]: string | undefined }

export type PageServer = {
  /** Answers with the page of the request's own address. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  /** Answers with the page that explains a refusal. */
  refuse(request: FastifyRequest, reply: FastifyReply, code: string, status: number): Promise<FastifyReply>
}

type Options = {
  readonly build: PageBuild
  readonly config: Config
  readonly cache: PageCache
  readonly mode: 'production' | 'development'
  readonly callFor: (request: FastifyRequest, reply: FastifyReply) => CallApi
  readonly now: () => Temporal.Instant
}

/** Renders pages by React Router behind Fastify and keeps those that are the same for everybody. */
export function makePageServer(options: Options): PageServer {
  const { build, config, cache, mode } = options
  const handle = createRequestHandler(build, mode)
  const share = sharePages(cache)

  async function render(request: FastifyRequest, reply: FastifyReply, path: string): Promise<MadePage> {
    const nonce = mode === 'production' ? randomBytes(16).toString('base64') : null
    const page: PageRequest = {
      call: options.callFor(request, reply),
      language: languageOf(request),
      theme: themeOf(request.cookies),
      origin: config.origin,
      designPage: config.designPage,
      nonce,
      now: () => options.now().toString(),
      report: (error) => {
        // That there is no such page, or that it takes no forms, is an answer and no fault.
        if (isRouteErrorResponse(error) && error.status < 500) return
        request.log.error({ err: error, route: request.routeOptions.url }, 'fault in a page')
      },
    }
    const response = await handle(webRequest(request, config.origin, path), await contextFor(build, page))
    const html = Buffer.from(await response.arrayBuffer())
    const kind = response.headers.get(pageKindHeader)
    response.headers.delete(pageKindHeader)
    const headers = {
      ...Object.fromEntries(response.headers),
      ...(response.headers.has('set-cookie') && { 'set-cookie': response.headers.getSetCookie() }),
      'cache-control': 'no-store',
      vary: 'accept-encoding, cookie',
      ...(kind === 'hydrated' && nonce && hydratedHeaders(nonce)),
      ...(mode === 'development' && { ...hydratedHeaders(''), 'content-security-policy': developmentPolicy }),
    }
    const keep = kind === 'public' && response.status === 200 && mode === 'production'
    const packed = await compressed(html)
    return { status: response.status, headers, body: packed ?? html, packed: packed !== null, keep }
  }

  return {
    async answer(request, reply) {
      const isShared = request.method === 'GET' && !isVeiled(request) && !(cookieNames.door in request.cookies)
      const key = isShared ? pageKey(request.url, themeOf(request.cookies)) : null
      const page = await share(key, () => render(request, reply, isVeiled(request) ? veilPath(request.url) : request.url))
      return send(request, reply, page)
    },
    async refuse(request, reply, code, status) {
      const refusal = languageOf(request) === 'en' ? `/en/refusal/${code}` : `/refusal/${code}`
      // Kept like other pages: to refuse must not cost more than to answer.
      const key = isVeiled(request) ? null : pageKey(refusal, themeOf(request.cookies))
      const page = await share(key, () => render(request, reply, key ? refusal : veilPath(request.url)))
      return send(request, reply, { ...page, status })
    },
  }
}

/**
 * [Note: after a quick exit] The cookie of the exit lasts a while. Whoever then comes to any page, by
 * 'back' above all, gets a blank page without a name instead; going on takes one deliberate step.
 * Works without JavaScript, because it is the server that answers. With it, web/public/site.js leads
 * out again on 'back' and on at once when the address was typed. Pages are never in the HTTP cache
 * (`no-store`); copies that browsers keep alive for 'back' go when the cookie changes.
 */
function isVeiled(request: FastifyRequest): boolean {
  return cookieNames.left in request.cookies && request.method === 'GET' && !unveiledPaths.has(pathOf(request.url))
}

const unveiledPaths: ReadonlySet<string> = new Set([exitPath, returnPath])

const veilPath = (url: string) => `${veilPagePath}?to=${encodeURIComponent(url)}`

const pathOf = (url: string) => url.split('?', 1)[0] ?? url

async function send(request: FastifyRequest, reply: FastifyReply, { status, headers, body, packed }: KeptPage): Promise<FastifyReply> {
  const mustUnpack = packed && !acceptsBrotli(request.headers['accept-encoding'])
  reply.code(status).headers(headers)
  if (packed && !mustUnpack) reply.header('content-encoding', 'br')
  return reply.send(mustUnpack ? await unpacked(body) : body)
}

function webRequest(request: FastifyRequest, origin: string, path: string): Request {
  const isOwnPath = path === request.url
  const body = isOwnPath && typeof request.body === 'string' ? request.body : null
  const headers = new Headers()
  for (const name of ['accept', 'content-type', 'cookie', 'origin', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return new Request(addressOf(path, origin), { method: isOwnPath ? request.method : 'GET', headers, body })
}

/** Path and search alone count. An address in absolute form (RFC 9112 3.2.2) may name any host, and so might `//host/x` in a link. */
function addressOf(path: string, origin: string): string {
  return `${origin}/${path.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/^[/\\]+/, '')}`
}

/** The pages' own entry makes the context: its keys live in the bundle (see web/entry.server.tsx). */
async function contextFor(build: PageBuild, page: PageRequest): Promise<RouterContextProvider> {
  const { entry } = typeof build === 'function' ? await build() : build
  const { makeContext } = entry.module as unknown as { makeContext: (page: PageRequest) => RouterContextProvider }
  return makeContext(page)
}

export function themeOf(cookies: Cookies): Theme {
  return themes.find((theme) => theme === cookies[cookieNames.theme]) ?? 'system'
}
