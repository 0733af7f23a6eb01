import { isStaff } from '#domain/accounts/roles'
import { otpauthUri } from '#domain/accounts/totp'
import { pathOf } from '#lib/paths'
import { demoAccounts, totpTextOf, type DemoAccount } from './accounts.ts'
import type { BackupCodes } from './fill-accounts.ts'
import { demoVoucher } from './demo-money.ts'
import { people } from './people.ts'

/** The counsellors' pages, for whoever looks on. */
export const pagesOfDemo = (origin: string): string =>
  people.map(({ name, slug }) => `  ${name.padEnd(44)} ${origin}${pathOf('counsellor', 'id', { slug })}`).join('\n')

/** Pays for any session of the demo. */
export const voucherOfDemo = (): string => `A voucher that takes off the whole price: ${demoVoucher.code}`

/** Who can log in, and by what: everything that one needs to be each of them. */
export function peopleOfDemo(origin: string, backupCodes: BackupCodes | null): string {
  const { hostname } = new URL(origin)
  const linesOf = (account: DemoAccount) => {
    const { role, username, password } = account
    const main = `  ${role.padEnd(11)} ${username.padEnd(16)} ${password.padEnd(28)}`
    if (!isStaff(role)) return [main.trimEnd()]
    const secret = totpTextOf(account)
    const code = backupCodes?.get(username)
    return [`${main} ${secret}${code ? `  ${code}` : ''}`, `              ${otpauthUri(hostname, username, secret)}`]
  }
  const head = `  ${'role'.padEnd(11)} ${'name'.padEnd(16)} ${'password'.padEnd(28)} authenticator secret, and URI below${backupCodes ? '; a backup code' : ''}`
  const where = backupCodes
    ? `They log in at ${origin}${pathOf('logIn', 'id')}`
    : 'They log in where this practice was first opened: a password is bound to its address'
  return `${where}\n\n${[head, ...demoAccounts.flatMap(linesOf)].join('\n')}`
}
