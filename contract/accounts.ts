import { Type, type Static } from 'typebox'
import { TimeZone, IsoInstant } from './formats.ts'
import { Language } from './languages.ts'
import { Done } from './replies.ts'
import { endpoint } from './endpoint.ts'
import { Bytes32, PasswordKdf, Uuid, WrappedKey } from './key-shapes.ts'
import { NewKeys } from './keys.ts'
import { themes } from './pages.ts'
import { emailPattern } from '#domain/accounts/email'
import { roles } from '#domain/accounts/roles'
import { totpCodePattern } from '#domain/accounts/totp'

/** As typed: 3 to 32 characters once in normal form; checked by `domain/accounts/username.ts`. */
const TypedUsername = Type.String({ maxLength: 200 })
const Token = Type.String({ minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]+$' })
export const Email = Type.String({ maxLength: 200, pattern: emailPattern })
export const Role = Type.Enum(roles)
const Theme = Type.Enum(themes)
/** Six digits of an authenticator app, spaces allowed. */
export const TotpCode = Type.String({ pattern: totpCodePattern, maxLength: 20 })
const BackupCode = Type.String({ minLength: 10, maxLength: 20 })

/** `factor`: the second factor is due. `enrol`: staff without one may only make one. */
export const LoginState = Type.Object({
  state: Type.Enum(['complete', 'factor', 'enrol']),
  accountId: Uuid,
  factors: Type.Array(Type.Enum(['totp', 'passkey', 'backup-code'])),
})
export type LoginState = Static<typeof LoginState>

/** One request that makes the whole account; the browser chose the id, because wraps and card name it. */
export const Registration = Type.Object({
  accountId: Uuid,
  username: TypedUsername,
  authKey: Bytes32,
  keys: NewKeys,
  language: Language,
  theme: Theme,
  timeZone: TimeZone,
  email: Type.Optional(Email),
})
export type Registration = Static<typeof Registration>

export const register = endpoint({
  name: 'register',
  method: 'POST',
  path: '/api/accounts',
  summary: 'Register; with an invitation, as staff',
  body: Type.Object({ ...Registration.properties, invitation: Type.Optional(Token) }),
  reply: LoginState,
})

export const startLogin = endpoint({
  name: 'startLogin',
  method: 'POST',
  path: '/api/login/start',
  summary: 'How the browser turns the password into a key; an unknown name gets an answer of the same kind',
  body: Type.Object({ username: TypedUsername }),
  reply: Type.Object({ username: Type.String({ description: 'in its one spelling, as the key derivation takes it' }), kdf: PasswordKdf }),
})

export const logIn = endpoint({
  name: 'logIn',
  method: 'POST',
  path: '/api/login',
  summary: 'Log in by what the password became',
  body: Type.Object({ username: TypedUsername, authKey: Bytes32 }),
  reply: LoginState,
})

export const showTotp = endpoint({
  name: 'showTotp',
  method: 'POST',
  path: '/api/login/totp',
  summary: 'Second factor: the code of the authenticator app',
  body: Type.Object({ code: TotpCode }),
  reply: LoginState,
})

export const showBackupCode = endpoint({
  name: 'showBackupCode',
  method: 'POST',
  path: '/api/login/backup-code',
  summary: 'Second factor: one of the backup codes, which is then used up',
  body: Type.Object({ code: BackupCode }),
  reply: LoginState,
})

export const logOut = endpoint({ name: 'logOut', method: 'POST', path: '/api/logout', summary: 'End this login', reply: Done })

/** The person who asks, as the pages need it. */
export const Me = Type.Object({
  accountId: Uuid,
  username: Type.String(),
  role: Role,
  state: Type.Enum(['complete', 'factor', 'enrol']),
  factors: Type.Array(Type.Enum(['totp', 'passkey', 'backup-code'])),
  language: Language,
  theme: Theme,
  timeZone: TimeZone,
  provedUntil: IsoInstant,
  certified: Type.Boolean({ description: 'the practice vouches for the present card' }),
  recoveryConfirmed: Type.Boolean({ description: 'the person said that the kit with the present recovery code is kept' }),
  backupCodesKept: Type.Boolean({ description: 'the person said that the present backup codes are kept, or needs none' }),
})
export type Me = Static<typeof Me>

export const getMe = endpoint({ name: 'getMe', method: 'GET', path: '/api/me', summary: 'Who is logged in here', reply: Me })

export const changeProfile = endpoint({
  name: 'changeProfile',
  method: 'PUT',
  path: '/api/me/profile',
  summary: 'Language, theme, time zone',
  body: Type.Object({ language: Language, theme: Theme, timeZone: TimeZone }),
  reply: Done,
})

export const LoginView = Type.Object({
  id: Uuid,
  device: Type.String(),
  createdAt: IsoInstant,
  lastSeen: Type.String({ description: 'instant, to the hour' }),
  current: Type.Boolean(),
})
export type LoginView = Static<typeof LoginView>

export const listLogins = endpoint({
  name: 'listLogins',
  method: 'GET',
  path: '/api/logins',
  summary: 'Where one is logged in',
  reply: Type.Object({ logins: Type.Array(LoginView) }),
})

export const endLogin = endpoint({
  name: 'endLogin',
  method: 'DELETE',
  path: '/api/logins/:id',
  summary: 'End one of the own logins',
  params: Type.Object({ id: Uuid }),
  reply: Done,
})

export const endOtherLogins = endpoint({
  name: 'endOtherLogins',
  method: 'POST',
  path: '/api/logins/end-others',
  summary: 'End all own logins but this one',
  reply: Type.Object({ ended: Type.Integer() }),
})

export const stepUp = endpoint({
  name: 'stepUp',
  method: 'POST',
  path: '/api/step-up',
  summary: 'Prove anew who one is: the password, and the second factor where there is one. Good for ten minutes',
  body: Type.Object({ authKey: Bytes32, totp: Type.Optional(TotpCode), backupCode: Type.Optional(BackupCode) }),
  reply: Type.Object({ provedUntil: IsoInstant }),
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'PUT',
  path: '/api/password',
  summary: 'A new password: proof by the old one, new verifier and new wrap at once. Ends all other logins',
  body: Type.Object({ oldAuthKey: Bytes32, authKey: Bytes32, passwordWrap: WrappedKey }),
  reply: Done,
})

export const openRecovery = endpoint({
  name: 'openRecovery',
  method: 'POST',
  path: '/api/recovery/open',
  summary: 'Prove the recovery code and get the wrap that it opens; unknown name and wrong code are one answer',
  body: Type.Object({ username: TypedUsername, proof: Bytes32 }),
  reply: Type.Object({
    accountId: Uuid,
    username: Type.String(),
    recoveryWrap: WrappedKey,
    passwordGen: Type.Integer({ description: 'of the wrap that is there; the new one is one more' }),
    passwordSlotId: Type.String(),
  }),
})

export const recover = endpoint({
  name: 'recover',
  method: 'POST',
  path: '/api/recovery',
  summary: 'A new password by the recovery code: the old one is dead, all logins end',
  body: Type.Object({ username: TypedUsername, proof: Bytes32, authKey: Bytes32, passwordWrap: WrappedKey }),
  reply: Done,
})

export const askSocketTicket = endpoint({
  name: 'askSocketTicket',
  method: 'POST',
  path: '/api/socket-ticket',
  summary: 'A ticket that opens one WebSocket within 30 seconds',
  reply: Type.Object({ ticket: Token, expiresAt: IsoInstant }),
})
