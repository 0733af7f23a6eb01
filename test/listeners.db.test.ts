import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { recordLicence } from '#modules/credentials'
import { inTransaction } from '#platform/context'
import { startJobs } from '#platform/jobs'
import { mailFolder, readKeptMails } from '#platform/mail'
import { startRelay } from '#platform/outbox'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { allJobs } from '#server/app'
import { aConfig, aLicence, aLog, aPractice, aPublishedCounsellor } from './builders.ts'
import { aContext, aDatabase, urlOf } from './database.ts'
import { fact } from './fact.ts'

/** The way of an event through the running practice: outbox, relay, queue, listener. */
const database = await aDatabase()
const config = aConfig()
const { log, lines } = aLog()
const jobs = await startJobs(urlOf(database), allJobs(config, database, outerKeyOf(newRing())), log)
const stopRelay = startRelay(database, jobs, log)
afterAll(async () => {
  await stopRelay()
  await jobs.boss.stop({ graceful: false })
})
const context = aContext(database)

describe('when a practice is set up', () => {
  test('a welcome in its language arrives as a file', async () => {
    await aPractice(context, { name: 'Serambi “Uji”', languages: ['en', 'id'] })
    const mails = await fact(async () => {
      const kept = await readKeptMails(mailFolder(config.dataFolder), 5)
      return kept.length > 0 && kept
    })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: 'salam@praktik.example', text: expect.stringContaining('Serambi “Uji”') })
    expect(mails[0]?.text).toMatch(/^Hello/)
    expect(readdirSync(mailFolder(config.dataFolder))).toHaveLength(1)
  })
})

describe('when a licence is recorded', () => {
  test('the counsellor is soon found as licensed', async () => {
    const { id, slug } = await aPublishedCounsellor(context, {}, null)
    const found = `select licensed_until > '2026-11-20' as licensed from counsellors.counsellor where slug = $1`
    const isLicensed = async () => (await database.pool.query<{ licensed: boolean | null }>(found, [slug])).rows[0]?.licensed ?? false
    expect(await isLicensed()).toBe(false)
    await inTransaction(context, (inside) => recordLicence(inside, aLicence(id)))
    expect(await fact(isLicensed)).toBe(true)
  })

  test('nothing of all this stands in the log', () => {
    expect(lines.join('')).not.toMatch(/Serambi|praktik\.example|konselor-/)
  })
})
