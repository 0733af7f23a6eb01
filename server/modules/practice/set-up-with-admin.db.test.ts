import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, aTestPractice, Browser, opensWith, withTotp } from '#test/accounts'
import { aDatabase } from '#test/database'
import { aFirstSetUp, emptied, rowsThere, setUpEvents, theOperator, untouched } from '#test/first-set-up'

const practice = await aTestPractice(await aDatabase())
const { app } = practice
const url = '/api/practice/first-set-up'

beforeEach(() => emptied(practice))

describe('the first set-up', () => {
  test('makes the practice, its first admin and its key in one request, and logs the admin in', async () => {
    const admin = await aPerson()
    const body = await aFirstSetUp(admin)
    const browser = await theOperator(practice)
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
    const browsers = [await theOperator(practice), await theOperator(practice)]
    const answers = await Promise.all(browsers.map((browser, at) => browser.ask('POST', url, bodies[at])))
    // The one that comes later finds the practice there, or already no door.
    const [winner, loser] = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).toSorted()
    expect(winner).toBe('200')
    expect(['409 practice-already-set-up', '404 not-found']).toContain(loser)
    expect(await rowsThere(practice)).toMatchObject({
      'accounts.account': 1,
      'keys.wrap': 2,
      'keys.card': 1,
      'keys.practice_key': 1,
      'accounts.login': 1,
    })
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
    const before = await setUpEvents(practice)
    const answer = await (await theOperator(practice)).ask('POST', url, { ...body, practiceKey: spoilt(body, other) })
    expect(answer.body.code).toBe(code)
    expect(await rowsThere(practice)).toEqual(untouched)
    expect(await setUpEvents(practice)).toEqual(before)
  })
})

type Body = Awaited<ReturnType<typeof aFirstSetUp>>
