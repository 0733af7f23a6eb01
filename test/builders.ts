import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { Service } from '#contract/counsellors'
import type { FirstSetUp } from '#contract/first-set-up'
import type { SetUp } from '#contract/practice'
import { createPracticeKey, toBase64url } from '#crypto'
import { publishCounsellor, refreshLicence, type NewCounsellor } from '#modules/counsellors'
import { recordLicence, type NewLicence } from '#modules/credentials'
import { makeAccountTools } from '#modules/accounts'
import { setUpPractice, type PracticeDetails } from '#modules/practice'
import type { Config } from '#platform/config'
import type { Context } from '#platform/context'
import type { Database } from '#platform/database'
import { makeLog, type Logger } from '#platform/log'
import { newRing, outerKeyOf } from '#platform/outer-key'
import type { AppParts } from '#server/app'
import { aPerson, testOrigin } from './a-person.ts'
import { quickVerifiers } from './accounts.ts'
import { aFolder } from './folder.ts'

/** A practice on localhost without limits, that keeps its mails as files. */
export function aConfig(over: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder: over.dataFolder ?? aFolder(),
    origin: 'http://localhost:3000',
    databaseUrl: null,
    smtpUrl: null,
    mailFrom: 'teduh@praktik.example',
    pushOrigins: [],
    calendarOrigins: [],
    logLevel: 'info',
    trustProxy: false,
    metricsToken: null,
    rateLimitPerMinute: 0,
    designPage: false,
    gateways: { midtrans: null, xendit: null, stripe: null },
    ...over,
  }
}

export type CapturedLog = { readonly log: Logger; readonly lines: string[] }

/** Everything that would be logged, even at the most talkative level. */
export function aLog(): CapturedLog {
  const lines: string[] = []
  return { log: makeLog('debug', { write: (line) => void lines.push(line) }), lines }
}

/** The whole practice behind HTTP, closed after the file; without pages unless they are given. */
export async function anApp(database: Database, { config = {}, ...parts }: Partial<Omit<AppParts, 'config'>> & { config?: Partial<Config> } = {}) {
  const { log, lines } = aLog()
  // Only here, because it is much, and most tests do without.
  const { makeApp } = await import('#server/app')
  const app: FastifyInstance = await makeApp({ log, database, outerKey: outerKeyOf(newRing()), ...parts, config: aConfig(config) })
  afterAll(() => app.close())
  return { app, lines }
}

export function aSetUp(over: Partial<SetUp> = {}): SetUp {
  return { name: 'Serambi Uji', city: 'Yogyakarta', timeZone: 'Asia/Jakarta', languages: ['id', 'en'], email: 'salam@praktik.example', ...over }
}

/** What the set-up page sends: the practice, its admin, and the key that the admin's browser made. */
export async function aFirstSetUp(over: Partial<SetUp> = {}): Promise<FirstSetUp> {
  const { masterKey, accountId, registration } = await aPerson()
  const { practiceKey, wrapped } = await createPracticeKey(masterKey, accountId)
  return {
    ...aSetUp(over),
    admin: registration,
    practiceKey: { publicKey: toBase64url(practiceKey.publicKey), wrapped } as FirstSetUp['practiceKey'],
  }
}

/** A practice with everything that it starts with, under an outer key of its own. */
export async function aPractice(context: Context, over: Partial<SetUp> = {}, details: PracticeDetails = {}) {
  const tools = makeAccountTools({ outerKey: outerKeyOf(newRing()), origin: testOrigin }, quickVerifiers)
  return setUpPractice(context, tools, await aFirstSetUp(over), { setCookie: () => undefined, forget: () => undefined }, details)
}

let made = 0

export function aService(over: Partial<Omit<Service, 'id'>> = {}): Omit<Service, 'id'> {
  return { mode: 'video', name: { id: 'Sesi video', en: 'Video session' }, minutes: 50, answerWithinHours: null, priceIdr: 250_000, ...over }
}

/** Somebody new each time. */
export function aCounsellor(over: Partial<NewCounsellor> = {}): NewCounsellor {
  made += 1
  return {
    slug: `konselor-${made}`,
    name: `Konselor ${made}`,
    headline: { id: 'Menemani dengan sabar', en: 'Patient company' },
    biography: { id: 'Saya mendengarkan.', en: 'I listen.' },
    approach: { id: 'Pelan saja.', en: 'Slowly.' },
    city: 'Denpasar',
    timeZone: 'Asia/Makassar',
    specialisations: ['grief'],
    languages: ['id'],
    practisingSince: 2015,
    education: [{ from: 2009, to: 2013, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Udayana' }],
    experience: [{ from: 2015, to: null, what: { id: 'Praktik', en: 'Practice' }, where: 'Denpasar' }],
    services: [aService()],
    ...over,
  }
}

/** Verified, and long to go. */
export function aLicence(counsellorId: string, over: Partial<NewLicence> = {}): NewLicence {
  made += 1
  return {
    counsellorId,
    kind: 'sipp',
    number: `2026-${made}`,
    issuer: 'Himpunan Psikologi Indonesia (HIMPSI)',
    scope: { id: 'Praktik psikologi', en: 'Psychology practice' },
    place: 'Indonesia',
    issuedOn: '2024-01-01',
    expiresOn: '2029-01-01',
    checkUrl: null,
    verifiedOn: '2024-01-02',
    verifiedBy: 'uji',
    ...over,
  }
}

/** On the public pages; with a licence that holds unless another, or none, is asked for. Needs a practice. */
export async function aPublishedCounsellor(context: Context, over: Partial<NewCounsellor> = {}, licence: Partial<NewLicence> | null = {}) {
  const person = aCounsellor(over)
  const id = await publishCounsellor(context, person)
  if (licence) await recordLicence(context, aLicence(id, licence))
  await refreshLicence(context, id)
  return { id, slug: person.slug }
}
