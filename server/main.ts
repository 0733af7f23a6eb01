import { ConfigError, exitCodeConfig, readConfig } from '#platform/config'
import { DatabaseUnusable } from '#platform/database'
import { DataFolderInUse, EmbeddedPostgresFailed } from '#platform/embedded-postgres'
import { startServer, type StartOptions } from './start-server.ts'

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
    for (let server = await current; ; server = await current) {
      await server.databaseEnded
      process.stderr.write('teduh: PostgreSQL ended by itself. Nothing that was confirmed is lost; starting again.\n')
      current = server.stop().then(() => startServer(config, options))
    }
  } catch (error) {
    explain(error)
  }
}

function explain(error: unknown): never {
  if (error instanceof ConfigError) return fail(error.message, exitCodeConfig)
  if (isOperatorsToSolve(error)) return fail(error.message, 1)
  const reason = whyNotListening(error)
  if (reason) return fail(reason, 1)
  throw error
}

function isOperatorsToSolve(error: unknown): error is Error {
  return error instanceof DatabaseUnusable || error instanceof DataFolderInUse || error instanceof EmbeddedPostgresFailed
}

function whyNotListening(error: unknown): string | undefined {
  const { code = '', syscall } = error as Partial<NodeJS.ErrnoException>
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined
  if (code === 'EADDRINUSE') return 'PORT is taken by another program. Choose another one, e.g. PORT=3001 npm start.'
  if (code === 'EACCES') return 'PORT may not be used by this user. Choose one above 1023, e.g. PORT=3000 npm start.'
  return `HOST is no address of this machine (${code}). Leave it out, or choose 127.0.0.1 or 0.0.0.0.`
}

function fail(line: string, code: number): never {
  process.stderr.write(`teduh: ${line}\n`)
  process.exit(code)
}
