import type { EntryRefusal } from '#domain/spaces/entry-order'
import type { MembershipRefusal } from '#domain/spaces/membership'
import { CryptoRefusal } from '#crypto/public'
import { Refusal, type RefusalCode } from '#platform/refusal'

/** What `crypto/` refuses, in the words of the practice. */
const ofCrypto: Readonly<Record<string, RefusalCode>> = {
  'suite-unknown': 'suite-unknown',
  'signature-wrong': 'signature-wrong',
  'signer-mismatch': 'epoch-not-a-member',
  'wraps-incomplete': 'epoch-members-mismatch',
}

export async function refusingByName<T>(check: () => T | Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof CryptoRefusal) throw new Refusal(ofCrypto[error.code] ?? 'keys-malformed')
    throw error
  }
}

export const refuse = (code: MembershipRefusal | EntryRefusal): never => {
  throw new Refusal(code)
}
