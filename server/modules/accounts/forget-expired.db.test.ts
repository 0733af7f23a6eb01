import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { allJobs } from '#server/app'
import { aPerson, aStaffMember, aTestPractice, anAdmin, Browser, freshProof, loggedIn, registered } from '#test/accounts'
import { aConfig } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { forgetExpired } from './forget-expired.ts'

const database = await aDatabase()
const practice = await aTestPractice(database)
const { app, clock, outerKey } = practice

const forget = () => forgetExpired(aContext(database, undefined, clock.now))

async function countIn(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ rows: number }>(`select count(*)::int as rows from accounts.${table}`)
  return rows[0]?.rows ?? 0
}

const tables = ['login', 'device', 'socket_ticket', 'challenge', 'email_change', 'former_email', 'invitation', 'attempt']
const counts = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await countIn(table)] as const)))

test('what still counts stays, and what is over goes', async () => {
  const admin = await anAdmin(practice)
  const member = await aStaffMember(practice, admin, 'counsellor')
  await freshProof(practice, admin)
  await admin.browser.ask('POST', '/api/invitations', { role: 'supervisor' })
  const person = await aPerson({ email: 'menunggu@surel.example' })
  const browser = await registered(practice, person)
  await browser.ask('POST', '/api/socket-ticket')
  await browser.ask('POST', '/api/passkeys/start')
  await loggedIn(new Browser(app), member.person.username, member.person.password)
  await loggedIn(new Browser(app), person.username, 'tebakan yang salah')
  await database.pool.query(`insert into accounts.former_email values ($1, $2, '\\x00', $3)`, [randomUUID(), person.accountId, clock.now.toString()])

  const before = await counts()
  expect(Object.values(before).every((rows) => rows > 0)).toBe(true)
  await forget()
  expect(await counts()).toEqual(before)

  // The admin's and the unfinished login are over, those of counsellor and client are not.
  clock.pass({ hours: 12, minutes: 30 })
  const { rows } = await database.pool.query<{ role: string }>('select role from accounts.login join accounts.account a on a.id = account_id')
  expect(rows.map(({ role }) => role).toSorted()).toEqual(['admin', 'client', 'counsellor', 'counsellor'])
  await forget()
  expect(await counts()).toEqual({ ...before, login: 2, socket_ticket: 0, challenge: 0, attempt: before['attempt'] && expect.any(Number) })

  clock.pass({ hours: 12 })
  await forget()
  expect(await counts()).toEqual({ ...before, login: 1, socket_ticket: 0, challenge: 0, email_change: 0, former_email: 0, attempt: 0 })
  expect((await browser.ask('GET', '/api/me')).status).toBe(200)
  clock.pass({ hours: 24 * 40 })
  await forget()
  expect(await counts()).toMatchObject({ login: 0, invitation: 0, device: before['device'] })
  clock.pass({ hours: 24 * 360 })
  await forget()
  expect(Object.values(await counts())).toEqual(tables.map(() => 0))
  // Nobody lost more than a login.
  expect((await loggedIn(new Browser(app), person.username, person.password)).status).toBe(200)
})

test('it is done every hour, and pages that are kept for all stay', () => {
  const { routines = [] } = allJobs(aConfig(), database, outerKey)
  expect(routines.find(({ queue }) => queue === 'accounts.forget-expired')).toMatchObject({
    cron: expect.stringMatching(/^\d+ \* \* \* \*$/),
    changesPages: false,
  })
})
