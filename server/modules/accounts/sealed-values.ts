import type { OuterKey } from '#platform/outer-key'
import type { SealedColumn } from '#platform/rekey'

/** What this module keeps under the outer key. */
export const accountSealedColumns: readonly SealedColumn[] = [
  { table: 'accounts.account', column: 'verifier_sealed', row: 'id::text' },
  { table: 'accounts.account', column: 'email_sealed', row: 'id::text' },
  { table: 'accounts.totp', column: 'secret_sealed', row: 'account_id::text' },
  { table: 'accounts.totp', column: 'next_secret_sealed', row: 'account_id::text' },
  { table: 'accounts.backup_code', column: 'code_sealed', row: `account_id::text || '/' || place` },
  { table: 'accounts.email_change', column: 'address_sealed', row: 'account_id::text' },
  { table: 'accounts.former_email', column: 'address_sealed', row: 'id::text' },
]

type Kind = 'verifier' | 'email' | 'totp' | 'next-totp' | 'backup-code' | 'new-email' | 'former-email'

const columns: Readonly<Record<Kind, { readonly table: string; readonly column: string }>> = {
  verifier: { table: 'accounts.account', column: 'verifier_sealed' },
  email: { table: 'accounts.account', column: 'email_sealed' },
  totp: { table: 'accounts.totp', column: 'secret_sealed' },
  'next-totp': { table: 'accounts.totp', column: 'next_secret_sealed' },
  'backup-code': { table: 'accounts.backup_code', column: 'code_sealed' },
  'new-email': { table: 'accounts.email_change', column: 'address_sealed' },
  'former-email': { table: 'accounts.former_email', column: 'address_sealed' },
}

/** @param row as `accountSealedColumns` names it */
export const sealValue = (key: OuterKey, kind: Kind, row: string, value: Uint8Array): Buffer => key.seal({ ...columns[kind], row }, value)

export const openValue = (key: OuterKey, kind: Kind, row: string, sealed: Uint8Array): Buffer => key.open({ ...columns[kind], row }, sealed)
