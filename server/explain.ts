import { ConfigError, exitCodeConfig } from '#platform/config'
import { DatabaseUnusable } from '#platform/database'
import { WrongPractice } from '#platform/demo-mark'
import { DataFolderInUse, EmbeddedPostgresFailed } from '#platform/embedded-postgres'
import { OuterKeyUnusable } from '#platform/outer-key-file'

/** What an operator can mend is told in one line; anything else is a fault and is thrown on. */
export function explain(error: unknown): never {
  if (error instanceof ConfigError) return fail(error.message, exitCodeConfig)
  if (isOperatorsToSolve(error)) return fail(error.message, 1)
  const reason = whyNotListening(error)
  if (reason) return fail(reason, 1)
  throw error
}

function isOperatorsToSolve(error: unknown): error is Error {
  return (
    error instanceof DatabaseUnusable ||
    error instanceof DataFolderInUse ||
    error instanceof EmbeddedPostgresFailed ||
    error instanceof OuterKeyUnusable ||
    error instanceof WrongPractice
  )
}

function whyNotListening(error: unknown): string | undefined {
  const { code = '', syscall } = error as Partial<NodeJS.ErrnoException>
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined
  if (code === 'EADDRINUSE') return 'PORT is taken by another program. Choose another one, e.g. PORT=3001 npm start.'
  if (code === 'EACCES') return 'PORT may not be used by this user. Choose one above 1023, e.g. PORT=3000 npm start.'
  return `HOST is no address of this machine (${code}). Leave it out, or choose 127.0.0.1 or 0.0.0.0.`
}

export function fail(line: string, code: number): never {
  process.stderr.write(`teduh: ${line}\n`)
  process.exit(code)
}
