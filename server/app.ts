import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieNames } from '#contract/pages'
import {
  accountRoutes,
  accountSealedColumns,
  actorByLogin,
  forgetExpired,
  makeAccountTools,
  sendEmailQuestion,
  sendFormerNotice,
  sendNotice,
  type AccountTools,
} from '#modules/accounts'
import { consentRoutes } from '#modules/consents'
import { calendarRoutes, calendarSealedColumns, readDueImports } from '#modules/calendars'
import { counsellorRoutes, publishedNames, refreshLicence, refreshTurningLicences } from '#modules/counsellors'
import { endWhatIsOver, episodeRoutes } from '#modules/episodes'
import { keyRoutes, keySealedColumns } from '#modules/keys'
import { noteAppointment, noteNews, notificationRoutes, notificationSealedColumns, tellNews, tellReminders } from '#modules/notifications'
import { endCancelled, endExpired, makeGateways, paymentRoutes, sweepProofs } from '#modules/payments'
import { actorByDoor, makeDesk, practiceNames, practiceRoutes, sendWelcome } from '#modules/practice'
import { mountPictures } from '#modules/publishing'
import { safetyRoutes } from '#modules/safety'
import { expireHolds, schedulingRoutes } from '#modules/scheduling'
import { fileRoutes, makeKeeper, openLiveSpaces, spaceRoutes, sweepFiles, type Keeper } from '#modules/spaces'
import { makeDiskBlobs } from '#platform/blobs'
import type { Config } from '#platform/config'
import { anonymous, type Caller, type Context } from '#platform/context'
import type { Database, Db } from '#platform/database'
import { makeHttp, type HttpParts } from '#platform/http'
import { listener, type JobWork, type Listener, type Routine } from '#platform/jobs'
import type { Logger } from '#platform/log'
import { mailFolder, makeMailer } from '#platform/mail'
import type { OuterKey } from '#platform/outer-key'
import { makePageCache, pageCacheLimits, type PageCache } from '#platform/page-cache'
import { makeCallApi } from '#platform/page-calls'
import { makePageServer, type PageBuild } from '#platform/pages'
import { makeLive, mountSockets, type Live } from '#platform/realtime'
import type { SealedColumn } from '#platform/rekey'
import type { AnyRoute } from '#platform/route'

export type AppParts = {
  readonly config: Config
  readonly log: Logger
  readonly database: Database
  readonly outerKey: OuterKey
  readonly pageCache?: PageCache
  readonly pages?: { readonly build: PageBuild; readonly mode: 'production' | 'development' }
  readonly staticFolder?: string
  /** Tests say who asks by their own means. */
  readonly actorOf?: (request: FastifyRequest) => Promise<Context['actor']>
  readonly isDraining?: () => boolean
  /** Of the start, where several processes share a database; by default there is one. */
  readonly live?: Live
  /** Those of the start; tests choose how costly a password is. */
  readonly accountTools?: AccountTools
  /** Tests choose the time. */
  readonly now?: () => Temporal.Instant
  readonly onRoute?: HttpParts['onRoute']
}

/** What the practice can do: every module and its routes. @param keeper where many send at the same moment */
export function allRoutes(config: Config, tools: AccountTools, keeper?: Keeper): AnyRoute[] {
  const desk = makeDesk(config.smtpUrl ? null : mailFolder(config.dataFolder))
  return [
    ...practiceRoutes(desk, tools),
    ...accountRoutes(tools, publicNames),
    ...keyRoutes(tools.outerKey),
    ...spaceRoutes(keeper),
    ...episodeRoutes,
    ...consentRoutes,
    ...notificationRoutes({ outerKey: tools.outerKey, pushOrigins: config.pushOrigins }),
    ...calendarRoutes({ ...config, outerKey: tools.outerKey }),
    ...fileRoutes(fileBlobs(config)),
    ...paymentRoutes({ outerKey: tools.outerKey, origin: config.origin, gateways: makeGateways(config), blobs: proofBlobs(config) }),
    ...counsellorRoutes,
    ...schedulingRoutes(),
    ...safetyRoutes,
  ]
}

