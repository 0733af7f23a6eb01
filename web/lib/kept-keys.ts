import { verifyCard } from '#crypto'
import { keyRing, type OpenKeys } from './key-ring.ts'
import { localStore } from './local-store.ts'

/**
 * [Note: staying unlocked] Only where the person asked for it: handles of the keys, which nobody can read, lie in IndexedDB of this
 * browser. Whoever holds the open phone can use them; hence the question, and hence never for the staff.
 */
type Kept = Omit<OpenKeys, 'card'>

const keptOf = (accountId: string) => localStore.get<Kept>('keys', accountId).catch(() => undefined)

/** Keeps the open keys for the next visit. A browser that does not allow it just locks at the end, as without asking. */
export async function keepKeys({ accountId, masterKey, identity, signed }: OpenKeys): Promise<void> {
  const kept: Kept = { accountId, masterKey, identity, signed }
  await localStore.put('keys', accountId, kept).catch(() => undefined)
}

/** Opens with what was kept for this account. @returns whether there was anything */
export async function openKeptKeys(accountId: string): Promise<boolean> {
  const kept = await keptOf(accountId)
  if (!kept) return false
  keyRing.hold({ ...kept, card: await verifyCard(kept.signed) })
  return true
}

export const hasKeptKeys = async (accountId: string): Promise<boolean> => (await keptOf(accountId)) !== undefined

/** Whether anybody's are: known before the practice has said who is logged in. */
export const isAnythingKept = (): Promise<boolean> =>
  localStore.isEmpty('keys').then(
    (isEmpty) => !isEmpty,
    () => false,
  )

/** Forgets them: at logout, at 'lock', and when the person changed the mind. @returns whether they are gone */
export function forgetKeptKeys(): Promise<boolean> {
  return localStore.empty('keys').then(
    () => true,
    () => false,
  )
}
