import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aPerson, aTestPractice, anAdmin, Browser, freshProof, opensWith, type Person } from '#test/accounts'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'

const practice = await aTestPractice(await aDatabase())
const { app, database } = practice

/** What a registration leaves behind, table by table. */
async function traces({ accountId }: Person): Promise<number[]> {
  const { rows } = await database.pool.query<{ counts: number[] }>(
    `select array[
       (select count(*) from accounts.account where id = $1), (select count(*) from accounts.login where account_id = $1),
       (select count(*) from accounts.email_change where account_id = $1), (select count(*) from keys.wrap where account_id = $1),
       (select count(*) from keys.recovery where account_id = $1), (select count(*) from keys.card where account_id = $1),
       (select count(*) from accounts.invitation where used_by = $1),
       (select count(*) from audit.event where action = 'account.registered' and subject = 'account:' || $1::text),
       (select count(*) from platform.outbox where name = 'email.was-asked' and payload->>'accountId' = $1::text)]::int[] as counts`,
    [accountId],
  )
  return rows[0]?.counts ?? []
}

const nothing = [0, 0, 0, 0, 0, 0, 0, 0, 0]
const everything = (invitations: number) => [1, 1, 1, 2, 1, 1, invitations, 1, 1]

/** Registers somebody anew for each statement, breaks off there, and asks again as a browser would. @returns how many statements there were */
async function brokenOffEverywhere(kind: (typeof faultKinds)[number], invitationFor: () => Promise<string | undefined>): Promise<number> {
  for (let at = 1; at < 100; at += 1) {
    const person = await aPerson({ email: `sekar-${randomUUID()}@surel.example` })
    const invitation = await invitationFor()
    const body = { ...person.registration, ...(invitation && { invitation }) }
    const { result, statements } = await withFault({ at, kind }, () => new Browser(app).ask('POST', '/api/accounts', body))
    const left = await traces(person)
    expect([nothing, everything(invitation ? 1 : 0)], `statement ${at}`).toContainEqual(left)
    if (result.status === 200) expect(left, `statement ${at}`).not.toEqual(nothing)

    const browser = new Browser(app)
    const again = await browser.ask('POST', '/api/accounts', body)
    expect([again.status, again.body['accountId']], `again after statement ${at}`).toEqual([200, person.accountId])
    const [accounts, , ...rest] = await traces(person)
    expect([accounts, ...rest], `again after statement ${at}`).toEqual([1, 1, 2, 1, 1, invitation ? 1 : 0, 1, 1])
    if (!invitation) expect(await opensWith(browser, person, person.password)).toBe(true)
    if (statements < at) return statements
  }
  return expect.unreachable('it has fewer statements')
}

test.each(faultKinds)(
  'a registration whose statement fails (%s) leaves nothing or everything, and the same request then succeeds',
  async (kind) => {
    expect(await brokenOffEverywhere(kind, async () => undefined)).toBeGreaterThan(10)
    expect(database.pool.waitingCount).toBe(0)
  },
  120_000,
)

test('the same holds for somebody who was invited: the invitation is used with the account, or not at all', async () => {
  const admin = await anAdmin(practice)
  const invited = async () => {
    await freshProof(practice, admin)
    return (await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'counsellor' })).body.token
  }
  expect(await brokenOffEverywhere('killed', invited)).toBeGreaterThan(10)
}, 120_000)
