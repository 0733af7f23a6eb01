import { Type, type Static } from 'typebox'
import { Registration } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { PracticeKey } from './keys.ts'
import { Practice, SetUp } from './practice.ts'

export const setUpPracticeWithAdmin = endpoint({
  name: 'setUpPracticeWithAdmin',
  method: 'POST',
  path: '/api/practice/first-set-up',
  summary: 'First run: make the practice, its first admin and its key at once. Needs the door that the one-time token opened',
  // Made here and not above: in the browser it stays behind with the endpoint's other shapes.
  body: Type.Object({ ...SetUp.properties, admin: Registration, practiceKey: PracticeKey }),
  reply: Practice,
})

/** First run: the first admin and the practice's key, made in that admin's browser, come along. */
export type FirstSetUp = Static<(typeof setUpPracticeWithAdmin)['body']>
