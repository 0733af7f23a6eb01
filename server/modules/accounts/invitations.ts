import { and, desc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { InvitationView } from '#contract/people'
import type { StaffRole } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/refusal'
import { instantOf, isBefore } from '#platform/instants'
import { newToken, sha256 } from '#platform/tokens'
import { account, invitation } from './tables.ts'
import { ownId } from '#platform/own-id'

const holdsHours = 72
const shown = 50

type InvitationRow = typeof invitation.$inferSelect

/** @returns the token for the link, told this once */
export async function invite(context: Context, role: StaffRole): Promise<{ id: string; token: string; expiresAt: string }> {
  const madeBy = ownId(context)
  const token = newToken()
  const madeAt = context.now()
  const expiresAt = madeAt.add({ hours: holdsHours }).toString()
  return inTransaction(context, async (inside) => {
    const [row] = await inside.db
      .insert(invitation)
      .values({ tokenSha256: sha256(token), role, madeBy, madeAt: madeAt.toString(), expiresAt })
      .returning({ id: invitation.id })
    const id = row?.id ?? ''
    await appendAuditEvent(inside, { action: 'invitation.made', subject: `invitation:${id}`, details: { role } })
    return { id, token, expiresAt }
  })
}

const isOpen = (row: InvitationRow, now: Temporal.Instant) =>
  row.usedAt === null && row.withdrawnAt === null && isBefore(now, instantOf(row.expiresAt))

/** For the page that greets the invited. @throws Refusal invitation-wrong */
export async function readInvitation(context: Context, token: string): Promise<{ role: StaffRole; expiresAt: string }> {
  const row = await findInvitation(context.db, token)
  if (!row || !isOpen(row, context.now()) || !(await isMadeByAdmin(context.db, row))) throw new Refusal('invitation-wrong')
  return { role: row.role, expiresAt: instantOf(row.expiresAt).toString() }
}

async function findInvitation(db: Db, token: string): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(eq(invitation.tokenSha256, sha256(token)))
  return row
}

/** An invitation is worth as much as the word of who made it is now. Whoever takes it holds that still until the transaction ends. */
async function isMadeByAdmin(db: Db, { madeBy }: InvitationRow): Promise<boolean> {
  const makers = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, madeBy), eq(account.role, 'admin'), eq(account.state, 'active')))
    .for('share')
  return makers.length > 0
}

/** In the transaction of the registration, which waits for any other use of it. @throws Refusal invitation-wrong */
export async function takeInvitation(inside: Context, token: string): Promise<{ role: StaffRole; markUsed(accountId: string): Promise<void> }> {
  // The maker first, as in `freeze`: two that lock in opposite orders would wait for each other.
  const found = await findInvitation(inside.db, token)
  if (!found || !(await isMadeByAdmin(inside.db, found))) throw new Refusal('invitation-wrong')
  const [row] = await inside.db.select().from(invitation).where(eq(invitation.id, found.id)).for('update')
  if (!row || !isOpen(row, inside.now())) throw new Refusal('invitation-wrong')
  return {
    role: row.role,
    async markUsed(usedBy) {
      await inside.db.update(invitation).set({ usedAt: inside.now().toString(), usedBy }).where(eq(invitation.id, row.id))
      await appendAuditEvent(inside, { action: 'invitation.used', subject: `invitation:${row.id}`, details: { account: usedBy } })
    },
  }
}

export async function withdrawInvitation(context: Context, id: string): Promise<void> {
  await inTransaction(context, async (inside) => {
    const rows = await inside.db
      .update(invitation)
      .set({ withdrawnAt: inside.now().toString() })
      .where(and(eq(invitation.id, id), isNull(invitation.usedAt), isNull(invitation.withdrawnAt)))
      .returning({ id: invitation.id })
    if (rows.length === 0) throw notFound()
    await appendAuditEvent(inside, { action: 'invitation.withdrawn', subject: `invitation:${id}` })
  })
}

/** Whoever stops being an admin takes along what they held out: it must not let them in again. In the caller's transaction. */
export async function withdrawInvitationsOf(inside: Context, madeBy: string): Promise<void> {
  const rows = await inside.db
    .update(invitation)
    .set({ withdrawnAt: inside.now().toString() })
    .where(and(eq(invitation.madeBy, madeBy), isNull(invitation.usedAt), isNull(invitation.withdrawnAt)))
    .returning({ id: invitation.id })
  for (const { id } of rows) await appendAuditEvent(inside, { action: 'invitation.withdrawn', subject: `invitation:${id}` })
}

export async function listInvitations({ db }: Context): Promise<InvitationView[]> {
  const maker = alias(account, 'maker')
  const rows = await db
    .select({ row: invitation, username: account.username, madeBy: maker.username })
    .from(invitation)
    .leftJoin(account, eq(account.id, invitation.usedBy))
    .leftJoin(maker, eq(maker.id, invitation.madeBy))
    .where(isNull(invitation.withdrawnAt))
    .orderBy(desc(invitation.id))
    .limit(shown)
  return rows.map(({ row: { id, role, madeAt, expiresAt, usedAt, usedBy }, username, madeBy }) => ({
    id,
    role,
    madeAt: instantOf(madeAt).toString(),
    madeBy,
    expiresAt: instantOf(expiresAt).toString(),
    used: usedAt ? { at: instantOf(usedAt).toString(), ...(usedBy !== null && { accountId: usedBy }), ...(username !== null && { username }) } : null,
  }))
}
