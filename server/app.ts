import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieNames } from '#contract/pages'
import { counsellorRoutes, refreshLicence } from '#modules/counsellors'
import { actorByDoor, makeDesk, practiceRoutes, sendWelcome } from '#modules/practice'
import { mountPictures } from '#modules/publishing'
import { safetyRoutes } from '#modules/safety'
import type { Config } from '#platform/config'
import { anonymous, type Context } from '#platform/context'
import type { Database } from '#platform/database'
import { makeHttp, type HttpParts } from '#platform/http'
import { listener, type Listener } from '#platform/jobs'
import type { Logger } from '#platform/log'
import { mailFolder, makeMailer } from '#platform/mail'
import { makePageCache, type PageCache } from '#platform/page-cache'
import { makeCallApi } from '#platform/page-calls'
import { makePageServer, type PageBuild } from '#platform/pages'
import type { AnyRoute } from '#platform/route'

export type AppParts = {
  readonly config: Config
  readonly log: Logger
  readonly database: Database
  readonly pageCache?: PageCache
  readonly pages?: { readonly build: PageBuild; readonly mode: 'production' | 'development' }
  readonly staticFolder?: string
  /** Tests say who asks by their own means. */
  readonly actorOf?: (request: FastifyRequest) => Promise<Context['actor']>
  readonly isDraining?: () => boolean
  readonly onRoute?: HttpParts['onRoute']
}

/** What the practice can do: every module and its routes. */
export function allRoutes(config: Config): AnyRoute[] {
  const desk = makeDesk(config.smtpUrl ? null : mailFolder(config.dataFolder))
  return [...practiceRoutes(desk), ...counsellorRoutes, ...safetyRoutes]
}

/** Who hears of what. Events go up, calls go down (architecture.md). */
export function allListeners(config: Config, database: Database): Listener[] {
  const mailer = makeMailer(config)
  const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
  return [
    listener({ event: 'practice.was-set-up', queue: 'practice.send-welcome', handle: (event) => sendWelcome(mailer, event) }),
    listener({
      event: 'licence.was-changed',
      queue: 'counsellors.refresh-licence',
      handle: (event) => refreshLicence(context, event.counsellorId),
    }),
  ] as Listener[]
}

export async function makeApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, log, database } = parts
  const contextFor = (actor: Context['actor']): Context => ({ actor, db: database.db, now: Temporal.Now.instant })
  const actorOf = parts.actorOf ?? ((request) => actorByDoor(contextFor(anonymous), request.cookies[cookieNames.door]))
  const contextOf = async (request: FastifyRequest) => contextFor(await actorOf(request))
  const routes = allRoutes(config)
  const cache = parts.pageCache ?? makePageCache({ maxBytes: 32 * 1024 * 1024, maxAgeMs: 60_000 })
  const pages = parts.pages && makePageServer({ ...parts.pages, config, cache, callFor: makeCallApi(routes, contextOf) })
  return makeHttp({
    config,
    log,
    routes,
    contextOf,
    ready: async () => !parts.isDraining?.() && (await answers(database)),
    plugins: [(app) => mountPictures(app, contextFor(anonymous))],
    ...(pages && { pages }),
    ...(parts.staticFolder && { staticFolder: parts.staticFolder }),
    ...(parts.onRoute && { onRoute: parts.onRoute }),
  })
}

async function answers({ pool }: Database): Promise<boolean> {
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  }
}
