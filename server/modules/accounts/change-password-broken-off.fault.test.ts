import { describe, expect, test } from 'vitest'
import type { WrappedKey } from '#crypto'
import { aNewPassword, aPerson, aTestPractice, Browser, loggedIn, passwordOpens, registered, type Person } from '#test/accounts'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'
import { aRecovery } from '#test/recovery'

const practice = await aTestPractice(await aDatabase())
const { app, clock } = practice
const opens = (person: Person, password: string) => passwordOpens(practice, person, password)

async function wrapOf(browser: Browser, person: Person): Promise<WrappedKey> {
  await loggedIn(browser, person.username, person.password)
  const { body } = await browser.ask<{ wraps: WrappedKey[] }>('GET', '/api/vault')
  const wrap = body.wraps.find(({ ctx }) => ctx.slot === 'password')
  if (!wrap) throw new Error('no wrap')
  return wrap
}

describe('changing the password', () => {
  test.each(faultKinds)('broken off (%s) at any of its statements, the account opens with exactly one password', async (kind) => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    let { password } = person
    for (let at = 1; at < 60; at += 1) {
      const next = await aNewPassword(person, `kata sandi ${kind} ${at}`, await wrapOf(browser, person), person.gen + 1)
      const { result, statements } = await withFault({ at, kind }, () => browser.ask('PUT', '/api/password', next.body))
      clock.pass({ minutes: 16 })
      const opened = [await opens(person, password), await opens(person, next.password)]
      expect(opened.filter(Boolean), `statement ${at}`).toHaveLength(1)
      expect(result.status === 200 ? opened[1] : true, `acknowledged at ${at}`).toBe(true)
      if (opened[1]) {
        Object.assign(person, { password: next.password, kdf: next.kdf, gen: person.gen + 1 })
        ;({ password } = next)
      }
      if (statements < at) {
        expect(at).toBeGreaterThan(10)
        return
      }
      await loggedIn(browser, person.username, password)
    }
    expect.unreachable('it has fewer statements')
  })
})

describe('the recovery code', () => {
  test.each(faultKinds)('broken off (%s) at any of its statements, exactly one password opens', async (kind) => {
    const person = await aPerson()
    await registered(practice, person)
    let { password } = person
    for (let at = 1; at < 60; at += 1) {
      const next = `pulih ${kind} ${at}`
      const recovery = await aRecovery(app, person, next)
      const { result, statements } = await withFault({ at, kind }, () => new Browser(app).ask('POST', '/api/recovery', recovery))
      clock.pass({ minutes: 16 })
      const opened = [await opens(person, password), await opens(person, next)]
      expect(opened.filter(Boolean), `statement ${at}`).toHaveLength(1)
      if (result.status === 200) expect(opened[1]).toBe(true)
      if (opened[1]) password = next
      if (statements < at) return expect(at).toBeGreaterThan(10)
    }
    expect.unreachable('it has fewer statements')
  })
})
