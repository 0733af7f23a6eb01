import { describe, expect, test } from 'vitest'
import { cookieNames } from '#contract/pages'
import { anonymous } from '#platform/context'
import { aContext, aDatabase, testNow } from '#test/database'
import { aPractice } from '#test/builders'
import { actorByDoor, makeDoorToken as makeToken, openDoor } from './door.ts'

const database = await aDatabase()
const context = aContext(database)
const makeDoorToken = async (within: typeof context) => (await makeToken(within)) ?? ''
const after = (hours: number, minutes = 0) => aContext(database, anonymous, testNow.add({ hours, minutes }))

/** What a browser gets that opens the door with a token. */
async function open(token: string, within = context) {
  const cookies: { name: string; value: string; maxAgeSeconds: number }[] = []
  const setCookie = (name: string, value: string, maxAgeSeconds: number) => void cookies.push({ name, value, maxAgeSeconds })
  await openDoor(within, token, { setCookie, forget: () => undefined })
  return cookies
}

const keyOf = async (token: string) => (await open(token))[0]?.value
const wrong = { code: 'door-token-wrong', status: 403 }

describe('the door', () => {
  test('opens to the token, and whoever holds the key is the operator', async () => {
    const key = await keyOf(await makeDoorToken(context))
    expect(await actorByDoor(context, key)).toEqual({ kind: 'operator' })
  })

  test('opens once', async () => {
    const token = await makeDoorToken(context)
    await open(token)
    await expect(open(token)).rejects.toMatchObject(wrong)
  })

  test('opens to exactly one of many who come with the token at once', async () => {
    const token = await makeDoorToken(context)
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => open(token)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(wrong)
  })

  test.each(['', 'x'.repeat(43), "' or true --", 'ﷺ\u0000'])('stays closed to %j', async (token) => {
    await makeDoorToken(context)
    await expect(open(token)).rejects.toMatchObject(wrong)
  })

  test('stays closed to a token when a newer one was made', async () => {
    const [older, newer] = [await makeDoorToken(context), await makeDoorToken(context)]
    await expect(open(older)).rejects.toMatchObject(wrong)
    expect(await open(newer)).toHaveLength(1)
  })

  test('that somebody opened stays open when the practice starts again', async () => {
    const key = await keyOf(await makeDoorToken(context))
    await makeDoorToken(context)
    expect(await actorByDoor(context, key)).toEqual({ kind: 'operator' })
  })

  test('gives a key for twelve hours, in the cookie of the door', async () => {
    const cookies = await open(await makeDoorToken(context))
    expect(cookies).toEqual([{ name: cookieNames.door, value: expect.stringMatching(/^[\w-]{43}$/), maxAgeSeconds: 43_200 }])
    expect(await actorByDoor(after(11, 59), cookies[0]?.value)).toEqual({ kind: 'operator' })
    expect(await actorByDoor(after(12), cookies[0]?.value)).toEqual(anonymous)
  })

  test('knows nobody by the token, by no key, or by another key', async () => {
    const token = await makeDoorToken(context)
    await open(token)
    for (const key of [token, undefined, '', 'x'.repeat(43), '\u0000']) expect(await actorByDoor(context, key)).toEqual(anonymous)
  })

  test('keeps neither token nor key where the database could tell them', async () => {
    const token = await makeDoorToken(context)
    const key = await keyOf(token)
    const { rows } = await database.pool.query('select * from practice.door')
    const kept = rows
      .flatMap((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))))
      .join(' ')
    for (const secret of [token, key ?? '']) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(Buffer.from(secret, 'base64url').toString('latin1'))
    }
  })

  test('is opened in the audit chain too, without token or key', async () => {
    const token = await makeDoorToken(context)
    const key = await keyOf(token)
    const { rows } = await database.pool.query('select * from audit.event order by seq desc limit 1')
    expect(rows[0]).toMatchObject({ actor: 'anonymous', action: 'door.opened', subject: 'practice', details: {} })
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${token}|${key}`))
  })

  test('closes with the set-up: keys and tokens are worth nothing, and no token is made any more', async () => {
    const key = await keyOf(await makeDoorToken(context))
    const unused = await makeDoorToken(context)
    await aPractice(context)
    expect(await actorByDoor(context, key)).toEqual(anonymous)
    await expect(open(unused)).rejects.toMatchObject(wrong)
    expect(await makeToken(context)).toBeNull()
    expect((await database.pool.query('select from practice.door')).rowCount).toBe(0)
  })
})
