import { readSignedEpoch, type SealedEntry, type SignedEpoch } from '#crypto/public'
import { keepEntriesInside } from '#modules/spaces'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'

/** @throws Refusal as `#crypto/public` names it */
export const readEpoch = (value: unknown): Promise<SignedEpoch> => refusingByName(() => readSignedEpoch(value))

/** Exactly these, whoever else may have come or gone. The members of a record are sorted and each there once. @throws Refusal epoch-members-mismatch */
export function needMembers(members: readonly { readonly uid: string }[], expected: readonly string[]): void {
  const isSame = members.length === expected.length && expected.every((id) => members.some(({ uid }) => uid === id))
  if (!isSame) throw new Refusal('epoch-members-mismatch')
}

/** An entry of one kind, in one space. @throws Refusal bad-request for another kind, entry-space-mismatch, and as `spaces` refuses it */
export async function keepEntry(
  inside: Context,
  { from, entry, space, kind }: { from: string; entry: SealedEntry; space: string; kind: string },
): Promise<void> {
  if (entry.header.kind !== kind) throw new Refusal('bad-request')
  if (entry.header.space !== space) throw new Refusal('entry-space-mismatch')
  const [outcome = { refused: 'not-found' as const }] = await keepEntriesInside(inside, [{ from, entry }])
  if ('refused' in outcome) throw new Refusal(outcome.refused)
}
