import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { LoginState } from '#contract/accounts'
import type { BackupCodes } from '#contract/second-factors'
import { cookieNames } from '#contract/pages'
import { unlockMasterKey, type PasswordKdf, type WrappedKey } from '#crypto'
import type { Verifiers } from '#modules/accounts'
import type { Config } from '#platform/config'
import type { Database } from '#platform/database'
import { makeLog } from '#platform/log'
import { newRing, outerKeyOf, type OuterKey } from '#platform/outer-key'
import { aPerson, passwordKeys, testOrigin, type Person } from './a-person.ts'
import { appCode } from './app-code.ts'
import { testNow } from './database.ts'

export { appCode } from './app-code.ts'
export { aNewPassword, aPerson, passwordContext, passwordKeys, testOrigin, type Person } from './a-person.ts'

/** A whole practice behind HTTP, with a clock that tests set. */
export type TestPractice = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly outerKey: OuterKey
  readonly clock: { now: Temporal.Instant; pass(duration: Temporal.DurationLike): void }
  readonly logLines: string[]
  readonly verifiers: Verifiers
}

/** As the server's Argon2id, without its cost: most tests are about other things. */
export const quickVerifiers: Verifiers = {
  needPlace: () => undefined,
  make: async (authKey) => createHash('sha512').update(authKey).digest(),
  check: async (authKey, verifier) => createHash('sha512').update(authKey).digest().equals(verifier),
}

export async function aTestPractice(
  database: Database,
  { verifiers = quickVerifiers, outerKey = outerKeyOf(newRing()), ...config }: Partial<Config> & { verifiers?: Verifiers; outerKey?: OuterKey } = {},
): Promise<TestPractice> {
  const clock = {
    now: testNow,
    pass(duration: Temporal.DurationLike) {
      this.now = this.now.add(duration)
    },
  }
  const logLines: string[] = []
  const { makeApp } = await import('#server/app')
  const { makeAccountTools } = await import('#modules/accounts')
  const app = await makeApp({
    config: { ...quietConfig, ...config },
    log: makeLog('debug', { write: (line) => void logLines.push(line) }),
    database,
    outerKey,
    accountTools: makeAccountTools({ outerKey, origin: testOrigin }, verifiers),
    now: () => clock.now,
  })
  afterAll(() => app.close())
  return { app, database, outerKey, clock, logLines, verifiers }
}

const quietConfig: Config = {
  port: 0,
  host: '127.0.0.1',
  dataFolder: '/nonexistent',
  origin: testOrigin,
  databaseUrl: null,
  smtpUrl: null,
  mailFrom: 'teduh@praktik.example',
  pushOrigins: [],
  calendarOrigins: [],
  logLevel: 'info',
  trustProxy: true,
  metricsToken: null,
  rateLimitPerMinute: 0,
  designPage: false,
  gateways: { midtrans: null, xendit: null, stripe: null },
}

export type Answer<T = Record<string, unknown>> = {
  readonly status: number
  readonly body: T & { code?: string }
  readonly headers: Record<string, unknown>
}

