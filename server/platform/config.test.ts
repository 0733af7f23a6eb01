import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { ConfigError, readConfig } from './config.ts'

/** Every variable: what it may be, what that means, and what it may not be. */
const variables = {
  PORT: {
    good: [
      ['80', { port: 80 }],
      ['0', { port: 0 }],
      ['65535', { port: 65_535 }],
    ],
    bad: ['65536', '-1', '80.5', '8e1', ' 80', 'http', '0x50'],
  },
  HOST: {
    good: [
      ['0.0.0.0', { host: '0.0.0.0' }],
      ['::1', { host: '::1' }],
      ['teduh.example', { host: 'teduh.example' }],
    ],
    bad: ['http://x', 'a b', '/tmp'],
  },
  TEDUH_DATA: { good: [['/srv/teduh', { dataFolder: '/srv/teduh' }]], bad: [] },
  TEDUH_ORIGIN: {
    good: [
      ['https://teduh.example', { origin: 'https://teduh.example' }],
      ['https://teduh.example/', { origin: 'https://teduh.example' }],
      ['http://[::1]:3000', { origin: 'http://[::1]:3000' }],
    ],
    bad: [
      'teduh.example',
      'ftp://teduh.example',
      'https://teduh.example/a',
      'https://teduh.example?a',
      'https://a@teduh.example',
      'javascript:alert(1)',
    ],
  },
  DATABASE_URL: {
    good: [['postgres://u:p@h:5/d', { databaseUrl: 'postgres://u:p@h:5/d' }]],
    bad: ['mysql://u:geheim-1@h', 'geheim-2', 'http://u:geheim-3@h'],
  },
  SMTP_URL: { good: [['smtps://u:p@h:465', { smtpUrl: 'smtps://u:p@h:465' }]], bad: ['https://u:geheim-1@h', 'geheim-2'] },
  TEDUH_MAIL_FROM: { good: [['salam@praktik.example', { mailFrom: 'salam@praktik.example' }]], bad: ['salam', 'a@b@c', 'A <a@b>', 'a@b\nBcc: c@d'] },
  TEDUH_PUSH_HOSTS: {
    good: [
      ['https://push.example', { pushOrigins: ['https://push.example'] }],
      ['http://127.0.0.1:4000 https://push.example/', { pushOrigins: ['http://127.0.0.1:4000', 'https://push.example'] }],
    ],
    bad: ['push.example', 'https://push.example/a', 'https://push.example,https://b.example', 'ftp://push.example'],
  },
  TEDUH_CALENDAR_HOSTS: {
    good: [['http://127.0.0.1:4000 https://awan.example/', { calendarOrigins: ['http://127.0.0.1:4000', 'https://awan.example'] }]],
    bad: ['awan.example', 'https://awan.example/kalender', 'webcal://awan.example'],
  },
  TEDUH_LOG_LEVEL: {
    good: [
      ['silent', { logLevel: 'silent' }],
      ['debug', { logLevel: 'debug' }],
    ],
    bad: ['trace', 'INFO', 'all'],
  },
  TEDUH_TRUST_PROXY: {
    good: [
      ['yes', { trustProxy: true }],
      ['no', { trustProxy: false }],
    ],
    bad: ['true', '1', 'Yes'],
  },
  TEDUH_METRICS_TOKEN: { good: [['sixteen-letters!', { metricsToken: 'sixteen-letters!' }]], bad: ['geheim-short'] },
  TEDUH_RATE_LIMIT: {
    good: [
      ['0', { rateLimitPerMinute: 0 }],
      ['1000000', { rateLimitPerMinute: 1_000_000 }],
    ],
    bad: ['1000001', '-5', 'many', '1e3'],
  },
  TEDUH_DESIGN_PAGE: { good: [['yes', { designPage: true }]], bad: ['on'] },
  MIDTRANS_SERVER_KEY: {
    good: [['Mid-server-abcdefgh', { gateways: { midtrans: { serverKey: 'Mid-server-abcdefgh', url: 'https://app.midtrans.com' } } }]],
    bad: ['geheim1', 'geheim mit blanks'],
  },
  MIDTRANS_URL: {
    good: [['https://app.sandbox.midtrans.com', { gateways: { midtrans: null } }]],
    bad: ['app.midtrans.com', 'https://geheim.example/a'],
  },
  XENDIT_SECRET_KEY: { good: [], bad: ['geheim1'] },
  XENDIT_CALLBACK_TOKEN: { good: [['a-callback-token', { gateways: { xendit: null } }]], bad: ['geheim1'] },
  XENDIT_URL: { good: [['http://127.0.0.1:4000', { gateways: { xendit: null } }]], bad: ['geheim'] },
  STRIPE_SECRET_KEY: { good: [], bad: ['geheim1'] },
  STRIPE_WEBHOOK_SECRET: { good: [['whsec_abcdefgh', { gateways: { stripe: null } }]], bad: ['geheim1'] },
  STRIPE_URL: { good: [['https://api.stripe.com/', { gateways: { stripe: null } }]], bad: ['geheim'] },
} as const

