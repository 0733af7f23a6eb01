import { Type, type Static } from 'typebox'
import { Email, Role } from './accounts.ts'
import { IsoInstant } from './formats.ts'
import { Done } from './replies.ts'
import { endpoint } from './endpoint.ts'
import { Uuid } from './key-shapes.ts'
import { staffRoles } from '#domain/accounts/roles'

/** E-mail, invitations and the admin's list of people; of the module `accounts`. */
export const EmailView = Type.Object({
  verified: Type.Union([Type.String(), Type.Null()]),
  waiting: Type.Union([Type.String(), Type.Null()], { description: 'until its owner has answered the mail' }),
})
export type EmailView = Static<typeof EmailView>

export const getEmail = endpoint({ name: 'getEmail', method: 'GET', path: '/api/email', summary: 'The own address for notices', reply: EmailView })

export const changeEmail = endpoint({
  name: 'changeEmail',
  method: 'PUT',
  path: '/api/email',
  summary: 'An address for notices; a mail goes there to be answered. Needs a fresh proof',
  body: Type.Object({ email: Email }),
  reply: Done,
})

export const verifyEmail = endpoint({
  name: 'verifyEmail',
  method: 'POST',
  path: '/api/email/verify',
  summary: 'The answer to that mail',
  body: Type.Object({ token: Type.String({ minLength: 43, maxLength: 43 }) }),
  reply: Done,
})

export const removeEmail = endpoint({
  name: 'removeEmail',
  method: 'DELETE',
  path: '/api/email',
  summary: 'No more notices by mail. Needs a fresh proof',
  reply: Done,
})

export const InvitationView = Type.Object({
  id: Uuid,
  role: Type.Enum(staffRoles),
  madeAt: IsoInstant,
  madeBy: Type.Union([Type.String(), Type.Null()], { description: 'the username of the admin, as long as it is known' }),
  expiresAt: IsoInstant,
  used: Type.Union([Type.Object({ at: IsoInstant, accountId: Type.Optional(Uuid), username: Type.Optional(Type.String()) }), Type.Null()], {
    description: 'when, and who came of it as long as that is known',
  }),
})
export type InvitationView = Static<typeof InvitationView>

export const invite = endpoint({
  name: 'invite',
  method: 'POST',
  path: '/api/invitations',
  summary: 'Invite somebody to the staff: a link for one use within 72 hours. Needs a fresh proof',
  body: Type.Object({ role: Type.Enum(staffRoles) }),
  reply: Type.Object({ id: Uuid, token: Type.String(), expiresAt: IsoInstant }),
})

export const listInvitations = endpoint({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/invitations',
  summary: 'The newest invitations',
  reply: Type.Object({ invitations: Type.Array(InvitationView) }),
})

export const withdrawInvitation = endpoint({
  name: 'withdrawInvitation',
  method: 'DELETE',
  path: '/api/invitations/:id',
  summary: 'An invitation that was not used is worth nothing any more',
  params: Type.Object({ id: Uuid }),
  reply: Done,
})

export const readInvitation = endpoint({
  name: 'readInvitation',
  method: 'POST',
  path: '/api/invitations/read',
  summary: 'What an invitation is for',
  body: Type.Object({ token: Type.String({ minLength: 43, maxLength: 43 }) }),
  reply: Type.Object({ role: Type.Enum(staffRoles), expiresAt: IsoInstant }),
})

/** A person as the admin sees them: that they are there, never what they say. */
export const Person = Type.Object({
  accountId: Uuid,
  username: Type.String(),
  role: Role,
  state: Type.Enum(['active', 'frozen']),
  secondFactor: Type.Boolean(),
  certifiedUntil: Type.Union([IsoInstant, Type.Null()]),
  since: IsoInstant,
})
export type Person = Static<typeof Person>

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'Everybody with an account, by name, page by page',
  query: Type.Object({
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    role: Type.Optional(Role),
  }),
  reply: Type.Object({ people: Type.Array(Person), next: Type.Union([Type.String(), Type.Null()]) }),
})

/** Names travel in the body: no address holds them, and no log of addresses. */
export const searchPeople = endpoint({
  name: 'searchPeople',
  method: 'POST',
  path: '/api/people/search',
  summary: 'Everybody whose name holds these letters, page by page, and how many they are',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\p{Cc}\\p{Cs}]+$' }),
    role: Type.Optional(Role),
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  reply: Type.Object({ people: Type.Array(Person), next: Type.Union([Type.String(), Type.Null()]), count: Type.Integer() }),
})

const personId = Type.Object({ accountId: Uuid })

export const getPerson = endpoint({
  name: 'getPerson',
  method: 'GET',
  path: '/api/people/:accountId',
  summary: 'One of them',
  params: personId,
  reply: Person,
})

export const changeRole = endpoint({
  name: 'changeRole',
  method: 'PUT',
  path: '/api/people/:accountId/role',
  summary: 'Another role; ends the person’s logins, and certificates with the old one. Needs a fresh proof',
  params: personId,
  body: Type.Object({ role: Role }),
  reply: Done,
})

export const resetSecondFactor = endpoint({
  name: 'resetSecondFactor',
  method: 'POST',
  path: '/api/people/:accountId/second-factor/reset',
  summary: 'Somebody else lost app, passkeys and backup codes: all are forgotten, their logins end; the password still holds. Needs a fresh proof',
  params: personId,
  reply: Done,
})

export const freeze = endpoint({
  name: 'freeze',
  method: 'POST',
  path: '/api/people/:accountId/freeze',
  summary: 'The person may do what anybody from the street may, until unfrozen. Needs a fresh proof',
  params: personId,
  reply: Done,
})

export const unfreeze = endpoint({
  name: 'unfreeze',
  method: 'POST',
  path: '/api/people/:accountId/unfreeze',
  summary: 'The person may log in again. Needs a fresh proof',
  params: personId,
  reply: Done,
})
