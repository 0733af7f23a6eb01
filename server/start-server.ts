import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { ServerBuild } from 'react-router'
import { makeDoorToken, showPractice } from '#modules/practice'
import type { Config } from '#platform/config'
import { anonymous, type Context } from '#platform/context'
import { openDatabase, type Database } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startJobs } from '#platform/jobs'
import { makeLog } from '#platform/log'
import { migrate } from '#platform/migrate'
import { openOuterKey } from '#platform/outer-key-file'
import { startRelay } from '#platform/outbox'
import type { PageBuild } from '#platform/pages'
import { allListeners, makeApp } from './app.ts'

const root = join(import.meta.dirname, '..')

export type Server = {
  readonly origin: string
  readonly database: Database
  /** Address that opens the door of a practice without accounts (see [Note: the door]). */
  readonly doorUrl: string
  stop(): Promise<void>
}

export type StartOptions = {
  /** The dev server's pages; by default those in `build/`. */
  readonly pages?: { readonly build: PageBuild; mount(app: FastifyInstance): Promise<void> }
  /** Fills the practice before the first request. */
  readonly prepare?: (context: Context) => Promise<void>
  readonly announce?: (server: Server) => void
}

/** Starts everything in order and returns how to stop it in the opposite one. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Server> {
  const log = makeLog(config.logLevel)
  const stops: (() => Promise<unknown>)[] = []
  const stopAll = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  }
  try {
    const { database, connectionString } = await startDatabase(config, stops)
    const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
    await options.prepare?.(context)
    const outerKey = await openOuterKey(config.dataFolder, database.pool)
    const jobs = await startJobs(connectionString, allListeners(config, database, outerKey), log)
    stops.push(() => jobs.stop())
    stops.push(startRelay(database, jobs, log))

    let draining = false
    const pages = options.pages ?? { build: await builtPages() }
    const app = await makeApp({
      config,
      log,
      database,
      outerKey,
      isDraining: () => draining,
      pages: { build: pages.build, mode: options.pages ? 'development' : 'production' },
      ...(!options.pages && { staticFolder: join(root, 'build', 'client') }),
    })
    await options.pages?.mount(app)
    // Drain: not ready any more, no new connections, requests under way are answered.
    stops.push(() => ((draining = true), app.close()))
    await app.listen({ port: config.port, host: config.host })
    const server = { origin: config.origin, database, doorUrl: `${config.origin}/setup?token=${await makeDoorToken(context)}`, stop: stopAll }
    ;(options.announce ?? announce)(server)
    if (!(await isSetUp(context))) log.debug('waiting for set-up')
    return server
  } catch (error) {
    await stopAll()
    throw error
  }
}

async function startDatabase(config: Config, stops: (() => Promise<unknown>)[]) {
  await mkdir(config.dataFolder, { recursive: true })
  let connectionString = config.databaseUrl
  if (!connectionString) {
    const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder })
    stops.push(() => postgres.stop())
    connectionString = postgres.connectionString
  }
  const database = await openDatabase(connectionString)
  stops.push(() => database.close())
  await migrate(database.pool, join(root, 'migrations'))
  return { database, connectionString }
}

async function builtPages(): Promise<ServerBuild> {
  return (await import(pathToFileURL(join(root, 'build', 'server', 'index.js')).href)) as ServerBuild
}

async function isSetUp(context: Context): Promise<boolean> {
  return showPractice(context).then(
    () => true,
    () => false,
  )
}

function announce({ origin, doorUrl }: Server): void {
  process.stdout.write(`\nTeduh is open at ${origin}\nYour way in, once: ${doorUrl}\n\n`)
}
