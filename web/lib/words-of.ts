import { CryptoRefusal } from '#crypto'
import { m } from '#messages'
import { ApiRefusal } from './api.ts'
import { PasskeyDeclined } from './passkey-declined.ts'

export type Words = { readonly title: string; readonly next: string }

/** What happened, what is safe, what next: in the language of the page. */
export function wordsOf(error: unknown): Words {
  if (error instanceof ApiRefusal && error.words) return error.words
  if (error instanceof ApiRefusal && error.code === 'offline') return { title: m.told_offline(), next: m.told_offline_next() }
  if (error instanceof ApiRefusal && error.code === 'unanswered') return { title: m.told_unanswered(), next: m.told_unanswered_next() }
  if (error instanceof PasskeyDeclined) return { title: m.told_passkey_declined(), next: m.told_passkey_declined_next() }
  if (error instanceof CryptoRefusal) return wordsOfCrypto(error)
  return { title: m.refusal_fault(), next: m.refusal_fault_next() }
}

function wordsOfCrypto({ code, group }: CryptoRefusal): Words {
  switch (code) {
    case 'key-wrong':
      return { title: m.told_key_wrong(), next: m.told_key_wrong_next() }
    case 'recovery-length':
      return { title: m.told_recovery_length(), next: m.told_recovery_next() }
    case 'recovery-group':
      return { title: m.told_recovery_group({ group: String(group ?? 1) }), next: m.told_recovery_next() }
    case 'password-unusable':
      return { title: m.told_password_unusable(), next: m.told_password_unusable_next() }
    case 'argon2-failed':
      // Without a connection its worker could not be fetched.
      if (!navigator.onLine) return { title: m.told_offline(), next: m.told_offline_next() }
      return { title: m.told_argon2(), next: m.told_argon2_next() }
    default:
      // The server handed over what must not be used: weakened, swapped, cut off or old.
      return { title: m.told_keys_refused(), next: m.told_keys_refused_next() }
  }
}
