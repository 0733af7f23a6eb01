import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openOuterKey, outerKeyPath } from '#platform/outer-key-file'
import { rekey } from '#platform/rekey'
import { makeAccountTools } from '#modules/accounts'
import { allSealedColumns, makeApp } from '#server/app'
import { anAdmin, aPerson, aTestPractice, Browser, loggedIn, opensWith, quickVerifiers, registered, testOrigin, withTotp } from './accounts.ts'
import { aConfig, aLog } from './builders.ts'
import { aDatabase } from './database.ts'

const database = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'teduh-sealed-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('what lies under the outer key', () => {
  test('is every column whose name says so, and no other', async () => {
    const { rows } = await database.pool.query<{ name: string }>(`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns where column_name like '%\\_sealed' order by 1`)
    expect(allSealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(rows.map(({ name }) => name))
  })

  test('opens under a new key as before: passwords, wraps, apps, addresses, backup codes, the key for push services', async () => {
    const outerKey = await openOuterKey(folder, database.pool)
    const practice = await aTestPractice(database, { outerKey })
    await anAdmin(practice)
    const person = await aPerson({ email: 'sekar@surel.example' })
    const at = await registered(practice, person)
    const { backupCodes } = await withTotp(at, practice)
    const pushKey = (await at.ask('GET', '/api/push-key')).body
    await at.ask('POST', '/api/push-subscriptions', { endpoint: 'https://fcm.googleapis.com/fcm/send/a' })
    expect(await rekey(database.pool, outerKeyPath(folder), allSealedColumns, { forget: true })).toBeGreaterThan(20)

    const next = await openOuterKey(folder, database.pool)
    const app = await makeApp({
      config: aConfig({ dataFolder: folder }),
      log: aLog().log,
      database,
      outerKey: next,
      accountTools: makeAccountTools({ outerKey: next, origin: testOrigin }, quickVerifiers),
      now: () => practice.clock.now,
    })
    afterAll(() => app.close())
    const browser = new Browser(app)
    expect((await loggedIn(browser, person.username, person.password)).body).toMatchObject({ state: 'factor' })
    expect((await browser.ask('POST', '/api/login/backup-code', { code: backupCodes[3] })).status).toBe(200)
    expect(await opensWith(browser, person, person.password)).toBe(true)
    expect((await browser.ask('GET', '/api/push-key')).body).toEqual(pushKey)
    expect((await browser.ask('GET', '/api/email')).body).toEqual({ verified: null, waiting: 'sekar@surel.example' })
  })
})
