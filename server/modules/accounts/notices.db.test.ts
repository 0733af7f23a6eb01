import { afterAll, expect, test } from 'vitest'
import { startJobs } from '#platform/jobs'
import { startRelay } from '#platform/outbox'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { allJobs } from '#server/app'
import { aPerson, aTestPractice, Browser, loggedIn, registered, testOrigin } from '#test/accounts'
import { aConfig, aLog } from '#test/builders'
import { aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import { anSmtpServer, decodedWords } from '#test/smtp-server'

/** The whole way of a notice: login, outbox, relay, queue, SMTP. */
const database = await aDatabase()
const outerKey = outerKeyOf(newRing())
const practice = await aTestPractice(database, { outerKey })
const { app, clock } = practice
const address = 'sekar.ayu@surel.example'

async function thePost() {
  const smtp = await anSmtpServer()
  const config = aConfig({ smtpUrl: smtp.url, origin: testOrigin })
  const { log, lines } = aLog()
  const jobs = await startJobs(urlOf(database), allJobs(config, database, outerKey), log)
  const stopRelay = startRelay(database, jobs, log)
  afterAll(async () => {
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
