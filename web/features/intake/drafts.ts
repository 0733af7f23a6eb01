import type { OpenKeys } from '#lib/key-ring'
import { localStore } from '#lib/local-store'
import { openHere, sealHere } from '#lib/sealed-local'
import type { IntakeValues } from './intake-form.ts'

/** What is typed and not yet sent: it lies sealed on this device only. */
export type IntakeDraft = Pick<IntakeValues, 'topic' | 'language' | 'address' | 'hope' | 'earlier'>

const name = 'draft intake'
const fields = ['topic', 'language', 'address', 'hope', 'earlier'] as const satisfies readonly (keyof IntakeDraft)[]
const keyOf = ({ accountId }: OpenKeys) => [accountId, 'intake']

/** One after the other, or an older one could come to lie on a newer one. */
let last: Promise<unknown> = Promise.resolve()
const afterLast = <T>(act: () => Promise<T>): Promise<T> => {
  const next = last.then(act, act)
  last = next.catch(() => undefined)
  return next
}

/** @throws {LocalStoreClosed} where nothing can be kept */
export const keepIntakeDraft = (keys: OpenKeys, draft: IntakeDraft): Promise<void> =>
  afterLast(async () => localStore.put('drafts', keyOf(keys), await sealHere(keys, name, draft)))

/** Null where there is none, or none that can be read. @throws {LocalStoreClosed} @throws {CryptoRefusal} */
export async function restoreIntakeDraft(keys: OpenKeys): Promise<IntakeDraft | null> {
  const sealed = await localStore.get('drafts', keyOf(keys))
  if (sealed === undefined) return null
  const draft = (await openHere(keys, name, sealed)) as Record<string, unknown>
  return fields.every((field) => typeof draft[field] === 'string') ? (draft as IntakeDraft) : null
}

export const dropIntakeDraft = (keys: OpenKeys): Promise<void> => afterLast(() => localStore.delete('drafts', keyOf(keys)))
