import { isPlace, type Place } from '#domain/credentials/places'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import { findIsAdult, holdClient, insertAgeAnswer, upsertPlace } from './repository.ts'

/** That it was answered stands in the audit trail, what was answered does not. Said twice, it is one answer. */
export async function sayAge(context: Context, isAdult: boolean): Promise<void> {
  const clientId = ownId(context)
  await inTransaction(context, async (inside) => {
    await holdClient(inside.db, clientId)
    if ((await findIsAdult(inside.db, clientId)) === isAdult) return
    await insertAgeAnswer(inside.db, { clientId, isAdult, at: inside.now().toString() })
    await appendAuditEvent(inside, { action: 'age.said', subject: `account:${clientId}` })
  })
}

/** Where they are now; where they were is not kept. @throws Refusal place-unknown */
export async function sayPlace(context: Context, { country, province }: Place): Promise<void> {
  const clientId = ownId(context)
  if (!isPlace({ country, province })) throw new Refusal('place-unknown')
  await upsertPlace(context.db, { clientId, country, province, saidAt: context.now().toString() })
}
