import { ConfigError, exitCodeConfig, readConfig } from '#platform/config'
import { DatabaseUnusable } from '#platform/database'
import { DataFolderInUse } from '#platform/embedded-postgres'
import { OuterKeyUnusable } from '#platform/outer-key-file'
import { startServer, type StartOptions } from './start-server.ts'

/** Starts the practice and ends it on SIGINT or SIGTERM; what an operator did wrong is told in one line. */
export async function main(options: StartOptions = {}): Promise<void> {
  try {
    const config = readConfig(process.env)
    const server = await startServer(config, options)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.stop().then(() => process.exit(0)))
    }
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, exitCodeConfig)
    if (error instanceof DatabaseUnusable || error instanceof DataFolderInUse || error instanceof OuterKeyUnusable) return fail(error.message, 1)
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return fail(`PORT is taken by another program. Choose another one, e.g. PORT=3001 npm start.`, 1)
    }
    throw error
  }
}

function fail(line: string, code: number): never {
  process.stderr.write(`teduh: ${line}\n`)
  process.exit(code)
}