const fileBlobs = ({ dataFolder }: Config) => makeDiskBlobs(join(dataFolder, 'blobs', 'files'))

const proofBlobs = ({ dataFolder }: Config) => makeDiskBlobs(join(dataFolder, 'blobs', 'proofs'))

const publicNames = async (db: Db) => [...(await practiceNames(db)), ...(await publishedNames(db))]

/** Everything that lies under the outer key: what `scripts/rekey-outer.ts` seals anew. */
export const allSealedColumns: readonly SealedColumn[] = [
  ...accountSealedColumns,
  ...calendarSealedColumns,
  ...keySealedColumns,
  ...notificationSealedColumns,
]

/** Who hears of what, and what is done by the clock. Events go up, calls go down (docs/architecture.md). */
export function allJobs(config: Config, database: Database, outerKey: OuterKey, live?: Live): JobWork {
  const mailer = makeMailer(config)
  const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant, ...(live && { live }) }
  const tools = { outerKey, origin: config.origin }
  const listeners = [
    listener({ event: 'practice.was-set-up', queue: 'practice.send-welcome', changesPages: false, handle: (event) => sendWelcome(mailer, event) }),
    ...(['login.was-new', 'password.was-changed', 'second-factor.was-changed', 'recovery-code.was-replaced'] as const).map((event) =>
      listener({
        event,
        queue: noticeQueues[event],
        changesPages: false,
        handle: ({ accountId }) => sendNotice(context, tools, mailer, event, accountId),
      }),
    ),
    listener({
      event: 'email.was-changed',
      queue: 'accounts.tell-former-email',
      changesPages: false,
      handle: (event) => sendFormerNotice(context, tools, mailer, event),
    }),
    listener({
      event: 'email.was-asked',
      queue: 'accounts.ask-for-email',
      changesPages: false,
      handle: ({ accountId }) => sendEmailQuestion(context, tools, mailer, accountId),
    }),
    listener({
      event: 'episode.was-asked',
      queue: 'notifications.note-asked',
      changesPages: false,
      handle: ({ counsellorIds }) => noteNews(context, counsellorIds),
    }),
    ...(['episode.was-taken', 'episode.was-declined', 'episode.has-lapsed'] as const).map((event) =>
      listener({ event, queue: answerQueues[event], changesPages: false, handle: ({ clientId }) => noteNews(context, [clientId]) }),
    ),
    ...(Object.keys(reminderQueues) as (keyof typeof reminderQueues)[]).map((event) =>
      listener({
        event,
        queue: reminderQueues[event].queue,
        changesPages: false,
        handle: (news) => noteAppointment(context, reminderQueues[event].occasion, news),
      }),
    ),
    listener({
      event: 'appointment.has-expired',
      queue: 'payments.end-expired',
      changesPages: false,
      handle: ({ appointmentId }) => endExpired(context, appointmentId),
    }),
    listener({
      event: 'appointment.was-cancelled',
      queue: 'payments.end-cancelled',
      changesPages: false,
      handle: (event) => endCancelled(context, event),
    }),
    listener({
      event: 'licence.was-changed',
      queue: 'counsellors.refresh-licence',
      handle: (event) => refreshLicence(context, event.counsellorId),
    }),
  ] as Listener[]
  const routines: Routine[] = [
    { queue: 'counsellors.refresh-turning-licences', cron: '7 * * * *', handle: () => refreshTurningLicences(context) },
    { queue: 'accounts.forget-expired', cron: '37 * * * *', changesPages: false, handle: () => forgetExpired(context) },
    { queue: 'episodes.end-what-is-over', cron: '*/2 * * * *', changesPages: false, handle: () => endWhatIsOver(context) },
    { queue: 'scheduling.expire-holds', cron: '* * * * *', handle: () => expireHolds(context) },
    { queue: 'notifications.tell', cron: '* * * * *', changesPages: false, handle: () => tellNews(context, { ...tools, ...config, mailer }) },
    { queue: 'notifications.remind', cron: '* * * * *', changesPages: false, handle: () => tellReminders(context, { ...tools, ...config, mailer }) },
    { queue: 'calendars.read-imports', cron: '*/5 * * * *', handle: () => readDueImports(context, { ...tools, ...config }) },
    { queue: 'payments.sweep-proofs', cron: '27 3 * * *', changesPages: false, handle: () => sweepProofs(context, proofBlobs(config)) },
    { queue: 'spaces.sweep-files', cron: '17 3 * * *', changesPages: false, handle: () => sweepFiles(context, fileBlobs(config)) },
  ]
  return { listeners, routines }
}

