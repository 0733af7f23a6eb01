import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import { deleteDuty, findOnDuty, insertDuty } from './repository.ts'
import { vouchedFor } from './vouched-for.ts'

export async function showDuty(context: Context): Promise<{ onDuty: boolean; mayBe: boolean }> {
  const id = ownId(context)
  const mayBe = (await vouchedFor(context, [id])).has(id)
  return { onDuty: mayBe && (await findOnDuty(context.db)).includes(id), mayBe }
}

/** Done twice, it is done once. @throws Refusal duty-not-certified */
export async function changeDuty(context: Context, onDuty: boolean): Promise<void> {
  const id = ownId(context)
  await inTransaction(context, async (inside) => {
    if (onDuty && !(await vouchedFor(inside, [id])).has(id)) throw new Refusal('duty-not-certified')
    const isChanged = onDuty ? await insertDuty(inside.db, id, inside.now()) : await deleteDuty(inside.db, id)
    if (isChanged) await appendAuditEvent(inside, { action: onDuty ? 'duty.begun' : 'duty.ended', subject: `account:${id}` })
  })
}

/** Whoever is vouched for again some day says anew that they take first words. */
export async function endDutyOfOthers(context: Context): Promise<void> {
  const ids = await findOnDuty(context.db)
  const vouched = await vouchedFor(context, ids)
  for (const id of ids.filter((one) => !vouched.has(one)))
    await inTransaction(context, async (inside) => {
      if (await deleteDuty(inside.db, id)) await appendAuditEvent(inside, { action: 'duty.ended', subject: `account:${id}` })
    })
}