/** Asks as a page of ours does, and keeps cookies as a browser does. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly app: FastifyInstance
  /** Each browser comes from a network of its own unless told otherwise. */
  address = `10.${randomBytes(3).join('.')}`
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

  constructor(app: FastifyInstance) {
    this.app = app
  }

  async ask<T = Record<string, unknown>>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<Answer<T>> {
    const response = await this.app.inject({
      method,
      url,
      headers: {
        origin: testOrigin,
        'x-forwarded-for': this.address,
        'user-agent': this.userAgent,
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(method !== 'GET' && { payload: JSON.stringify(body ?? {}) }),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: response.statusCode, body: response.json(), headers: response.headers }
  }

  get login(): string | undefined {
    return this.cookies.get(cookieNames.login)
  }
}

/** Registers, and returns the browser that is now logged in. */
export async function registered({ app }: TestPractice, person: Person, invitation?: string): Promise<Browser> {
  const browser = new Browser(app)
  const answer = await browser.ask('POST', '/api/accounts', { ...person.registration, ...(invitation && { invitation }) })
  if (answer.status !== 200) throw new Error(`not registered: ${answer.body.code}`)
  return browser
}

/** How many browsers an account knows, and whether this one is among them. */
export async function devicesOf({ database }: TestPractice, { accountId }: Person, browser: Browser): Promise<{ count: number; isKnown: boolean }> {
  const hash = createHash('sha256').update(`${accountId} ${browser.cookies.get(cookieNames.device) ?? ''}`)
  const { rows } = await database.pool.query<{ hash: Buffer }>('select token_sha256 as hash from accounts.device where account_id = $1', [accountId])
  const own = hash.digest()
  return { count: rows.length, isKnown: rows.some((row) => row.hash.equals(own)) }
}

/** The whole way of logging in with a password, as a browser goes it. */
export async function loggedIn(browser: Browser, username: string, password: string): Promise<Answer<LoginState>> {
  const { body } = await browser.ask<{ username: string; kdf: PasswordKdf }>('POST', '/api/login/start', { username })
  const { authKey } = await passwordKeys(body.username, password, body.kdf)
  return browser.ask<LoginState>('POST', '/api/login', { username, authKey })
}

/** Whether the vault that this browser gets opens with this password, up to the very master key. */
export async function opensWith(browser: Browser, person: Person, password: string): Promise<boolean> {
  const { status, body } = await browser.ask<{ wraps: WrappedKey[] }>('GET', '/api/vault')
  if (status !== 200) return false
  const wrap = body.wraps.find(({ ctx }) => ctx.slot === 'password')
  if (!wrap) return false
  const { slotKey } = await passwordKeys(person.username, password, wrap.ctx.kdf as PasswordKdf)
  return unlockMasterKey(slotKey, wrap, { uid: person.accountId, slot: 'password' }).then(
    () => true,
    () => false,
  )
}

/** Whether somebody who logs in with this password, in a browser that knows nothing, also opens the master key with it. */
export async function passwordOpens({ app }: TestPractice, person: Person, password: string = person.password): Promise<boolean> {
  const browser = new Browser(app)
  const { status } = await loggedIn(browser, person.username, password)
  return status === 200 && opensWith(browser, person, password)
}

/** Sets up an authenticator app. @returns its secret and the backup codes */
export async function withTotp(browser: Browser, { clock }: TestPractice): Promise<{ secret: string; backupCodes: string[]; sheet: string }> {
  const started = await browser.ask<{ secret: string }>('POST', '/api/totp/start')
  const confirmed = await browser.ask<{ backupCodes: BackupCodes }>('POST', '/api/totp/confirm', { code: appCode(started.body.secret, clock.now) })
  if (confirmed.status !== 200) throw new Error(`no TOTP: ${confirmed.body.code}`)
  clock.pass({ seconds: 60 })
  return { secret: started.body.secret, backupCodes: confirmed.body.backupCodes.codes, sheet: confirmed.body.backupCodes.sheet }
}

export type Admin = { readonly person: Person; readonly browser: Browser; readonly secret: string; readonly backupCodes: string[] }

const admins = new WeakMap<TestPractice, Admin>()

/** The first admin, complete with a second factor and proved just now. */
export async function anAdmin(practice: TestPractice): Promise<Admin> {
  const known = admins.get(practice)
  if (!known) {
    const made = await makeAdmin(practice)
    admins.set(practice, made)
    return made
  }
  const browser = new Browser(practice.app)
  practice.clock.pass({ seconds: 60 })
  await loggedIn(browser, known.person.username, known.person.password)
  await browser.ask('POST', '/api/login/totp', { code: appCode(known.secret, practice.clock.now) })
  return { ...known, browser }
}

async function makeAdmin(practice: TestPractice): Promise<Admin> {
  const person = await aPerson()
  const { makeAccountTools, readyRegistration, keepFirstAdmin } = await import('#modules/accounts')
  const { inTransaction, anonymous } = await import('#platform/context')
  const tools = makeAccountTools({ outerKey: practice.outerKey, origin: testOrigin }, practice.verifiers)
  const context = { actor: anonymous, db: practice.database.db, now: () => practice.clock.now }
  const ready = await readyRegistration(context, tools, person.registration)
  const { login } = await inTransaction(context, (inside) => keepFirstAdmin(inside, tools, ready))
  const browser = new Browser(practice.app)
  browser.cookies.set(cookieNames.login, login.token)
  return { person, browser, ...(await withTotp(browser, practice)) }
}

/** Invited by the admin, registered and complete with a second factor. */
export async function aStaffMember(practice: TestPractice, admin: Admin, role: 'counsellor' | 'supervisor' | 'admin'): Promise<Admin> {
  await freshProof(practice, admin)
  const { body } = await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role })
  const person = await aPerson()
  const browser = await registered(practice, person, body.token)
  return { person, browser, ...(await withTotp(browser, practice)) }
}

/** Step-up with password and code. */
export async function freshProof({ clock }: TestPractice, { browser, person, secret }: Admin): Promise<void> {
  clock.pass({ seconds: 60 })
  const answer = await browser.ask('POST', '/api/step-up', { authKey: person.authKey, totp: appCode(secret, clock.now) })
  if (answer.status !== 200) throw new Error(`no fresh proof: ${answer.body.code}`)
}
