import { resolve } from 'node:path'

/** Everything that can be set from outside. Documented in the README's table; read once, at start. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Folder for the embedded database, mails, blobs and keys; absolute. */
  readonly dataFolder: string
  /** Where people reach the practice, without a slash at the end. */
  readonly origin: string
  readonly databaseUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Push services besides the known ones: a practice's own, or a test's. */
  readonly pushOrigins: readonly string[]
  /** Where calendars may be read from besides public addresses by HTTPS: a practice's own server, or a test's. */
  readonly calendarOrigins: readonly string[]
  readonly logLevel: LogLevel
  readonly trustProxy: boolean
  readonly metricsToken: string | null
  /** Requests per minute and network address; 0 switches the limit off. */
  readonly rateLimitPerMinute: number
  readonly designPage: boolean
  /** Those of which there is no key are not offered. */
  readonly gateways: GatewayKeys
}

/** Of the practice's own accounts at gateways; `url`: their API, without a slash at the end. */
export type GatewayKeys = {
  readonly midtrans: { readonly serverKey: string; readonly url: string } | null
  readonly xendit: { readonly secretKey: string; readonly callbackToken: string; readonly url: string } | null
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string; readonly url: string } | null
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** EX_CONFIG of sysexits.h: something was configured wrongly, restarting will not help. */
export const exitCodeConfig = 78

export class ConfigError extends Error {
  constructor(variable: string, value: string, allowed: string) {
    super(`${variable}=${JSON.stringify(value)} is not usable: ${allowed}.`)
    this.name = 'ConfigError'
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * @param isTerminal a person reads along: then a line for each request would bury the few that matter
 * @throws ConfigError for the first variable that is wrong: its name, its value, what is allowed.
 */
export function readConfig(environment: Environment, { isTerminal = false } = {}): Config {
  const read = <T>(variable: string, fallback: string, allowed: string, parse: (value: string) => T | undefined): T => {
    const value = environment[variable] || fallback
    const parsed = parse(value)
    if (parsed === undefined) throw new ConfigError(variable, isSecret(variable) ? '…' : value, allowed)
    return parsed
  }
  const port = read('PORT', '3000', 'a whole number from 0 to 65535 (0: any free port)', wholeNumber(0, 65_535))
  const host = read('HOST', '127.0.0.1', 'a host name or address to listen on, e.g. 127.0.0.1 or 0.0.0.0', matching(/^[\w.:-]+$/))
  return {
    port,
    host,
    dataFolder: resolve(read('TEDUH_DATA', './data', 'a folder', (value) => value)),
    origin: read('TEDUH_ORIGIN', `http://localhost:${port}`, 'http:// or https://, a host, perhaps a port, nothing after it', parseOrigin),
    databaseUrl: read('DATABASE_URL', '', 'postgres://user:password@host:port/database', optional(urlOf('postgres:', 'postgresql:'))),
    smtpUrl: read('SMTP_URL', '', 'smtp://user:password@host:port or smtps://…', optional(urlOf('smtp:', 'smtps:'))),
    mailFrom: read('TEDUH_MAIL_FROM', 'teduh@localhost', 'one e-mail address', matching(/^[^\s@<>]+@[^\s@<>]+$/)),
    pushOrigins: read('TEDUH_PUSH_HOSTS', '', 'origins like https://push.example, with blanks between', parseOrigins),
    calendarOrigins: read('TEDUH_CALENDAR_HOSTS', '', 'origins like https://calendar.example, with blanks between', parseOrigins),
    logLevel: read('TEDUH_LOG_LEVEL', isTerminal ? 'warn' : 'info', `one of ${logLevels.join(', ')}`, (value) =>
      logLevels.find((level) => level === value),
    ),
    trustProxy: read('TEDUH_TRUST_PROXY', 'no', 'yes (a reverse proxy sets X-Forwarded-For) or no', yesOrNo),
    metricsToken: read('TEDUH_METRICS_TOKEN', '', 'at least 16 characters', optional(matching(/^.{16,}$/))),
    rateLimitPerMinute: read('TEDUH_RATE_LIMIT', '1200', 'requests per minute and address, 0 to 1000000 (0: no limit)', wholeNumber(0, 1_000_000)),
    designPage: read('TEDUH_DESIGN_PAGE', 'no', 'yes (show the design system at /_ui) or no', yesOrNo),
    gateways: readGateways(read),
  }
}

type Read = <T>(variable: string, fallback: string, allowed: string, parse: (value: string) => T | undefined) => T

function readGateways(read: Read): GatewayKeys {
  const key = (variable: string) => read(variable, '', 'a key of 8 to 300 letters without blanks', optional(matching(/^[!-~]{8,300}$/)))
  const url = (variable: string, usual: string) => read(variable, usual, 'http:// or https://, a host, perhaps a port, nothing after it', parseOrigin)
  const [serverKey, midtransUrl] = [key('MIDTRANS_SERVER_KEY'), url('MIDTRANS_URL', 'https://app.midtrans.com')]
  const xendit = [key('XENDIT_SECRET_KEY'), key('XENDIT_CALLBACK_TOKEN'), url('XENDIT_URL', 'https://api.xendit.co')] as const
  const stripe = [key('STRIPE_SECRET_KEY'), key('STRIPE_WEBHOOK_SECRET'), url('STRIPE_URL', 'https://api.stripe.com')] as const
  const isOn = { xendit: needBoth(xendit, 'XENDIT_CALLBACK_TOKEN'), stripe: needBoth(stripe, 'STRIPE_WEBHOOK_SECRET') }
  return {
    midtrans: serverKey === null ? null : { serverKey, url: midtransUrl },
    xendit: isOn.xendit && { secretKey: isOn.xendit[0], callbackToken: isOn.xendit[1], url: xendit[2] },
    stripe: isOn.stripe && { secretKey: isOn.stripe[0], webhookSecret: isOn.stripe[1], url: stripe[2] },
  }
}

/** A key without what its gateway's news are checked by would take money and never hear of it. */
function needBoth([key, check]: readonly [string | null, string | null, string], variable: string): readonly [string, string] | null {
  if (key !== null && check === null) throw new ConfigError(variable, '', 'it is needed together with the key')
  return key === null || check === null ? null : [key, check]
}

function isSecret(variable: string): boolean {
  return /_(URL|TOKEN|KEY|SECRET)$/.test(variable)
}

function wholeNumber(from: number, to: number) {
  return (value: string) => {
    const number = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN
    return number >= from && number <= to ? number : undefined
  }
}

function matching(pattern: RegExp) {
  return (value: string) => (pattern.test(value) ? value : undefined)
}

function yesOrNo(value: string): boolean | undefined {
  return value === 'yes' ? true : value === 'no' ? false : undefined
}

function urlOf(...protocols: string[]) {
  return (value: string) => (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value : undefined)
}

function optional(parse: (value: string) => string | undefined) {
  return (value: string) => (value === '' ? null : parse(value))
}

function parseOrigin(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  return isWeb && url.href === `${url.origin}/` ? url.origin : undefined
}

function parseOrigins(value: string): string[] | undefined {
  const origins = value.split(' ').filter(Boolean).map(parseOrigin)
  return origins.every((origin) => origin !== undefined) ? origins : undefined
}
