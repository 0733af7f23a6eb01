import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { codeOf, EmbeddedPostgresFailed } from './failure.ts'
import { toShutDown } from './postmaster.ts'
import { isAlive, processesIn, recordedPostmaster } from './process-table.ts'
import { runToEnd } from './run-as.ts'
import { waitForFact } from './wait-for-fact.ts'

/** Children end when they see their postmaster dead; one that computes does not look. */
const toLetGo = Temporal.Duration.from({ seconds: 2 })

/**
 * [Note: orphans] PostgreSQL runs in a process group of its own, so that Ctrl-C does not take it away while requests are still being
 * answered. The price: when Node is killed outright, PostgreSQL lives on. Whoever holds the folder lock knows that no living Teduh
 * owns it and ends it properly before starting a new one. A postmaster that was killed leaves children for a moment; two
 * generations in one cluster would destroy it, so their end is waited for.
 */
export async function endOrphans(cluster: string, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') return endOrphanOnWindows(cluster, binaries)
  await endProcessesIn(cluster)
  await forgetReusedPid(cluster)
}

async function endProcessesIn(cluster: string): Promise<void> {
  const orphans = await processesIn(cluster)
  if (orphans.length === 0) return
  const postmaster = await recordedPostmaster(cluster)
  if (postmaster !== undefined && orphans.includes(postmaster)) {
    // SIGINT is PostgreSQL's fast shutdown: ends the connections, writes a checkpoint, leaves.
    signal([postmaster], 'SIGINT')
    if (await isDeserted(cluster, toShutDown)) return
  } else if (await isDeserted(cluster, toLetGo)) return
  for (const last of ['SIGQUIT', 'SIGKILL'] as const) {
    signal(await processesIn(cluster), last)
    if (await isDeserted(cluster, toLetGo)) return
  }
  const left = (await processesIn(cluster)).join(', ')
  throw new EmbeddedPostgresFailed(`The processes ${left} of an earlier start still use ${cluster} and do not end: end them and start again.`)
}

async function isDeserted(cluster: string, within: Temporal.Duration): Promise<boolean> {
  const deserted = await waitForFact(async () => ((await processesIn(cluster)).length === 0 ? true : undefined), within)
  return deserted ?? false
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if (codeOf(error) === 'ESRCH') continue
      throw new EmbeddedPostgresFailed(`PostgreSQL (process ${pid}) is still running from an earlier start by another user: end it and start again.`)
    }
  }
}

/** PostgreSQL refuses to start when the number of its dead predecessor was given to somebody else, or to a zombie that nobody buries. */
async function forgetReusedPid(cluster: string): Promise<void> {
  const recorded = await recordedPostmaster(cluster)
  if (recorded !== undefined && isAlive(recorded)) await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Its signals go through a pipe that only a PostgreSQL has, so a reused pid comes to no harm. */
async function endOrphanOnWindows(cluster: string, binaries: Binaries): Promise<void> {
  if ((await recordedPostmaster(cluster)) === undefined) return
  await runToEnd({ how: 'ourselves' }, binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w'])
}
