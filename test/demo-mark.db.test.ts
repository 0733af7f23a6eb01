import { expect, test } from 'vitest'
import { makeAccountTools } from '#modules/accounts'
import { isDemo, refuseDemo, WrongPractice } from '#platform/demo-mark'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { fillPractice } from '#scripts/demo/fill-practice'
import { people } from '#scripts/demo/people'
import { quickArgon2id } from './a-person.ts'
import { quickVerifiers } from './accounts.ts'
import { aConfig, aPractice } from './builders.ts'
import { aContext, aDatabase } from './database.ts'

const [demo, real] = [await aDatabase(), await aDatabase()]
const config = aConfig()
const tools = makeAccountTools({ outerKey: outerKeyOf(newRing()), origin: config.origin }, quickVerifiers)
const fill = (database: typeof demo) =>
  fillPractice({ context: { ...aContext(database), now: Temporal.Now.instant }, tools, config }, people.length, quickArgon2id)

test('what the demo fills is marked, opens again as the demo and never as a real practice', async () => {
  await refuseDemo(demo.db)
  expect(await fill(demo)).not.toBeNull()
  expect(await isDemo(demo.db)).toBe(true)
  await expect(refuseDemo(demo.db)).rejects.toThrow(WrongPractice)
  expect(await fill(demo)).toBeNull()
})

test('the demo adds nothing to a real practice, nor prints its people there', async () => {
  await aPractice(aContext(real))
  await expect(fill(real)).rejects.toThrow(WrongPractice)
  await refuseDemo(real.db)
  const { rows } = await real.pool.query('select count(*)::int as people from accounts.account')
  expect(rows).toEqual([{ people: 1 }])
})
