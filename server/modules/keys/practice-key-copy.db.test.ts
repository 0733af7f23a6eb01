import { expect, test } from 'vitest'
import type { OwnPracticeKey } from '#contract/keys'
import { createPracticeKey, toBase64url } from '#crypto'
import { anAdmin, aPerson, aStaffMember, aTestPractice, freshProof, registered } from '#test/accounts'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { clock, database } = practice
const url = '/api/practice-key/copied'

const admin = await anAdmin(practice)
const { accountId, masterKey } = admin.person
const { practiceKey, wrapped } = await createPracticeKey(masterKey, accountId)
await admin.browser.ask('PUT', '/api/practice-key', { publicKey: toBase64url(practiceKey.publicKey), wrapped })

const copy = async () => (await admin.browser.ask<OwnPracticeKey>('GET', '/api/practice-key/own')).body.copy
const told = async () => (await database.pool.query(`select subject from audit.event where action = 'practice-key.copied' order by seq`)).rows

test('an offline copy is not there until an admin who holds the key tells of it; then when, and by whom', async () => {
  expect(await copy()).toBeNull()
  const other = await aStaffMember(practice, admin, 'admin')
  expect((await other.browser.ask('POST', url)).status, 'who holds no key has copied none').toBe(404)
  expect(await copy()).toBeNull()

  await freshProof(practice, admin)
  expect((await admin.browser.ask('POST', url)).body).toEqual({ done: true })
  expect(await copy()).toEqual({ at: clock.now.toString(), by: accountId })
  clock.pass({ minutes: 11 })
  expect((await admin.browser.ask('POST', url)).body.code).toBe('step-up-needed')
  await freshProof(practice, admin)
  await admin.browser.ask('POST', url)
  expect(await copy(), 'the newest one counts').toEqual({ at: clock.now.toString(), by: accountId })
  expect(await told()).toEqual([{ subject: `account:${accountId}` }, { subject: `account:${accountId}` }])
})

test('whoever was invited as somebody else cannot tell of one, nor can the other staff and clients', async () => {
  const before = await copy()
  await freshProof(practice, admin)
  const { body } = await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'counsellor' })
  const enrolling = await registered(practice, await aPerson(), body.token)
  const counsellor = await aStaffMember(practice, admin, 'counsellor')
  const client = await registered(practice, await aPerson())
  for (const browser of [enrolling, counsellor.browser, client]) expect((await browser.ask('POST', url)).status).toBe(404)
  expect(await copy()).toEqual(before)
})
