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
  fault: 500,
  'not-ready': 503,
} as const

export type RefusalCode = keyof typeof statusOf
export const refusalCodes = Object.keys(statusOf) as RefusalCode[]

/** A stranger is told that the thing does not exist, never that it is forbidden. */
export const notFound = () => new Refusal('not-found')
