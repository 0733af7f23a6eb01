import { hash, randomBytes } from 'node:crypto'
import { pino, type LogFn, type Logger } from 'pino'
import type { LogLevel } from './config.ts'

export type { Logger }

/**
 * [Note: what may be logged] The log is an allow-list: method, route pattern, status, duration,
 * request id, hashed network address; of an error its name, code and stack frames. Never a body,
 * a query string, a header, a person's name or an error's message, because messages of the
 * database repeat values (docs/security/ground-floor.md: "no confidential word reaches … a log").
 */
export function makeLog(level: LogLevel, stream?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
    hooks: { logMethod },
  }
  return stream ? pino(options, stream) : pino(options)
}

type LogArguments = Parameters<LogFn>

/** pino would take the message of an error for the words of its line when it finds no others. */
function logMethod(this: Logger, given: LogArguments, method: LogFn): void {
  const [first, words] = given as unknown[]
  const error: unknown = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err
  if (!(error instanceof Error)) return method.apply(this, given)
  const fields = first instanceof Error ? { err: first } : (first as object)
  return method.apply(this, [fields, typeof words === 'string' && words !== error.message ? words : 'fault'])
}

/** Name, code (of what caused it, if it has none of its own) and where it happened, without the message. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = codeOf(error) ?? codeOf(error.cause)
  return { type: error.name, ...(code !== undefined && { code }), stack: framesOf(error) }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** A stack begins with the message, which may look like frames. One that was changed later cannot be told from them: no frames then. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message)
  if (start === -1) return []
  const frames = stack
    .slice(start + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return frames.slice(0, 12).map((line) => line.trim())
}

/** New with every process: hashes of one run cannot be joined with those of another. */
const hashKey = randomBytes(32).toString('hex')

/** Lets two log lines be seen to belong together without saying to whom. */
export function hashed(id: string): string {
  return hash('sha256', hashKey + id, 'base64url').slice(0, 12)
}
