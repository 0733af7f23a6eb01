import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startJobs } from '#platform/jobs'
import { startRelay } from '#platform/outbox'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { allJobs } from '#server/app'
import { aNewPassword, aPerson, aTestPractice, Browser, loggedIn, registered, testOrigin, withTotp, type Person } from '#test/accounts'
import { Authenticator, type Question } from '#test/authenticator'
import { aConfig, aLog } from '#test/builders'
import { aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import { aNewRecoveryCode, aRecovery } from '#test/recovery'
import { anSmtpServer, decodedWords } from '#test/smtp-server'

/** The whole way of a notice: login, outbox, relay, queue, SMTP. */
const database = await aDatabase()
const outerKey = outerKeyOf(newRing())
const practice = await aTestPractice(database, { outerKey })
const { app, clock } = practice
/** Nobody mails what happens here: events stay in the outbox. */
const quiet = await aTestPractice(await aDatabase())
const address = 'sekar.ayu@surel.example'

async function thePost() {
  const smtp = await anSmtpServer()
  const config = aConfig({ smtpUrl: smtp.url, origin: testOrigin })
  const { log, lines } = aLog()
  const jobs = await startJobs(urlOf(database), allJobs(config, database, outerKey), log)
  const stopRelay = startRelay(database, jobs, log)
  onTestFinished(async () => {
    await stopRelay()
    await jobs.boss.stop({ graceful: false })
  })
  return { ...smtp, lines }
}

/** Nothing waits any more to become a mail. */
const isAllSent = async () => {
  const { rows } = await database.pool.query<{ open: number }>(
    `select ((select count(*) from platform.outbox) +
      (select count(*) from jobs.job where name like 'accounts.%' and state in ('created', 'retry', 'active')))::int as open`,
  )
  return rows[0]?.open === 0
}

test('a login in a browser that was not known is told by exactly one mail, which says nothing of whom, whence and what for', async () => {
  clock.now = Temporal.Now.instant()
  const { received, lines } = await thePost()
  const person = await aPerson({ email: address })
  const home = await registered(practice, person)
  const question = await fact(() => received[0])
  await fact(isAllSent)
  // The address is not confirmed yet: that a browser was new at registering is told to nobody.
  expect(received).toHaveLength(1)
  const token = /#([A-Za-z0-9_-]{43})/.exec(question.body)?.[1]
  expect((await new Browser(app).ask('POST', '/api/email/verify', { token })).status).toBe(200)

  const abroad = new Browser(app)
  expect((await loggedIn(abroad, person.username, person.password)).status).toBe(200)
  const notice = await fact(() => received[1])
  for (const known of [abroad, home]) expect((await loggedIn(known, person.username, person.password)).status).toBe(200)
  await loggedIn(new Browser(app), person.username, 'tebakan yang salah')
  await fact(isAllSent)
  expect(received).toHaveLength(2)

  expect(notice.to).toEqual([address])
  expect(decodedWords(notice.head.get('subject') ?? '')).toBe('Ada kabar')
  const whole = [...notice.head].map(([name, value]) => `${name}: ${decodedWords(value)}`).join('\n') + notice.body
  const confidential = [
    person.username,
    person.accountId,
    person.password,
    abroad.address,
    'Firefox',
    'Linux',
    abroad.login ?? 'no login',
    token ?? '',
  ]
  expect(confidential.filter((word) => whole.includes(word))).toEqual([])
  expect(whole).not.toMatch(/konsel|psiko|terapi|klien|counsel|therap/i)
  expect(notice.body.match(/https?:\/\/\S+/g)).toEqual([`${testOrigin},`])
  // And the log says nothing of them either.
  expect([...confidential, address].filter((word) => [...lines, ...practice.logLines].join('').includes(word))).toEqual([])
})

describe('what was changed about an account', () => {
  const eventsOf = async ({ accountId }: Person) => {
    const named = `select name from platform.outbox where payload ->> 'accountId' = $1 and name not in ('login.was-new', 'email.was-asked') order by id`
    return (await quiet.database.pool.query<{ name: string }>(named, [accountId])).rows.map(({ name }) => name)
  }
  const somebody = async () => {
    const person = await aPerson()
    return { person, browser: await registered(quiet, person) }
  }

  test('is told: a new password, chosen or recovered', async () => {
    const { person, browser } = await somebody()
    expect((await browser.ask('PUT', '/api/password', (await aNewPassword(person, 'kata sandi yang baru')).body)).status).toBe(200)
    expect(await eventsOf(person)).toEqual(['password.was-changed'])
    expect((await new Browser(quiet.app).ask('POST', '/api/recovery', await aRecovery(quiet.app, person, 'pulih kembali'))).status).toBe(200)
    expect(await eventsOf(person)).toEqual(['password.was-changed', 'password.was-changed'])
  })

  test('is told: an app, a passkey and backup codes, new or gone', async () => {
    const { person, browser } = await somebody()
    const told: number[] = []
    const count = async () => void told.push((await eventsOf(person)).length)
    await withTotp(browser, quiet)
    await count()
    const authenticator = new Authenticator()
    const id = randomUUID()
    const answer = authenticator.create((await browser.ask<Question>('POST', '/api/passkeys/start')).body)
    expect((await browser.ask('POST', '/api/passkeys', { id, answer })).status).toBe(200)
    await count()
    expect((await browser.ask('POST', '/api/backup-codes')).status).toBe(200)
    await count()
    expect((await browser.ask('DELETE', `/api/passkeys/${id}`)).status).toBe(200)
    await count()
    expect((await browser.ask('DELETE', '/api/totp')).status).toBe(200)
    await count()
    expect(told).toEqual([1, 2, 3, 4, 5])
    expect(new Set(await eventsOf(person))).toEqual(new Set(['second-factor.was-changed']))
  })

  test('is told: a new recovery code', async () => {
    const { person, browser } = await somebody()
    expect((await browser.ask('PUT', '/api/recovery-code', (await aNewRecoveryCode(person)).body)).status).toBe(200)
    expect(await eventsOf(person)).toEqual(['recovery-code.was-replaced'])
  })
})

test('that an address was changed or removed is told to the one before it, which is then forgotten', async () => {
  clock.now = Temporal.Now.instant()
  const { received } = await thePost()
  const person = await aPerson({ email: 'alamat.lama@surel.example' })
  const browser = await registered(practice, person)
  const verified = async (nth: number) => {
    const question = await fact(() => received[nth])
    const token = /#([A-Za-z0-9_-]{43})/.exec(question.body)?.[1]
    expect((await new Browser(app).ask('POST', '/api/email/verify', { token })).status).toBe(200)
  }
  await verified(0)
  await browser.ask('PUT', '/api/email', { email: 'alamat.baru@surel.example' })
  await verified(1)
  const changed = await fact(() => received[2])
  expect([changed.to, decodedWords(changed.head.get('subject') ?? '')]).toEqual([['alamat.lama@surel.example'], 'Ada kabar'])
  expect(changed.body).not.toMatch(/surel\.example|alamat\.(lama|baru)/)
  expect((await browser.ask('PUT', '/api/recovery-code', (await aNewRecoveryCode(person)).body)).status).toBe(200)
  expect((await fact(() => received[3])).to).toEqual(['alamat.baru@surel.example'])
  expect((await browser.ask('DELETE', '/api/email')).status).toBe(200)
  expect((await fact(() => received[4])).to).toEqual(['alamat.baru@surel.example'])
  await fact(isAllSent)
  expect(received).toHaveLength(5)
  expect((await database.pool.query('select from accounts.former_email')).rowCount).toBe(0)
})
