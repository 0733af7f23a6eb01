import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startNeutralSite } from './neutral-site.ts'
import { startTeduh } from './teduh-server.ts'

/** What every journey finds standing. The first run of an empty practice starts a server of its own. */
export type Stage = {
  readonly origin: string
  readonly neutralUrl: string
  readonly databaseUrl: string
  readonly mailFolder: string
}

const variable = 'TEDUH_E2E_STAGE'

export function stage(): Stage {
  const text = process.env[variable]
  if (!text) throw new Error('The stage is not set: run the journeys with `npm run test:e2e`.')
  return JSON.parse(text) as Stage
}

/** Playwright's global set-up: the demo practice on a database of ours, so that its quick exit can lead to a site of ours. */
export default async function setStage(): Promise<() => Promise<void>> {
  const stops: (() => Promise<unknown>)[] = []
  const stopAll = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  }
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), 'teduh-e2e-cluster-'))
    stops.push(() => rm(dataFolder, { recursive: true, force: true }))
    const postgres = await startEmbeddedPostgres({ dataFolder, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
    stops.push(postgres.stop)
    const neutral = await startNeutralSite()
    stops.push(neutral.stop)
    const teduh = await startTeduh({
      script: 'demo',
      environment: { DATABASE_URL: postgres.connectionString, TEDUH_CALENDAR_HOSTS: new URL(neutral.url).origin },
    })
    stops.push(teduh.stop)
    await leadQuickExitTo(neutral.url, postgres.connectionString, teduh.origin)
    process.env[variable] = JSON.stringify({
      origin: teduh.origin,
      neutralUrl: neutral.url,
      databaseUrl: postgres.connectionString,
      mailFolder: join(teduh.dataFolder, 'data', 'mails'),
    } satisfies Stage)
    return stopAll
  } catch (error) {
    await stopAll()
    throw error
  }
}

/** The server may remember the practice for some seconds; the journeys begin when it has heard of the change. */
async function leadQuickExitTo(url: string, connectionString: string, origin: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query('update practice.practice set quick_exit_url = $1', [url])
  await client.end()
  const leadsTo = async () => (await fetch(`${origin}/keluar`, { redirect: 'manual' })).headers.get('location')
  const giveUpAt = performance.now() + 70_000
  while ((await leadsTo()) !== url) {
    if (performance.now() > giveUpAt) throw new Error('The quick exit does not lead to the neutral site of the journeys.')
    await pause(100)
  }
}
