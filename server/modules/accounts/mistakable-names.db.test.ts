import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#platform/tokens'
import { aPerson, aTestPractice, Browser, loggedIn, registered } from '#test/accounts'
import { aPractice, aPublishedCounsellor } from '#test/builders'
import { aContext, aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

/** Of the practice's first admin. @returns its token */
async function anInvitation(): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const made = `insert into accounts.invitation (token_sha256, role, made_by, made_at, expires_at)
    select $1, 'counsellor', id, $2::timestamptz, $2::timestamptz + interval '1 day' from accounts.account where role = 'admin'`
  await database.pool.query(made, [sha256(token), clock.now.toString()])
  return token
}

describe('a name that could be mistaken for the practice or its people', () => {
  const answerTo = async (username: string, invitation?: string) =>
    new Browser(app).ask('POST', '/api/accounts', { ...(await aPerson({ username })).registration, ...(invitation && { invitation }) })
  const code = async (username: string) => (await answerTo(username)).body.code

  test('is taken, in the very words of any other: the practice’s own, a counsellor’s on the pages, one of the staff’s', async () => {
    expect((await answerTo('widuri-lestari-9')).status, 'while nobody is called so').toBe(200)
    await aPractice(aContext(database), { name: 'Serambi Widuri' })
    await aPublishedCounsellor(aContext(database), { name: 'Dr. Kartika Lestari, M.Psi., Psikolog' })
    expect((await answerTo('kartika-lestari', await anInvitation())).status, 'who works here is called what they are called').toBe(200)
    expect((await answerTo('penjaga.malam', await anInvitation())).status).toBe(200)

    for (const name of ['serambi-widuri', 'tim-serambi.widuri', 'serambi-widurl', 'kartika_lestari-2', 'kartlka-lestarri', 'penjaga-malamm'])
      expect(await code(name), name).toBe('username-taken')
    const { status, body: taken } = await answerTo('widuri-lestari-9')
    const { requestId: _one, ...near } = (await answerTo('serambi-widuri-1')).body
    const { requestId: _other, ...same } = taken
    expect([near, status]).toEqual([same, 409])
    expect((await answerTo('lestari-serambi')).status).toBe(200)
  })

  test('stays with whoever had it before', async () => {
    const person = await aPerson({ username: 'kemuning-raya-31' })
    await registered(practice, person)
    await database.pool.query(`update practice.practice set name = 'Kemuning Raya'`)
    expect((await new Browser(app).ask('POST', '/api/accounts', person.registration)).body).toMatchObject({ accountId: person.accountId })
    expect((await loggedIn(new Browser(app), person.username, person.password)).status).toBe(200)
    expect(await code('kemuning-raya-32')).toBe('username-taken')
  })
})
