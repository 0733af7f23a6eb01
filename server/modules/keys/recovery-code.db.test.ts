import { describe, expect, test } from 'vitest'
import { aPerson, aTestPractice, Browser, registered, withTotp, loggedIn, type Person } from '#test/accounts'
import { aDatabase } from '#test/database'
import { aNewRecoveryCode } from '#test/recovery'

const practice = await aTestPractice(await aDatabase())
const { app, database } = practice

const isConfirmed = async (browser: Browser) => (await browser.ask('GET', '/api/me')).body.recoveryConfirmed
const confirm = (browser: Browser) => browser.ask('POST', '/api/recovery-code/confirm')

async function confirmations({ accountId }: Person): Promise<number> {
  const events = `select from audit.event where action = 'recovery-code.confirmed' and subject = $1`
  return (await database.pool.query(events, [`account:${accountId}`])).rowCount ?? 0
}

describe('that the recovery kit is kept', () => {
  test('is not so until the person says it, and is then known in every browser of theirs', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    expect(await isConfirmed(browser)).toBe(false)
    expect((await confirm(browser)).body).toEqual({ done: true })
    expect(await isConfirmed(browser)).toBe(true)
    const elsewhere = new Browser(app)
    await loggedIn(elsewhere, person.username, person.password)
    expect(await isConfirmed(elsewhere)).toBe(true)
  })

  test('said twice, also at once, is one event', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    const answers = await Promise.all([confirm(browser), confirm(browser), confirm(browser)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await confirmations(person)).toBe(1)
  })

  test('has to be said anew for a new code', async () => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    await confirm(browser)
    expect((await browser.ask('PUT', '/api/recovery-code', (await aNewRecoveryCode(person)).body)).status).toBe(200)
    expect(await isConfirmed(browser)).toBe(false)
    await confirm(browser)
    expect(await isConfirmed(browser)).toBe(true)
    expect(await confirmations(person)).toBe(2)
  })

  test('is said for nobody else, not by a stranger, and not told to whoever only knows the password', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const [browser, theirs] = [await registered(practice, one), await registered(practice, other)]
    await confirm(browser)
    expect(await isConfirmed(theirs)).toBe(false)
    expect((await confirm(new Browser(app))).status).toBe(404)
    await withTotp(browser, practice)
    const halfway = new Browser(app)
    expect((await loggedIn(halfway, one.username, one.password)).body).toMatchObject({ state: 'factor' })
    expect(await isConfirmed(halfway)).toBe(false)
    expect((await confirm(halfway)).status).toBe(404)
  })
})
