import { CryptoRefusal } from '#crypto/public'
import { Refusal, type RefusalCode } from './refusal.ts'

/** The reasons of `crypto/` in the words of the practice. */
const codes: Readonly<Record<string, RefusalCode>> = {
  malformed: 'keys-malformed',
  'context-mismatch': 'keys-of-another',
  'suite-unknown': 'suite-unknown',
  'kdf-too-weak': 'kdf-too-weak',
  'kdf-too-costly': 'kdf-too-costly',
  'key-unacceptable': 'key-unacceptable',
  'signature-wrong': 'signature-wrong',
  'card-not-successor': 'card-not-successor',
  'certificate-for-another': 'certificate-for-another',
  'certificate-lacks-role': 'certificate-lacks-role',
  'certificate-expired': 'certificate-expired',
  'signer-mismatch': 'signature-wrong',
  'wraps-incomplete': 'epoch-members-mismatch',
}

/** What the server says where `crypto/` refused; null for a fault. */
export const codeByName = (error: unknown): RefusalCode | null => (error instanceof CryptoRefusal ? (codes[error.code] ?? 'keys-malformed') : null)

/** Runs a check of `crypto/`; what it refuses, the server refuses by the same reason. */
export async function refusingByName<T>(check: () => T | Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    const code = codeByName(error)
    if (code) throw new Refusal(code)
    throw error
  }
}
