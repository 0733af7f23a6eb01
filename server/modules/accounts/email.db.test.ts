import { describe, expect, test } from 'vitest'
import { aPerson, aTestPractice, registered, type Browser, type Person } from '#test/accounts'
import { aContext, aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { tokenForMail } from './email.ts'
import { sealValue } from './sealed-values.ts'

const practice = await aTestPractice(await aDatabase())
const { clock, database, outerKey } = practice

/** How many mails were asked for that go to the address that this person gave. */
async function questions({ accountId }: Person): Promise<number> {
  const asked = `select from platform.outbox where name = 'email.was-asked' and payload ->> 'accountId' = $1`
  return (await database.pool.query(asked, [accountId])).rowCount ?? 0
}

async function registeredWith(email: string): Promise<{ person: Person; browser: Browser }> {
  const person = await aPerson({ email })
  return { person, browser: await registered(practice, person) }
}

describe('an address that is given again and again', () => {
  test('is asked three times a day however it is written, and whoever gives it notices nothing', async () => {
    const addresses = ['korban@surel.example', 'Korban@Surel.example', 'korban+1@surel.example', 'KORBAN+teduh@surel.example', 'korban@surel.example']
    const asked: number[] = []
    for (const address of addresses) {
      const { person, browser } = await registeredWith(address)
      asked.push(await questions(person))
      expect((await browser.ask('GET', '/api/email')).body).toEqual({ verified: null, waiting: address })
    }
    expect(asked).toEqual([1, 1, 1, 0, 0])

    const other = await registeredWith('orang.lain@surel.example')
    expect((await other.browser.ask('PUT', '/api/email', { email: 'korban@surel.example' })).body).toEqual({ done: true })
    expect(await questions(other.person)).toBe(1)
    clock.pass({ hours: 25 })
    expect(await questions((await registeredWith('korban@surel.example')).person)).toBe(1)
  })

  test('is kept only as a mark that the outer key makes', async () => {
    await registeredWith('rahasia.benar@surel.example')
    const { rows } = await database.pool.query<{ key: Buffer }>('select key from accounts.attempt')
    expect(rows.map(({ key }) => key.toString()).join()).not.toContain('rahasia')
    expect(new Set(rows.map(({ key }) => key.length))).toEqual(new Set([32]))
  })
})

test('a token that is made while the address changes goes to the address that it confirms', async () => {
  const { person, browser } = await registeredWith('yang.lama@surel.example')
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query('update accounts.email_change set address_sealed = $2, token_sha256 = null where account_id = $1', [
    person.accountId,
    sealValue(outerKey, 'new-email', person.accountId, Buffer.from('yang.baru@surel.example')),
  ])
  const mail = tokenForMail(aContext(database, undefined, clock.now), outerKey, person.accountId)
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await fact(async () => (await database.pool.query(waiting)).rowCount === 1)
  await client.query('commit')
  client.release()
  const { address, token } = (await mail) ?? {}
  expect((await browser.ask('POST', '/api/email/verify', { token })).status).toBe(200)
  expect((await browser.ask('GET', '/api/email')).body).toEqual({ verified: address, waiting: null })
})
