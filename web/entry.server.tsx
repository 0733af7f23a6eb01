import { AsyncLocalStorage } from 'node:async_hooks'
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { RouterContextProvider, ServerRouter, type EntryContext, type HandleErrorFunction } from 'react-router'
import type { Language } from '#contract/languages'
import { pageKindHeader, type PageKind, type PageRequest } from '#contract/pages'
import { renderIn, speakBy } from '#lib/language'
import { pageContext } from '#lib/page'

/** A page that hydrates renders over several turns of the event loop, between those of other requests. */
const languageOfStream = new AsyncLocalStorage<Language>()
speakBy(() => languageOfStream.getStore())

/** The server hands over what it knows; the key to it lives in this bundle. */
export function makeContext(page: PageRequest): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(pageContext, page)
  return context
}

export default function handleRequest(request: Request, status: number, headers: Headers, router: EntryContext, context: RouterContextProvider) {
  const { language, nonce } = context.get(pageContext)
  const kind = kindOf(router)
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-language', language)
  headers.set(pageKindHeader, kind)
  const page = <ServerRouter context={router} url={request.url} {...(kind === 'hydrated' && nonce && { nonce })} />
  if (kind === 'hydrated') return languageOfStream.run(language, () => streamed(page, nonce, { status, headers }))
  const html = renderIn(language, () => renderToString(page))
  return new Response(`<!doctype html>${html}`, { status, headers })
}

/** A page that hydrates sends its loader data along in the stream. */
function streamed(page: React.ReactNode, nonce: string | null, init: ResponseInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      ...(nonce && { nonce }),
      onAllReady() {
        const body = new PassThrough()
        pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), init))
      },
      onShellError: reject,
    })
  })
}

/** The innermost page decides; see contract/pages.ts. */
function kindOf(router: EntryContext): PageKind {
  const matches = router.staticHandlerContext.matches
  const module = router.routeModules[matches.at(-1)?.route.id ?? '']
  return (module?.handle as { kind?: PageKind } | undefined)?.kind ?? 'own'
}

/** Faults go to the server's log by its allow-list; the framework would print the message. */
export const handleError: HandleErrorFunction = (error, { context }) => {
  context.get(pageContext).report(error)
}
