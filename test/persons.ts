import type { FastifyRequest } from 'fastify'
import { cookieNames } from '#contract/pages'
import { actorByDoor, makeDoorToken } from '#modules/practice'
import { anonymous, type Actor, type Context, type Role } from '#platform/context'
import type { Database } from '#platform/database'

/** Every kind of person that may come to a practice, as the access matrix has its columns. */
export const persons = [
  'anonymous',
  'client',
  'other client',
  'counsellor',
  'other counsellor',
  'supervisor',
  'admin',
  'ex-member',
  'frozen',
  'operator',
] as const
export type Person = (typeof persons)[number]

const anAccount = (accountId: string, role: Role, frozen = false): Actor => ({ kind: 'account', accountId, role, frozen, loginId: accountId })

export const actors: Readonly<Record<Person, Actor>> = {
  anonymous,
  client: anAccount('client', 'client'),
  'other client': anAccount('other-client', 'client'),
  counsellor: anAccount('counsellor', 'counsellor'),
  'other counsellor': anAccount('other-counsellor', 'counsellor'),
  supervisor: anAccount('supervisor', 'supervisor'),
  admin: anAccount('admin', 'admin'),
  'ex-member': anAccount('ex-member', 'client'),
  frozen: anAccount('frozen', 'admin', true),
  operator: { kind: 'operator' },
}

const header = 'x-test-person'
const nowContext = ({ db }: Database): Context => ({ actor: anonymous, db, now: Temporal.Now.instant })

/** For `makeApp`: who asks stands in a header of the test's own; the operator comes as always, by the key of the door, and is anonymous once the practice is set up. */
export const actorByHeader = (database: Database) => async (request: FastifyRequest) => {
  const person = persons.find((one) => one === request.headers[header])
  return person ? actors[person] : actorByDoor(nowContext(database), request.cookies[cookieNames.door])
}

/** Headers by which each person asks. */
export function headersOf(person: Person, doorKey: string): Record<string, string> {
  return person === 'operator' ? { cookie: `${cookieNames.door}=${doorKey}` } : { [header]: person }
}

/** Of a practice that is not set up. */
export const aDoorToken = async (database: Database) => (await makeDoorToken(nowContext(database))) ?? ''