const secretsOf = (gateway: string) => ['SERVER_KEY', 'SECRET_KEY', 'CALLBACK_TOKEN', 'WEBHOOK_SECRET', 'URL'].map((end) => `${gateway}_${end}`)
const names = Object.keys(variables) as (keyof typeof variables)[]
const secret = new Set<string>(['DATABASE_URL', 'SMTP_URL', 'TEDUH_METRICS_TOKEN', ...['MIDTRANS', 'XENDIT', 'STRIPE'].flatMap(secretsOf)])
const goodCases = names.flatMap((name) => variables[name].good.map(([value, meaning]) => ({ name, value, meaning })))
const badCases = names.flatMap((name) => variables[name].bad.map((value) => ({ name, value })))

function errorOf(environment: Record<string, string>): ConfigError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('an empty environment', () => {
  test('gives a practice on this machine alone', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: `${process.cwd()}/data`,
      origin: 'http://localhost:3000',
      databaseUrl: null,
      smtpUrl: null,
      mailFrom: 'teduh@localhost',
      pushOrigins: [],
      calendarOrigins: [],
      logLevel: 'info',
      trustProxy: false,
      metricsToken: null,
      rateLimitPerMinute: 1200,
      designPage: false,
      gateways: { midtrans: null, xendit: null, stripe: null },
    })
  })

  test('is what an environment of empty strings means', () => {
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}))
  })

  test('leads to an origin with the port that was chosen', () => {
    expect(readConfig({ PORT: '8080' }).origin).toBe('http://localhost:8080')
  })
})

describe('keys of a gateway', () => {
  test('are taken together with what its news are checked by, and not without', () => {
    const keys = { XENDIT_SECRET_KEY: 'xnd_production_1', STRIPE_SECRET_KEY: 'sk_live_12345' }
    expect(readConfig({ ...keys, XENDIT_CALLBACK_TOKEN: 'token-1234', STRIPE_WEBHOOK_SECRET: 'whsec_1234' }).gateways).toMatchObject({
      xendit: { secretKey: 'xnd_production_1', callbackToken: 'token-1234', url: 'https://api.xendit.co' },
      stripe: { secretKey: 'sk_live_12345', webhookSecret: 'whsec_1234', url: 'https://api.stripe.com' },
    })
    expect(errorOf({ ...keys, XENDIT_CALLBACK_TOKEN: 'token-1234' }).message).toMatch(/^STRIPE_WEBHOOK_SECRET=/)
    expect(errorOf(keys).message).toMatch(/^XENDIT_CALLBACK_TOKEN=/)
  })
})

describe('each variable', () => {
  test('of the configuration is in this table', () => {
    const seen: string[] = []
    readConfig(new Proxy({}, { get: (_, name) => void seen.push(String(name)) }))
    expect(seen).toEqual(names)
  })

  test.each(goodCases)('$name=$value means what it says', ({ name, value, meaning }) => {
    expect(readConfig({ [name]: value })).toMatchObject(meaning)
  })

  test.each(badCases)('$name=$value is refused in one line with name, value and what is allowed', ({ name, value }) => {
    const { message } = errorOf({ [name]: value })
    const shown = secret.has(name) ? '…' : value
    const start = `${name}=${JSON.stringify(shown)} is not usable: `
    expect(message.startsWith(start), message).toBe(true)
    expect(message.slice(start.length)).toMatch(/^.{8,}\.$/)
  })

  test.each(badCases.filter(({ name }) => secret.has(name)))('$name is a secret and is not repeated when it is wrong', ({ name, value }) => {
    expect(errorOf({ [name]: value }).message).not.toContain(/geheim[\w-]*/.exec(value)?.[0])
  })
})

/** Strings that a table would not think of, and those that come close to being right. */
const anyValue = fc.oneof(
  anyText(),
  fc.string(),
  fc.webUrl(),
  fc.integer().map(String),
  fc.constantFrom(...goodCases.map(({ value }) => value), ...badCases.map(({ value }) => value)),
  fc.tuple(fc.constantFrom('postgres://', 'smtp:', 'https://', 'http:\\\\'), fc.string()).map(([head, tail]) => head + tail),
)
const anyEnvironment = fc.dictionary(fc.constantFrom(...names), anyValue)

describe('any environment', () => {
  test('is read or refused with the first wrong variable, never anything else', () => {
    fc.assert(
      fc.property(anyEnvironment, (environment) => {
        try {
          const { origin, port } = readConfig(environment)
          expect(new URL(origin).origin).toBe(origin)
          expect(port >= 0 && port <= 65_535 && Number.isInteger(port)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError)
          const { message } = error as ConfigError
          expect(message).not.toMatch(/[\r\n]/)
          expect(names.filter((name) => message.startsWith(`${name}="`))).toHaveLength(1)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps its secrets when something in it is wrong', () => {
    const canary = fc.tuple(anyValue, anyValue).map(([before, after]) => `${before}kenari-7f3a${after}`)
    fc.assert(
      fc.property(fc.constantFrom(...secret), canary, (name, value) => {
        try {
          readConfig({ [name]: value, PORT: 'wrong' })
        } catch (error) {
          expect((error as Error).message).not.toContain('kenari-7f3a')
        }
      }),
      { numRuns: 500 },
    )
  })
})