const noticeQueues = {
  'login.was-new': 'accounts.tell-new-login',
  'password.was-changed': 'accounts.tell-password',
  'second-factor.was-changed': 'accounts.tell-second-factor',
  'recovery-code.was-replaced': 'accounts.tell-recovery-code',
} as const

const answerQueues = {
  'episode.was-taken': 'notifications.note-taken',
  'episode.was-declined': 'notifications.note-declined',
  'episode.has-lapsed': 'notifications.note-lapsed',
} as const

const reminderQueues = {
  'appointment.was-confirmed': { queue: 'notifications.note-confirmed', occasion: 'confirmed' },
  'appointment.was-moved': { queue: 'notifications.note-moved', occasion: 'moved' },
  'appointment.was-cancelled': { queue: 'notifications.note-cancelled', occasion: 'cancelled' },
  'appointment.may-be-earlier': { queue: 'notifications.note-earlier', occasion: 'earlier-time' },
  'payment.was-not-found': { queue: 'notifications.note-not-found', occasion: 'payment-not-found' },
  'payment.was-sent-back': { queue: 'notifications.note-sent-back', occasion: 'paid-back' },
} as const

export async function makeApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, log, database, outerKey, now = Temporal.Now.instant, live = makeLive() } = parts
  const contextFor = (actor: Context['actor']): Context => ({ actor, db: database.db, now, live })
  const actorOf = parts.actorOf ?? ((request) => actorByCookies(contextFor(anonymous), request))
  const contextOf = async (request: FastifyRequest) => ({ ...contextFor(await actorOf(request)), caller: callerOf(request) })
  const keeper = makeKeeper(database, now)
  const routes = allRoutes(config, parts.accountTools ?? makeAccountTools({ outerKey, origin: config.origin }), keeper)
  const cache = parts.pageCache ?? makePageCache(pageCacheLimits)
  const pages = parts.pages && makePageServer({ ...parts.pages, config, cache, callFor: makeCallApi(routes, contextOf), now })
  const mountLive = (app: FastifyInstance) => {
    const rules = { origin: config.origin, trustProxy: config.trustProxy, isLimited: config.rateLimitPerMinute > 0 }
    const { sockets, begin } = mountSockets(app, rules, log)
    begin(openLiveSpaces({ context: contextFor(anonymous), keeper, live, sockets, log }))
  }
  return makeHttp({
    config,
    log,
    routes,
    contextOf,
    onChange: () => cache.clear(),
    ready: async () => !parts.isDraining?.() && (await answers(database)),
    plugins: [(app) => mountPictures(app, contextFor(anonymous)), mountLive],
    ...(pages && { pages }),
    ...(parts.staticFolder && { staticFolder: parts.staticFolder }),
    ...(parts.onRoute && { onRoute: parts.onRoute }),
  })
}

/** An account's login counts before the operator's door. */
async function actorByCookies(context: Context, { cookies }: FastifyRequest): Promise<Context['actor']> {
  const actor = await actorByLogin(context, cookies[cookieNames.login])
  return actor.kind === 'anonymous' ? actorByDoor(context, cookies[cookieNames.door]) : actor
}

function callerOf({ ip, headers, cookies }: FastifyRequest): Caller {
  return { address: ip, userAgent: headers['user-agent'] ?? '', deviceToken: cookies[cookieNames.device] }
}

async function answers({ pool }: Database): Promise<boolean> {
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  }
}
