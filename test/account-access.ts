import type { Person } from './persons.ts'

/** Besides the persons of every matrix: whose password was right, but no more. */
export type Comer = Person | 'lacks factor' | 'must enrol'

const everyone: readonly Comer[] = [
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
  'lacks factor',
  'must enrol',
]
const signedIn = everyone.filter((one) => !['anonymous', 'frozen', 'operator', 'lacks factor', 'must enrol'].includes(one))
const admin: readonly Comer[] = ['admin']
const operator: readonly Comer[] = ['operator']
const enrolling: readonly Comer[] = [...signedIn, 'must enrol']

/** Who gets past the door of each route of `accounts` and `keys`; everybody else is told that it does not exist. */
export const accountAccess: Readonly<Record<string, readonly Comer[]>> = {
  'POST /api/accounts': everyone,
  'POST /api/practice/first-set-up': operator,
  'POST /api/login/start': everyone,
  'POST /api/login': everyone,
  'POST /api/login/totp': ['lacks factor'],
  'POST /api/login/backup-code': ['lacks factor'],
  'POST /api/login/passkey': ['lacks factor'],
  'POST /api/passkey-login/start': everyone,
  'POST /api/passkey-login': everyone,
  'POST /api/passkey-proof/start': [...signedIn, 'lacks factor'],
  'POST /api/logout': everyone,
  'POST /api/recovery/open': everyone,
  'POST /api/recovery': everyone,
  'GET /api/me': [...signedIn, 'lacks factor', 'must enrol'],
  'PUT /api/me/profile': signedIn,
  'GET /api/logins': signedIn,
  'DELETE /api/logins/:id': signedIn,
  'POST /api/logins/end-others': signedIn,
  'POST /api/step-up': signedIn,
  'POST /api/step-up/passkey': signedIn,
  'PUT /api/password': signedIn,
  'POST /api/socket-ticket': signedIn,
  'GET /api/second-factors': signedIn,
  'POST /api/totp/start': enrolling,
  'POST /api/totp/confirm': enrolling,
  'DELETE /api/totp': signedIn,
  'POST /api/backup-codes': signedIn,
  'POST /api/passkeys/start': enrolling,
  'POST /api/passkeys': enrolling,
  'DELETE /api/passkeys/:id': signedIn,
  'GET /api/email': signedIn,
  'PUT /api/email': signedIn,
  'POST /api/email/verify': everyone,
  'DELETE /api/email': signedIn,
  'POST /api/invitations': admin,
  'GET /api/invitations': admin,
  'DELETE /api/invitations/:id': admin,
  'POST /api/invitations/read': everyone,
  'GET /api/people': admin,
  'GET /api/people/:accountId': admin,
  'PUT /api/people/:accountId/role': admin,
  'POST /api/people/:accountId/freeze': admin,
  'POST /api/people/:accountId/unfreeze': admin,
  'POST /api/people/:accountId/second-factor/reset': admin,
  'GET /api/people/:accountId/keys': admin,
  'GET /api/vault': signedIn,
  'PUT /api/recovery-code': signedIn,
  'POST /api/recovery-code/confirm': enrolling,
  'POST /api/identity': signedIn,
  'GET /api/practice-key': everyone,
  'GET /api/practice-key/own': admin,
  'GET /api/practice-key/wrap': admin,
  'PUT /api/practice-key': admin,
  'GET /api/certified-cards/:accountId': signedIn,
  'POST /api/certificates': admin,
  'POST /api/certificates/:id/revoke': admin,
}

export const comers = everyone
