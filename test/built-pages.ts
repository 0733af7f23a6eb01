import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import type { ServerBuild } from 'react-router'
import { buildIfStale } from '#scripts/build'
import { databaseUrl } from './database.ts'

const root = join(import.meta.dirname, '..')

/** The pages as `npm start` serves them, built anew when something they are made of has changed. */
export async function builtPages() {
  await freshPages()
  const build = (await import(pathToFileURL(join(root, 'build', 'server', 'index.js')).href)) as ServerBuild
  return { pages: { build, mode: 'production' as const }, staticFolder: join(root, 'build', 'client') }
}

/** Only that they are built, for those who start a server of their own. */
export const freshPages = () => oneAfterTheOther(buildIfStale)

/** Test files run in processes of their own; the cluster is what they share. */
async function oneAfterTheOther(work: () => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    await work()
  } finally {
    await client.end()
  }
}
