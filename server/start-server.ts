import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { styleText } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { ServerBuild } from 'react-router'
import { makeAccountTools, type AccountTools } from '#modules/accounts'
import { addMissingTexts, makeDoorToken } from '#modules/practice'
import { ConfigError, type Config } from '#platform/config'
import { anonymous, type Context } from '#platform/context'
import { openDatabase, type Database } from '#platform/database'
import { refuseDemo } from '#platform/demo-mark'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startJobs } from '#platform/jobs'
import { makeLog } from '#platform/log'
import { migrate } from '#platform/migrate'
import { openOuterKey } from '#platform/outer-key-file'
import { startRelay } from '#platform/outbox'
import { makePageCache, pageCacheLimits } from '#platform/page-cache'
import type { PageBuild } from '#platform/pages'
import { makeLive, openPostgresLive } from '#platform/realtime'
import { allJobs, makeApp } from './app.ts'

const root = join(import.meta.dirname, '..')

export type Server = {
  readonly origin: string
  readonly port: number
  readonly database: Database
  /** Address that opens the set-up; null when the practice is set up (see [Note: the door]). */
  readonly doorUrl: string | null
  /** Resolves when the embedded PostgreSQL ends without having been told to. */
  readonly databaseEnded: Promise<void>
  stop(): Promise<void>
}

/** What there is before the first request. */
export type UnopenedPractice = { readonly context: Context; readonly tools: AccountTools; readonly config: Config }

export type StartOptions = {
  /** The dev server's pages; by default those in `build/`. */
  readonly pages?: { readonly build: PageBuild; mount(app: FastifyInstance): Promise<void> }
  /** Fills the practice before the first request: of the demo only, whose practice no other start opens. */
  readonly prepare?: (practice: UnopenedPractice) => Promise<void>
  readonly announce?: (server: Server) => void
}

/** Starts everything in order and returns how to stop it in the opposite one. */
export async function startServer(given: Config, options: StartOptions = {}): Promise<Server> {
  const config = await withRealPort(given)
  const log = makeLog(config.logLevel)
  const stops: (() => Promise<unknown>)[] = []
  const stopEach = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop().catch((error: unknown) => log.error({ err: error }, 'a part did not stop'))
  }
  let stopped: Promise<void> | undefined
  const stopAll = () => (stopped ??= stopEach())
  try {
    const { database, connectionString, ended } = await startDatabase(config, stops)
    const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
    if (!options.prepare) await refuseDemo(database.db)
    const outerKey = await openOuterKey(config.dataFolder, database.pool)
    const tools = makeAccountTools({ outerKey, origin: config.origin })
    await options.prepare?.({ context, tools, config })
    await addMissingTexts({ ...context, actor: { kind: 'operator' } })
    const pageCache = makePageCache(pageCacheLimits)
    const live = config.databaseUrl ? await openPostgresLive(config.databaseUrl, log) : makeLive()
    stops.push(() => live.close())
    const jobs = await startJobs(connectionString, { ...allJobs(config, database, outerKey, live), onDone: () => pageCache.clear() }, log)
    stops.push(() => jobs.stop())
    stops.push(startRelay(database, jobs, log))

    let draining = false
    const pages = options.pages ?? { build: await builtPages() }
    const app = await makeApp({
      config,
      log,
      database,
      outerKey,
      live,
      accountTools: tools,
      pageCache,
      isDraining: () => draining,
      pages: { build: pages.build, mode: options.pages ? 'development' : 'production' },
      ...(!options.pages && { staticFolder: join(root, 'build', 'client') }),
    })
    await options.pages?.mount(app)
    // Drain: not ready any more, no new connections, requests under way are answered.
    stops.push(() => ((draining = true), closeInTime(app)))
    await app.listen({ port: config.port, host: config.host })
    const token = await makeDoorToken(context)
    const server = {
      origin: config.origin,
      port: config.port,
      database,
      doorUrl: token && `${config.origin}/setup?token=${token}`,
      databaseEnded: unlessStopped(ended, () => stopped),
      stop: stopAll,
    }
    ;(options.announce ?? announce)(server)
    return server
  } catch (error) {
    await stopAll()
    throw error
  }
}

/** How long requests under way may take to be answered when the server stops; a reader who has fallen asleep holds nobody up. */
const drainMs = 5000

async function closeInTime(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), drainMs)
  await app.close().finally(() => clearTimeout(late))
}

async function startDatabase(config: Config, stops: (() => Promise<unknown>)[]) {
  let connectionString = config.databaseUrl
  let ended: Promise<unknown> = new Promise(() => undefined)
  if (connectionString) await makeDataFolder(config.dataFolder)
  else {
    const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder })
    stops.push(() => postgres.stop())
    connectionString = postgres.connectionString
    ended = postgres.exited
  }
  const database = await openDatabase(connectionString)
  stops.push(() => database.close())
  await migrate(database.pool, join(root, 'migrations'))
  return { database, connectionString, ended }
}

function unlessStopped(ended: Promise<unknown>, stopped: () => unknown): Promise<void> {
  const never = new Promise<void>(() => undefined)
  return ended.then(() => (stopped() ? never : undefined))
}

async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new ConfigError('TEDUH_DATA', folder, `a folder that can be made and written (${code})`)
  })
}

/** Port 0 means any that is free; pages and the origin guard must know which before the first request comes. */
async function withRealPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config
  const probe = createServer().listen(0, config.host)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return { ...config, port, origin: config.origin.replace(/^http:\/\/localhost:0$/, `http://localhost:${port}`) }
}

async function builtPages(): Promise<ServerBuild> {
  return (await import(pathToFileURL(join(root, 'build', 'server', 'index.js')).href)) as ServerBuild
}

/** For the person at the terminal; the log's lines are JSON and stand on the same stream. */
function announce(server: Server): void {
  const { origin, doorUrl } = server
  const wayIn = doorUrl ? `  The practice is not set up yet. Begin here; the link works once:\n  ${styleText('bold', doorUrl)}\n\n` : ''
  process.stdout.write(`\n  Teduh is open at ${styleText('bold', origin)}\n\n${wayIn}  Ctrl+C ends it.\n\n`)
}
