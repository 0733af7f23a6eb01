import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { SignedCertificate } from '#contract/key-shapes'
import type { CertifiedCard } from '#contract/keys'
import type { Role } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { certify, revokeCertificatesOf, showCertifiedCard } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { withdrawInvitationsOf } from './invitations.ts'
import { endLogins } from './logins.ts'
import { ownId } from '#platform/own-id'
import { findAccount, hasSecondFactor, lockAccount, updateAccount } from './repository.ts'
import { account } from './tables.ts'

/** Another role is another person to the locks: logins end, and what was certified was the old role. @throws Refusal not-found, last-admin */
export async function changeRole(context: Context, accountId: string, role: Role): Promise<void> {
  await withPerson(context, accountId, async (inside, person) => {
    if (person.role === role) return
    if (person.role === 'admin') await needAnotherAdmin(inside, accountId)
    await updateAccount(inside.db, accountId, { role })
    await revokeCertificatesOf(inside, accountId)
    await endLogins(inside.db, accountId)
    await withdrawInvitationsOf(inside, accountId)
    await appendAuditEvent(inside, { action: 'role.changed', subject: `account:${accountId}`, details: { from: person.role, to: role } })
  })
}

/** At once: logins end, certificates no longer hold, and who was invited by them is not let in. @throws Refusal not-found, not-yourself, last-admin */
export async function freeze(context: Context, accountId: string): Promise<void> {
  if (accountId === ownId(context)) throw new Refusal('not-yourself')
  await withPerson(context, accountId, async (inside, person) => {
    if (person.state === 'frozen') return
    if (person.role === 'admin') await needAnotherAdmin(inside, accountId)
    await updateAccount(inside.db, accountId, { state: 'frozen' })
    await revokeCertificatesOf(inside, accountId)
    await endLogins(inside.db, accountId)
    await withdrawInvitationsOf(inside, accountId)
    await appendAuditEvent(inside, { action: 'account.frozen', subject: `account:${accountId}` })
  })
}

/** Certificates stay revoked: the admin looks at the licence anew. */
export async function unfreeze(context: Context, accountId: string): Promise<void> {
  await withPerson(context, accountId, async (inside, person) => {
    if (person.state === 'active') return
    await updateAccount(inside.db, accountId, { state: 'active' })
    await appendAuditEvent(inside, { action: 'account.unfrozen', subject: `account:${accountId}` })
  })
}

/**
 * The practice vouches for somebody as what they are, nothing else. The account is held meanwhile: whoever freezes it or changes its role
 * comes before, and is seen, or after, and revokes this one too.
 * @throws Refusal not-found, certificate-lacks-role, and as `certify` of `keys`
 */
export function certifyPerson(context: Context, signed: SignedCertificate, isCompared: boolean): Promise<string> {
  const { uid, roles } = signed.certificate
  return inTransaction(context, async (inside) => {
    const person = /^[0-9a-f-]{36}$/.test(uid) ? await lockAccount(inside.db, uid) : undefined
    if (!person || person.state === 'frozen') throw notFound()
    if (roles.length !== 1 || roles[0] !== person.role || person.role === 'client') throw new Refusal('certificate-lacks-role')
    return certify(inside, signed, isCompared)
  })
}

/** Keys of somebody whom the practice vouches for now, as what they are now. @throws Refusal not-found for anybody else */
export async function showCertifiedPerson(context: Context, accountId: string): Promise<CertifiedCard> {
  const person = await findAccount(context.db, accountId)
  if (!person || person.state === 'frozen') throw notFound()
  return showCertifiedCard(context, accountId, person.role)
}

type AccountRow = typeof account.$inferSelect

function withPerson(context: Context, accountId: string, work: (inside: Context, person: AccountRow) => Promise<void>): Promise<void> {
  return inTransaction(context, async (inside) => {
    // All admins first, so that two who demote each other take turns.
    await inside.db
      .select({ id: account.id })
      .from(account)
      .where(inArray(account.role, ['admin']))
      .orderBy(asc(account.id))
      .for('update')
    const person = await lockAccount(inside.db, accountId)
    if (!person) throw notFound()
    await work(inside, person)
  })
}

/** Whoever never made a second factor has only a password, perhaps a link that nobody opened again: that is no admin to leave a practice with. */
async function needAnotherAdmin({ db }: Context, accountId: string): Promise<void> {
  const others = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.role, 'admin'), eq(account.state, 'active'), hasSecondFactor, ne(account.id, accountId)))
    .limit(1)
  if (others.length === 0) throw new Refusal('last-admin')
}
