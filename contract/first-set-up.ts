import { Type, type Static } from 'typebox'
import { Registration } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { PracticeKey } from './keys.ts'
import { Practice, SetUp } from './practice.ts'

/** First run: the first admin and the practice's key, made in that admin's browser, come along. */
export const FirstSetUp = Type.Object({ ...SetUp.properties, admin: Registration, practiceKey: PracticeKey })
export type FirstSetUp = Static<typeof FirstSetUp>

export const setUpPracticeWithAdmin = endpoint({
  name: 'setUpPracticeWithAdmin',
  method: 'POST',
  path: '/api/practice/first-set-up',
  summary: 'First run: make the practice, its first admin and its key at once. Needs the door that the one-time token opened',
  body: FirstSetUp,
  reply: Practice,
})
