import { expect, test } from 'vitest'
import { appCode, aTestPractice } from '#test/accounts'
import { aDatabase } from '#test/database'
import { faultKinds, withFault } from '#test/faults'
import { anOwnerOfAnApp, letsIn, showNextApp, startNextApp, tracesOfNextApp } from '#test/next-app'

const practice = await aTestPractice(await aDatabase())
const { clock } = practice

test.each(faultKinds)(
  'a replacement that breaks off (%s) at any statement leaves the old app or the new one, never both or none',
  async (kind) => {
    for (let at = 1; at < 60; at += 1) {
      const { browser, person, secret } = await anOwnerOfAnApp(practice)
      const next = await startNextApp(browser)
      const { result, statements } = await withFault({ at, kind }, () => showNextApp(browser, appCode(next, clock.now)))
      const opened = [await letsIn(practice, person, secret), await letsIn(practice, person, next)]
      expect(opened.filter(Boolean), `statement ${at}`).toHaveLength(1)
      if (result.status === 200) expect(opened[1], `acknowledged at ${at}`).toBe(true)
      expect(await tracesOfNextApp(practice, person), `statement ${at}`).toEqual(opened[1] ? [1, 2] : [0, 1])
      if (statements < at) return expect(at).toBeGreaterThan(6)
    }
    expect.unreachable('it has fewer statements')
  },
  120_000,
)
