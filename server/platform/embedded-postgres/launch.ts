import { setTimeout as pause } from 'node:timers/promises'
import { openEndpoint, type Endpoint } from './endpoint.ts'
import { EmbeddedPostgresFailed } from './failure.ts'
import { endOrphans } from './orphans.ts'
import { resetPassword } from './password.ts'
import { spawnPostmaster, type Postmaster, type PostmasterOptions } from './postmaster.ts'
import { waitUntilReady, type Readiness } from './ready.ts'

export type Launched = { readonly postmaster: Postmaster; readonly endpoint: Endpoint }

/** What PostgreSQL says when another attempt can succeed: somebody took our port, or a predecessor is still on its way out. */
const passing = /could not create any TCP\/IP sockets|shared memory block .* is still in use|lock file ".*" already exists/
const patienceMs = Temporal.Duration.from({ seconds: 30 }).total('milliseconds')
const betweenAttemptsMs = 100

/** Starts PostgreSQL and waits until it answers; tries again where that helps. */
export async function launch(options: PostmasterOptions, password: string): Promise<Launched> {
  const deadline = performance.now() + patienceMs
  let isPasswordReset = false
  for (;;) {
    const { readiness, ...launched } = await attempt(options, password)
    if (readiness === 'ready') return launched
    if (readiness === 'password refused' && !isPasswordReset) {
      isPasswordReset = true
      await resetPassword(options.cluster, options.runAs, options.binaries, password)
      continue
    }
    const reason = await launched.postmaster.logTail()
    if (!passing.test(reason) || performance.now() > deadline) throw new EmbeddedPostgresFailed(`PostgreSQL did not start (${readiness}): ${reason}`)
    await pause(betweenAttemptsMs)
    await endOrphans(options.cluster, options.binaries)
  }
}

async function attempt(options: PostmasterOptions, password: string): Promise<Launched & { readiness: Readiness }> {
  const endpoint = await openEndpoint(options.dataFolder, options.runAs)
  const postmaster = await spawnPostmaster({ ...options, settings: { ...endpoint.settings, ...options.settings } })
  try {
    const readiness = await waitUntilReady(options.cluster, postmaster, endpoint, password)
    if (readiness !== 'ready') await postmaster.stop()
    return { endpoint, postmaster, readiness }
  } catch (error) {
    await postmaster.stop()
    throw error
  }
}
