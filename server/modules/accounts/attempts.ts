import { eq, sql } from 'drizzle-orm'
import { budgets, forgetAfterSeconds, waits, type Budget } from '#domain/accounts/backoff'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { networkOf } from '#platform/network'
import type { OuterKey } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import { attempt } from './tables.ts'

/** The first try that has to wait; worth a line in the audit trail. */
const firstSlowed = waits.findIndex((seconds) => seconds > 0) + 1

export const networkOfCaller = ({ caller }: Context) => networkOf(caller?.address ?? '')

/** Whose tries are counted together (see [Note: backoff]): a known device by itself, everybody else by name and network. */
export function attemptKey(context: Context, outerKey: OuterKey, who: string, knownDevice: Buffer | null): Buffer {
  return outerKey.mark('attempt', who, knownDevice ? `device ${knownDevice.toString('hex')}` : `network ${networkOfCaller(context)}`)
}

/** Counts a try before it is made. @throws Refusal login-slowed while the wait since the last one is not over */
export async function takeAttempt(context: Context, key: Buffer): Promise<void> {
  const now = context.now()
  const forgetAt = now.add({ seconds: forgetAfterSeconds }).toString()
  const waitOf = (tries: ReturnType<typeof sql>) =>
    sql`${now.toString()}::timestamptz + make_interval(secs => (${sql.param([...waits])}::float8[])[least(${tries}, ${waits.length})])`
  const { rows } = await context.db.execute<{ tries: number }>(sql`
    insert into accounts.attempt as a (key, tries, not_before, forget_at)
    values (${key}, 1, ${now.toString()}::timestamptz, ${forgetAt}::timestamptz)
    on conflict (key) do update set
      tries = case when a.forget_at <= ${now.toString()}::timestamptz then 1 else a.tries + 1 end,
      not_before = case when a.forget_at <= ${now.toString()}::timestamptz then ${now.toString()}::timestamptz else ${waitOf(sql`a.tries + 1`)} end,
      forget_at = excluded.forget_at
    where a.not_before <= ${now.toString()}::timestamptz
    returning a.tries`)
  const tries = rows[0]?.tries
  if (tries === undefined) throw new Refusal('login-slowed')
  if (tries === firstSlowed) await inTransaction(context, (inside) => tellSlowed(inside, key))
}

/** The same line for a name that exists and one that does not; and a moment to throw old counters away. */
async function tellSlowed(context: Context, key: Buffer): Promise<void> {
  await context.db.execute(sql`delete from accounts.attempt where key in (
    select key from accounts.attempt where forget_at < ${context.now().toString()}::timestamptz limit 100 for update skip locked)`)
  await appendAuditEvent(context, { action: 'login.slowed', subject: `attempts:${key.toString('hex').slice(0, 16)}` })
}

/**
 * A try at a name. A browser that is not known also spends what its network may: both are counted or neither, so that nobody waits for
 * a try that was not made. The network first, always: two that lock in opposite orders would wait for each other.
 * @returns the counter, to forgive. @throws Refusal login-slowed, too-many-requests
 */
export async function takeTry(context: Context, outerKey: OuterKey, who: string, knownDevice: Buffer | null): Promise<Buffer> {
  const key = attemptKey(context, outerKey, who, knownDevice)
  if (knownDevice) await takeAttempt(context, key)
  else
    await inTransaction(context, async (inside) => {
      await spend(inside, outerKey, budgets.strangers)
      await takeAttempt(inside, key)
    })
  return key
}

export async function forgiveAttempts({ db }: Context, key: Buffer): Promise<void> {
  await db.delete(attempt).where(eq(attempt.key, key))
}

/** Something that a network may do only so often. @throws Refusal too-many-requests */
export async function spend(context: Context, outerKey: OuterKey, budget: Budget, who = networkOfCaller(context)): Promise<void> {
  if (!(await hasSpent(context, outerKey, budget, who))) throw new Refusal('too-many-requests')
}

/** @returns false when nothing is left in this window */
export async function hasSpent(context: Context, outerKey: OuterKey, budget: Budget, who: string): Promise<boolean> {
  const key = outerKey.mark('budget', budget.name, who)
  const now = context.now().toString()
  const forgetAt = context.now().add({ seconds: budget.windowSeconds }).toString()
  const { rows } = await context.db.execute<{ tries: number }>(sql`
    insert into accounts.attempt as a (key, tries, not_before, forget_at) values (${key}, 1, ${now}::timestamptz, ${forgetAt}::timestamptz)
    on conflict (key) do update set
      tries = case when a.forget_at <= ${now}::timestamptz then 1 else a.tries + 1 end,
      forget_at = case when a.forget_at <= ${now}::timestamptz then excluded.forget_at else a.forget_at end
    where a.tries < ${budget.max} or a.forget_at <= ${now}::timestamptz
    returning a.tries`)
  return rows.length > 0
}
