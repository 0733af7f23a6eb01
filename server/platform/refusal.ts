/**
 * The one expected throw: somebody may not, or cannot now, do what was asked. Everything else that
 * is thrown is a fault and becomes a 500. The code is what pages translate; nothing in a refusal
 * may name a person or repeat what was sent (docs/security/ground-floor.md, "no plaintext").
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number

  constructor(code: RefusalCode) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = statusOf[code]
  }
}

const statusOf = {
  'not-found': 404,
  'bad-request': 400,
  'body-too-large': 413,
  'method-not-allowed': 405,
  'unsupported-media': 415,
  'foreign-origin': 403,
  'too-many-requests': 429,
  'practice-already-set-up': 409,
  'practice-not-set-up': 409,
  'door-token-wrong': 403,
  'step-up-needed': 403,
  'username-unusable': 400,
  'username-taken': 409,
  'account-id-taken': 409,
  'admin-exists': 409,
  'login-wrong': 403,
  'login-slowed': 429,
  'login-busy': 503,
  'account-frozen': 403,
  'second-factor-wrong': 403,
  'second-factor-needed': 403,
  'second-factor-obligatory': 409,
  'totp-not-started': 409,
  'totp-already-on': 409,
  'passkey-wrong': 403,
  'passkey-known': 409,
  'challenge-gone': 409,
  'wrap-outdated': 409,
  'state-outdated': 409,
  'states-full': 409,
  'codes-outdated': 409,
  'recovery-wrong': 403,
  'email-token-wrong': 403,
  'invitation-wrong': 403,
  'last-admin': 409,
  'not-yourself': 409,
  'practice-key-exists': 409,
  'practice-key-missing': 409,
  'card-known': 409,
  'keys-malformed': 400,
  'keys-of-another': 400,
  'suite-unknown': 400,
  'kdf-too-weak': 400,
  'kdf-too-costly': 400,
  'key-unacceptable': 400,
  'signature-wrong': 400,
  'card-not-successor': 400,
  'certificate-for-another': 400,
  'certificate-lacks-role': 400,
  'certificate-expired': 400,
  'certificate-revoked': 409,
  'epoch-stale': 409,
  'epoch-space-mismatch': 400,
  'epoch-not-a-member': 403,
  'epoch-members-mismatch': 400,
  'epoch-may-not': 403,
  'epoch-consent-missing': 403,
  'epoch-consent-mismatch': 403,
  'epoch-audience-unfit': 400,
  'epoch-card-unknown': 409,
  'entry-space-mismatch': 400,
  'entry-epoch-unknown': 400,
  'entry-epoch-unsafe': 409,
  'entry-not-a-member': 403,
  'entry-epoch-backwards': 400,
  'entry-repeated': 409,
  'entry-missing': 409,
  'entry-chain-broken': 409,
  'entry-seen-missing': 409,
  'episode-addressees-changed': 409,
  'episode-asked-already': 409,
  'episode-too-many': 409,
  'episode-taken': 409,
  'episode-over': 409,
  'duty-not-certified': 403,
  'files-full': 409,
  'files-too-many': 429,
  'push-service-unknown': 400,
  'agreement-outdated': 409,
  'consent-needed': 409,
  'age-needed': 409,
  'under-age': 403,
  'place-needed': 409,
  'place-unknown': 400,
  'cross-border-refused': 403,
  'cross-border-agreement-needed': 409,
  'text-outdated': 409,
  fault: 500,
  'not-ready': 503,
} as const

export type RefusalCode = keyof typeof statusOf
export const refusalCodes = Object.keys(statusOf) as RefusalCode[]

/** A stranger is told that the thing does not exist, never that it is forbidden. */
export const notFound = () => new Refusal('not-found')
