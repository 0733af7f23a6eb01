import { createHmac, randomBytes } from 'node:crypto'
import { pino, type Logger } from 'pino'
import type { LogLevel } from './config.ts'

export type { Logger }

/**
 * [Note: what may be logged] The log is an allow-list: method, route pattern, status, duration,
 * request id, hashed network address; of an error its name, code and stack frames. Never a body,
 * a query string, a header, a person's name or an error's message, because messages of the
 * database repeat values (security.md: "no confidential word reaches … a log").
 */
export function makeLog(level: LogLevel, stream?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  }
  return stream ? pino(options, stream) : pino(options)
}

/** Name, code and where it happened, without the message. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, ...code, stack: frames.slice(0, 12).map((line) => line.trim()) }
}

/** New with every process: hashes of one run cannot be joined with those of another. */
const hashKey = randomBytes(32)

/** Lets two log lines be seen to belong together without saying to whom. */
export function hashed(id: string): string {
  return createHmac('sha256', hashKey).update(id).digest('base64url').slice(0, 12)
}
