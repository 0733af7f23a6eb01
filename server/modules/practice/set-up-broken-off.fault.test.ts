import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, aTestPractice } from '#test/accounts'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'
import { aFirstSetUp, emptied, rowsThere, setUpEvents, theOperator, untouched } from '#test/first-set-up'

const practice = await aTestPractice(await aDatabase())
const url = '/api/practice/first-set-up'

beforeEach(() => emptied(practice))

describe('the first set-up', () => {
  test.each(faultKinds)(
    'whose statement fails (%s) leaves nothing or everything; while nothing is there it can be done again',
    async (kind) => {
      const admin = await aPerson()
      const body = await aFirstSetUp(admin)
      const browser = await theOperator(practice)
      await browser.ask('POST', url, body)
      const everything = await rowsThere(practice)
      const events = [...Array<string>(4).fill('text.published'), 'practice.set-up', 'account.registered', 'practice-key.made']
      for (let at = 1; at < 200; at += 1) {
        await emptied(practice)
        const before = await setUpEvents(practice)
        const operator = await theOperator(practice)
        const { result, statements } = await withFault({ at, kind }, () => operator.ask('POST', url, body))
        const left = await rowsThere(practice)
        expect([untouched, everything], `statement ${at}`).toContainEqual(left)
        const isThere = left['practice.practice'] === 1
        expect((await setUpEvents(practice)).slice(before.length), `statement ${at}`).toEqual(isThere ? events : [])
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
