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
const staff: readonly Comer[] = ['counsellor', 'other counsellor', 'supervisor', 'admin']
const clients: readonly Comer[] = ['client', 'other client', 'ex-member']
const counsellors: readonly Comer[] = ['counsellor', 'other counsellor']
const operator: readonly Comer[] = ['operator']
const enrolling: readonly Comer[] = [...signedIn, 'must enrol']

/** `fresh`: whoever comes must have proved who it is within the last ten minutes; whoever has to enrol just did. */
type Access = { readonly who: readonly Comer[]; readonly fresh?: true }
const fresh = (who: readonly Comer[]): Access => ({ who, fresh: true })

/** Who gets past the door of each route of `accounts`, `keys`, `spaces`, `episodes`, `consents` and `notifications`; to everybody else it does not exist. */
export const accountAccess: Readonly<Record<string, Access>> = {
  'POST /api/accounts': { who: everyone },
  'POST /api/practice/first-set-up': { who: operator },
  'POST /api/login/start': { who: everyone },
  'POST /api/login': { who: everyone },
  'POST /api/login/totp': { who: ['lacks factor'] },
  'POST /api/login/backup-code': { who: ['lacks factor'] },
  'POST /api/login/passkey': { who: ['lacks factor'] },
  'POST /api/passkey-login/start': { who: everyone },
  'POST /api/passkey-login': { who: everyone },
  'POST /api/passkey-proof/start': { who: [...signedIn, 'lacks factor'] },
  'POST /api/logout': { who: everyone },
  'POST /api/recovery/open': { who: everyone },
  'POST /api/recovery': { who: everyone },
  'GET /api/me': { who: [...signedIn, 'lacks factor', 'must enrol'] },
  'PUT /api/me/profile': { who: signedIn },
  'GET /api/logins': { who: signedIn },
  'DELETE /api/logins/:id': { who: signedIn },
  'POST /api/logins/end-others': { who: signedIn },
  'POST /api/step-up': { who: signedIn },
  'POST /api/step-up/passkey': { who: signedIn },
  'PUT /api/password': { who: signedIn },
  'POST /api/socket-ticket': { who: signedIn },
  'GET /api/second-factors': { who: signedIn },
  'POST /api/totp/start': fresh(enrolling),
  'POST /api/totp/confirm': fresh(enrolling),
  'DELETE /api/totp': fresh(signedIn),
  'POST /api/totp/replacement/start': fresh(signedIn),
  'POST /api/totp/replacement': fresh(signedIn),
  'POST /api/backup-codes': fresh(signedIn),
  'POST /api/backup-codes/confirm': { who: signedIn },
  'POST /api/passkeys/start': fresh(enrolling),
  'POST /api/passkeys': fresh(enrolling),
  'DELETE /api/passkeys/:id': fresh(signedIn),
  'GET /api/email': { who: signedIn },
  'PUT /api/email': fresh(signedIn),
  'POST /api/email/verify': { who: everyone },
  'DELETE /api/email': fresh(signedIn),
  'POST /api/invitations': fresh(admin),
  'GET /api/invitations': { who: admin },
  'DELETE /api/invitations/:id': { who: admin },
  'POST /api/invitations/read': { who: everyone },
  'GET /api/people': { who: admin },
  'POST /api/people/search': { who: admin },
  'GET /api/people/:accountId': { who: admin },
  'PUT /api/people/:accountId/role': fresh(admin),
  'POST /api/people/:accountId/freeze': fresh(admin),
  'POST /api/people/:accountId/unfreeze': fresh(admin),
  'POST /api/people/:accountId/second-factor/reset': fresh(admin),
  'GET /api/people/:accountId/keys': { who: admin },
  'GET /api/vault': { who: signedIn },
  'GET /api/vault-states/:name': { who: signedIn },
  'PUT /api/vault-states/:name': { who: signedIn },
  'PUT /api/recovery-code': fresh(signedIn),
  'POST /api/recovery-code/confirm': { who: enrolling },
  'POST /api/identity': fresh(signedIn),
  'GET /api/practice-key': { who: everyone },
  'GET /api/practice-key/own': { who: admin },
  'GET /api/practice-key/wrap': fresh(admin),
  'PUT /api/practice-key': fresh(admin),
  'POST /api/practice-key/copied': fresh([...admin, 'must enrol']),
  'GET /api/certified-cards/:accountId': { who: signedIn },
  'POST /api/certificates': fresh(admin),
  'POST /api/certificates/:id/revoke': fresh(admin),
  'GET /api/notices/settings': { who: signedIn },
  'PUT /api/notices/settings': { who: signedIn },
  'GET /api/push-key': { who: signedIn },
  'POST /api/push-subscriptions': { who: signedIn },
  'POST /api/push-subscriptions/remove': { who: signedIn },
  'GET /api/notices/sent': { who: admin },
  // Behind this door only members are let in: server/modules/spaces/access.db.test.ts, files.db.test.ts.
  'GET /api/spaces': { who: signedIn },
  'POST /api/spaces': { who: staff },
  'GET /api/spaces/:space': { who: signedIn },
  'POST /api/spaces/:space/epochs': { who: signedIn },
  'POST /api/spaces/:space/grants': { who: signedIn },
  'GET /api/spaces/:space/entries': { who: signedIn },
  'POST /api/spaces/:space/entries': { who: signedIn },
  'DELETE /api/spaces/:space/entries/:number': { who: signedIn },
  // Behind this door only the client and those who were asked are let in: server/modules/episodes/access.db.test.ts.
  'GET /api/addressees': { who: [...clients, ...counsellors] },
  'GET /api/episodes': { who: [...clients, ...counsellors] },
  'POST /api/episodes': { who: clients },
  'POST /api/episodes/:episode/take': { who: counsellors },
  'POST /api/episodes/:episode/decline': { who: counsellors },
  'POST /api/episodes/:episode/withdraw': { who: clients },
  'GET /api/duty': { who: counsellors },
  'PUT /api/duty': { who: counsellors },
  'GET /api/booking-readiness': { who: clients },
  'POST /api/agreements': { who: clients },
  'GET /api/agreements': { who: clients },
  'PUT /api/age': { who: clients },
  'PUT /api/place': { who: clients },
  'POST /api/cross-border-agreements': { who: clients },
  'GET /api/cross-border-rule': { who: signedIn },
  'POST /api/cross-border-rule': { who: admin },
  'POST /api/spaces/:space/files': { who: signedIn },
  'GET /api/spaces/:space/files/:file': { who: signedIn },
  'DELETE /api/spaces/:space/files/:file': { who: signedIn },
}

export const comers = everyone
