import { once } from 'node:events'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresFailed } from './failure.ts'
import { openLogFile, type LogFile } from './log-file.ts'
import { runToEnd, spawnAs, type RunAs } from './run-as.ts'
import { settingArguments } from './settings.ts'

export type Exit = { code: number | null; signal: string | null }

/** PostgreSQL's first process, the parent of all others. */
export type Postmaster = {
  readonly pid: number
  /** Resolves when it ended, whoever ended it; never rejects. */
  readonly exited: Promise<Exit>
  hasExited(): boolean
  /** Fast shutdown: connections are ended, everything is written down. Resolves when it is gone. */
  stop(): Promise<void>
  logTail(): Promise<string>
}

export type PostmasterOptions = {
  readonly cluster: string
  readonly dataFolder: string
  readonly runAs: RunAs
  readonly binaries: Binaries
  readonly settings: Readonly<Record<string, string>>
}

/**
 * A shutdown checkpoint on a slow disk may take this long; afterwards SIGQUIT ends it at once and the next start replays the write-ahead
 * log. Needed, too: PostgreSQL 18.4 never ends when asked to while it recovers from the crash of one of its own processes (it waits for a
 * checkpointer that it told nothing).
 */
export const toShutDown = Temporal.Duration.from({ seconds: 20 })

export async function spawnPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const log = await openLogFile(options.dataFolder)
  try {
    return await spawnWith(options, log)
  } finally {
    log.close()
  }
}

async function spawnWith({ cluster, runAs, binaries, settings }: PostmasterOptions, log: LogFile): Promise<Postmaster> {
  const programArguments = ['-D', cluster, ...settingArguments(settings)]
  // Detached: see [Note: orphans].
  const child = spawnAs(runAs, binaries.postgres, programArguments, {
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  })
  let isGone = false
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      isGone = true
      resolve({ code, signal })
    })
  })
  await once(child, 'spawn').catch((error: Error) => {
    throw new EmbeddedPostgresFailed(`PostgreSQL could not be run (${error.message}): set DATABASE_URL, or install again with npm ci.`)
  })
  const pid = child.pid ?? 0
  const stop = async () => {
    // On Windows a signal would be a kill.
    if (process.platform === 'win32') await runToEnd({ how: 'ourselves' }, binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-W'])
    else child.kill('SIGINT')
    const timer = setTimeout(() => child.kill('SIGQUIT'), toShutDown.total('milliseconds'))
    await exited
    clearTimeout(timer)
  }
  // When Node ends without having called stop(), by an exit in despair, PostgreSQL is at least told.
  const lastWord = () => void child.kill('SIGINT')
  process.once('exit', lastWord)
  void exited.then(() => process.off('exit', lastWord))
  return { pid, exited, hasExited: () => isGone, stop: async () => (isGone ? undefined : stop()), logTail: log.tail }
}
