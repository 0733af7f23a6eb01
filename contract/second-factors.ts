import { Type, type Static } from 'typebox'
import { LoginState, TotpCode } from './accounts.ts'
import { IsoInstant } from './formats.ts'
import { Done } from './replies.ts'
import { endpoint } from './endpoint.ts'
import { Uuid, WrappedKey } from './key-shapes.ts'

/** Second factors and passkeys of the module `accounts`. */
const base64Url = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength })

export const PasskeyView = Type.Object({
  id: Uuid,
  device: Type.String(),
  unlocks: Type.Boolean({ description: 'has PRF: opens the keys too' }),
  madeAt: IsoInstant,
  lastUsed: Type.Union([Type.String(), Type.Null()]),
})
export type PasskeyView = Static<typeof PasskeyView>

export const getSecondFactors = endpoint({
  name: 'getSecondFactors',
  method: 'GET',
  path: '/api/second-factors',
  summary: 'Which second factors there are',
  reply: Type.Object({
    totp: Type.Boolean(),
    passkeys: Type.Array(PasskeyView),
    backupCodesLeft: Type.Integer(),
    backupCodesKept: Type.Boolean({ description: 'the person said that the present backup codes are kept, or needs none' }),
    obligatory: Type.Boolean(),
  }),
})

const ShownSecret = Type.Object({
  secret: Type.String({ description: 'base32' }),
  uri: Type.String({ description: 'otpauth:, for a QR code' }),
})

export const startTotp = endpoint({
  name: 'startTotp',
  method: 'POST',
  path: '/api/totp/start',
  summary: 'A secret for an authenticator app; counts once a code of it was shown',
  reply: ShownSecret,
})

export const BackupCodes = Type.Object({ backupCodes: Type.Array(Type.String(), { minItems: 0, maxItems: 10 }), login: LoginState })
export type BackupCodes = Static<typeof BackupCodes>

const FirstCode = Type.Object({ code: TotpCode })

export const confirmTotp = endpoint({
  name: 'confirmTotp',
  method: 'POST',
  path: '/api/totp/confirm',
  summary: 'Show a first code: from now on the second factor is asked for. Gives backup codes, once',
  body: FirstCode,
  reply: BackupCodes,
})

export const startReplacingTotp = endpoint({
  name: 'startReplacingTotp',
  method: 'POST',
  path: '/api/totp/replacement/start',
  summary: 'A secret for another authenticator app; the one in use holds until a code of the new one was shown. Needs a fresh proof',
  reply: ShownSecret,
})

export const replaceTotp = endpoint({
  name: 'replaceTotp',
  method: 'POST',
  path: '/api/totp/replacement',
  summary: 'Show a first code of the new app: the one before is dropped at once. Needs a fresh proof',
  body: FirstCode,
  reply: Done,
})

export const removeTotp = endpoint({
  name: 'removeTotp',
  method: 'DELETE',
  path: '/api/totp',
  summary: 'No more codes of an app. Needs a fresh proof',
  reply: Done,
})

export const renewBackupCodes = endpoint({
  name: 'renewBackupCodes',
  method: 'POST',
  path: '/api/backup-codes',
  summary: 'Ten new backup codes; those before are dead. Needs a fresh proof',
  reply: Type.Object({ backupCodes: Type.Array(Type.String()) }),
})

export const confirmBackupCodes = endpoint({
  name: 'confirmBackupCodes',
  method: 'POST',
  path: '/api/backup-codes/confirm',
  summary: 'The backup codes are kept; the next ones have to be confirmed anew',
  reply: Done,
})

/** What the browser's WebAuthn makes (WebAuthn Level 3, 5.1 and 5.2), its byte strings base64url. */
export const PasskeyAnswer = Type.Object({
  id: base64Url(1400),
  rawId: base64Url(1400),
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.Enum(['platform', 'cross-platform'])),
  response: Type.Object({
    clientDataJSON: base64Url(2000),
    authenticatorData: base64Url(2000),
    signature: base64Url(2000),
    userHandle: Type.Optional(base64Url(100)),
  }),
})

export const NewPasskeyAnswer = Type.Object({
  id: base64Url(1400),
  rawId: base64Url(1400),
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.Enum(['platform', 'cross-platform'])),
  response: Type.Object({
    clientDataJSON: base64Url(2000),
    attestationObject: base64Url(8000),
    transports: Type.Optional(Type.Array(Type.Enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']), { maxItems: 8 })),
  }),
})

/** For `navigator.credentials`; the PRF input is the browser's affair. */
const Question = Type.Object({ options: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }) })

export const askPasskey = endpoint({
  name: 'askPasskey',
  method: 'POST',
  path: '/api/passkey-login/start',
  summary: 'A question for any passkey of this practice',
  reply: Question,
})

export const logInByPasskey = endpoint({
  name: 'logInByPasskey',
  method: 'POST',
  path: '/api/passkey-login',
  summary: 'Log in by a passkey that verified its person: two factors in one touch',
  body: PasskeyAnswer,
  reply: LoginState,
})

export const askOwnPasskey = endpoint({
  name: 'askOwnPasskey',
  method: 'POST',
  path: '/api/passkey-proof/start',
  summary: 'A question for the passkeys of whoever is logging in or proving anew',
  reply: Question,
})

export const showPasskey = endpoint({
  name: 'showPasskey',
  method: 'POST',
  path: '/api/login/passkey',
  summary: 'Second factor: a passkey',
  body: PasskeyAnswer,
  reply: LoginState,
})

export const stepUpByPasskey = endpoint({
  name: 'stepUpByPasskey',
  method: 'POST',
  path: '/api/step-up/passkey',
  summary: 'Prove anew who one is by a passkey. Good for ten minutes',
  body: PasskeyAnswer,
  reply: Type.Object({ provedUntil: IsoInstant }),
})

export const startPasskey = endpoint({
  name: 'startPasskey',
  method: 'POST',
  path: '/api/passkeys/start',
  summary: 'A question for a new passkey. Needs a fresh proof',
  reply: Question,
})

export const addPasskey = endpoint({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/passkeys',
  summary: 'Keep a new passkey, with the wrap that its PRF opens if it has one. Needs a fresh proof',
  body: Type.Object({ id: Uuid, answer: NewPasskeyAnswer, wrap: Type.Optional(WrappedKey) }),
  reply: BackupCodes,
})

export const removePasskey = endpoint({
  name: 'removePasskey',
  method: 'DELETE',
  path: '/api/passkeys/:id',
  summary: 'Forget a passkey and its wrap. Needs a fresh proof',
  params: Type.Object({ id: Uuid }),
  reply: Done,
})
