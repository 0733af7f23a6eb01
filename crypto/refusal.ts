/** Every reason for which this package says no. Closed: whoever shows an error to people maps this list. */
export const refusalCodes = [
  /** Not the bytes or the shape that the specification asks for. */
  'malformed',
  /** A suite that this client does not know: too new, or a downgrade. */
  'suite-unknown',
  /** A public key of small order, in a second spelling, or of a wrong length. */
  'key-unacceptable',
  'signature-wrong',
  'kdf-too-weak',
  'kdf-too-costly',
  /** Empty, longer than 1,024 bytes, or not text. */
  'password-unusable',
  /** The worker that computes Argon2id failed, usually for want of memory. */
  'argon2-failed',
  /** A wrap or sealed key made for another person, slot, version or generation. */
  'context-mismatch',
  /** The key commitment does not fit: a wrong password, code or passkey. */
  'key-wrong',
  /** The right key, but the sealed bytes were changed. */
  'sealed-damaged',
  'padding-wrong',
  /** `group` says which group of the recovery code holds the slip. */
  'recovery-group',
  'recovery-length',
  /** A card that does not follow the one known: 'safety number changed'. */
  'card-not-successor',
  'certificate-for-another',
  'certificate-lacks-role',
  'certificate-expired',
  /** The wraps of an epoch are not one for each member, under the card that the record names. */
  'wraps-incomplete',
  /** An epoch, entry or consent of somebody other than the card it was checked with. */
  'signer-mismatch',
  /** An entry whose body was erased: it still hangs in its chain, and there is nothing to open. */
  'entry-erased',
  /** A file that opens, and is not the one that the entry tells of. */
  'file-mismatch',
  /** An exported practice key whose secret does not belong to its public key. */
  'practice-key-mismatch',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** The only error this package throws on purpose. Its message is its code: no secret can be in it. */
export class CryptoRefusal extends Error {
  override readonly name = 'CryptoRefusal'
  readonly code: RefusalCode
  /** Which group of a recovery code, from 1; only with `recovery-group`. */
  readonly group: number | undefined

  constructor(code: RefusalCode, group?: number) {
    super(code)
    this.code = code
    this.group = group
  }
}

/** @throws {CryptoRefusal} always */
export function refuse(code: RefusalCode, group?: number): never {
  throw new CryptoRefusal(code, group)
}
