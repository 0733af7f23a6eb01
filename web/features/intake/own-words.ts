import type { Episode } from '#contract/episodes'
import { loadSpace, SpaceRefusal, type LoadedSpace } from '#features/spaces'
import type { OpenKeys } from '#lib/key-ring'
import { declineKind, intakeKind, readDecline, readIntake, type DeclineContent, type IntakeContent } from './content.ts'

/** An intake as it was opened: what was asked for, and why somebody cannot. Null for what is not readable as that. */
export type OpenedIntake = { readonly space: LoadedSpace; readonly content: IntakeContent | null; readonly declined: DeclineContent | null }

/** @throws {SpaceRefusal} */
export async function openIntake(keys: OpenKeys, { intakeSpace }: Episode): Promise<OpenedIntake> {
  const space = await loadSpace(keys, intakeSpace)
  // Which space it is, is the practice's word: what is signed here must not take somebody out of another.
  if (space.kind !== 'intake') throw new SpaceRefusal('space-mismatch')
  const [first] = space.entries
  // Whose word it is counts as much as its kind: nobody else speaks for the client.
  const isFirstWord = first?.kind === intakeKind && first.from === space.client
  const declines = space.entries.filter(({ kind, from }) => kind === declineKind && from !== space.client)
  return { space, content: isFirstWord ? readIntake(first.content) : null, declined: readDecline(declines.at(-1)?.content) }
}
