import { beforeEach, describe, expect, test } from 'vitest'
import { createPracticeKey, toBase64url } from '#crypto'
import { aPerson, aTestPractice, Browser, opensWith, withTotp, type Person } from '#test/accounts'
import { aSetUp } from '#test/builders'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'
import { makeDoorToken } from './door.ts'

const database = await aDatabase()
const practice = await aTestPractice(database)
const { app, clock } = practice
const url = '/api/practice/first-set-up'

const madeByIt = [
  'practice.practice',
  'practice.text_version',
  'safety.crisis_route',
  'credentials.licence_kind',
  'accounts.account',
  'accounts.login',
  'keys.wrap',
  'keys.recovery',
  'keys.card',
  'keys.practice_key',
  'keys.practice_key_wrap',
  'platform.outbox',
]

/** How many rows there are in each. */
async function rowsThere(): Promise<Record<string, number>> {
  const counts = madeByIt.map((table) => `(select count(*)::int from ${table}) as "${table}"`)
  const { rows } = await database.pool.query<Record<string, number>>(`select ${counts.join(', ')}`)
  return rows[0] ?? {}
}

const auditEvents = async () =>
  (await database.pool.query<{ action: string }>('select action from audit.event where action <> $1 order by seq', ['door.opened'])).rows.map(
    ({ action }) => action,
  )

const untouched = Object.fromEntries(madeByIt.map((table) => [table, 0]))

beforeEach(() => emptied())
const emptied = () => database.pool.query(madeByIt.map((table) => `delete from ${table}`).join('; '))

/** A browser that holds the door, as the one-time link opened it. */
async function theOperator(): Promise<Browser> {
  const token = await makeDoorToken({ actor: { kind: 'anonymous' }, db: database.db, now: () => clock.now })
  const browser = new Browser(app)
  await browser.ask('POST', '/api/door', { token })
  return browser
}

/** What the set-up page sends: practice, admin, and the key that the admin's browser made. */
async function aFirstSetUp(admin: Person) {
  const { practiceKey, wrapped } = await createPracticeKey(admin.masterKey, admin.accountId)
  return { ...aSetUp(), admin: admin.registration, practiceKey: { publicKey: toBase64url(practiceKey.publicKey), wrapped } }
}

describe('the first set-up', () => {
  test('makes the practice, its first admin and its key in one request, and logs the admin in', async () => {
    const admin = await aPerson()
    const body = await aFirstSetUp(admin)
    const browser = await theOperator()
    expect(await browser.ask('POST', url, body)).toMatchObject({ status: 200, body: { name: 'Serambi Uji' } })
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ accountId: admin.accountId, role: 'admin', state: 'enrol' })
    expect((await browser.ask('POST', '/api/practice-key/copied')).status, 'the offline copy comes before the second factor').toBe(200)
    await withTotp(browser, practice)
    expect(await opensWith(browser, admin, admin.password)).toBe(true)
    expect((await browser.ask('GET', '/api/practice-key/wrap')).body).toEqual(body.practiceKey.wrapped)
    expect((await new Browser(app).ask('GET', '/api/practice-key')).body).toEqual({ publicKey: body.practiceKey.publicKey })
  })

  test('is for whoever holds the door, and happens once: of two at once one wins and of the other nothing is left', async () => {
    const people = [await aPerson(), await aPerson()]
    const bodies = await Promise.all(people.map(aFirstSetUp))
    expect((await new Browser(app).ask('POST', url, bodies[0])).status).toBe(404)
    const browsers = [await theOperator(), await theOperator()]
    const answers = await Promise.all(browsers.map((browser, at) => browser.ask('POST', url, bodies[at])))
    // The one that comes later finds the practice there, or already no door.
    const [winner, loser] = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).toSorted()
    expect(winner).toBe('200')
    expect(['409 practice-already-set-up', '404 not-found']).toContain(loser)
    expect(await rowsThere()).toMatchObject({ 'accounts.account': 1, 'keys.wrap': 2, 'keys.card': 1, 'keys.practice_key': 1, 'accounts.login': 1 })
  })

  test.each([
    ['a key of small order', 'key-unacceptable', (body: Body) => ({ ...body.practiceKey, publicKey: `AQ${'A'.repeat(41)}` })],
    [
      'another key than the one that was wrapped',
      'keys-of-another',
      (body: Body, other: Body) => ({ ...body.practiceKey, publicKey: other.practiceKey.publicKey }),
    ],
    ['a wrap of another admin', 'keys-of-another', (_body: Body, other: Body) => other.practiceKey],
    ['a wrap that is no practice key', 'keys-of-another', (body: Body) => ({ ...body.practiceKey, wrapped: body.admin.keys.passwordWrap })],
    [
      'a truncated wrap',
      'keys-malformed',
      ({ practiceKey }: Body) => ({ ...practiceKey, wrapped: { ...practiceKey.wrapped, ct: practiceKey.wrapped.ct.slice(4) } }),
    ],
  ])('with %s is refused by its name, and nothing is kept', async (_what, code, spoilt) => {
    const [body, other] = [await aFirstSetUp(await aPerson()), await aFirstSetUp(await aPerson())]
    const before = await auditEvents()
    const answer = await (await theOperator()).ask('POST', url, { ...body, practiceKey: spoilt(body, other) })
    expect(answer.body.code).toBe(code)
    expect(await rowsThere()).toEqual(untouched)
    expect(await auditEvents()).toEqual(before)
  })

  test.each(faultKinds)(
    'whose statement fails (%s) leaves nothing or everything; while nothing is there it can be done again',
    async (kind) => {
      const admin = await aPerson()
      const body = await aFirstSetUp(admin)
      const browser = await theOperator()
      await browser.ask('POST', url, body)
      const everything = await rowsThere()
      const events = ['text.published', 'text.published', 'practice.set-up', 'account.registered', 'practice-key.made']
      for (let at = 1; at < 200; at += 1) {
        await emptied()
        const before = await auditEvents()
        const operator = await theOperator()
        const { result, statements } = await withFault({ at, kind }, () => operator.ask('POST', url, body))
        const left = await rowsThere()
        expect([untouched, everything], `statement ${at}`).toContainEqual(left)
        const isThere = left['practice.practice'] === 1
        expect((await auditEvents()).slice(before.length), `statement ${at}`).toEqual(isThere ? events : [])
        if (result.status === 200) expect(isThere).toBe(true)
        // Nothing being there is what it was before: a few times will do.
        if (!isThere && at % 10 === 0) expect((await operator.ask('POST', url, body)).status, `again after statement ${at}`).toBe(200)
        if (statements < at) return
      }
      expect.unreachable('it has fewer statements')
    },
    180_000,
  )
})

type Body = Awaited<ReturnType<typeof aFirstSetUp>>
