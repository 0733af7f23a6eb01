import { readConfig } from '#platform/config'
import { explain, fail } from './explain.ts'
import { startServer, type StartOptions } from './start-server.ts'

/** A database that is killed comes back; one that cannot live is not started for ever. */
const endsPerMinute = 5

/**
 * Keeps the practice open until SIGINT, SIGTERM or SIGHUP, also when its database is killed; what an operator did wrong is told
 * in one line.
 */
export async function main(options: StartOptions = {}): Promise<void> {
  try {
    const config = readConfig(process.env, { isTerminal: process.stdout.isTTY })
    let current = startServer(config, options)
    // Also while it starts: what was begun is then finished and ended, so that no database is left without its server.
    // Signals may come twice (npm passes on the Ctrl+C that the terminal sent already): the second must not cut off the first.
    const end = () => current.then((server) => server.stop()).then(() => process.exit(0))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end().catch(() => process.exit(1)))
    let ends: number[] = []
    for (let server = await current; ; server = await current) {
      await server.databaseEnded
      process.stderr.write('teduh: PostgreSQL ended by itself. Nothing that was confirmed is lost; starting again.\n')
      ends = [...ends, performance.now()].filter((at) => performance.now() - at < 60_000)
      if (ends.length > endsPerMinute) fail('PostgreSQL keeps ending; see postgres.log in the data folder.', 1)
      // The port that is known by now, also when any was asked for.
      const again = { ...config, port: server.port, origin: server.origin }
      current = server.stop().then(() => startServer(again, options))
    }
  } catch (error) {
    explain(error)
  }
}
