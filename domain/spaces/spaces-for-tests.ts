import { nextEpoch, type Consent, type EpochRecord, type Member, type MembershipAct, type SpaceState } from './membership.ts'
import type { SpaceKind } from './kinds.ts'

export const client = (uid: string): Member => ({ uid, role: 'client', cardHash: `card of ${uid}` })
export const counsellor = (uid: string): Member => ({ uid, role: 'counsellor', cardHash: `card of ${uid}` })
export const supervisor = (uid: string): Member => ({ uid, role: 'supervisor', cardHash: `card of ${uid}` })

export const [ani, edi] = [client('ani'), client('edi')]
export const [budi, citra, dewi] = [counsellor('budi'), counsellor('citra'), supervisor('dewi')]
export const sorted = (members: readonly Member[]) => members.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))

export const own = (member: Member): boolean => member.cardHash === `card of ${member.uid}`
export const none = { kind: 'nothing' } as const
export const hashOf = (record: EpochRecord) => `hash of ${record.space} ${record.epoch}`

export function first(kind: SpaceKind, by: Member, members: readonly Member[], change: Partial<EpochRecord> = {}): EpochRecord {
  const only = kind === 'group' ? undefined : members.find(({ role }) => role === 'client')
  const about = kind === 'record' ? 'ani' : (only?.uid ?? '')
  return {
    space: 's1',
    kind,
    client: about,
    epoch: 0,
    prev: '',
    by: by.uid,
    card: by.cardHash,
    act: { kind: 'create' },
    members: sorted(members),
    ...change,
  }
}

export const stepOf = (before: SpaceState | null, record: EpochRecord) => nextEpoch(before, record, hashOf(record), own)
export const refusedOf = (before: SpaceState | null, record: EpochRecord) => {
  const step = stepOf(before, record)
  return 'refused' in step ? step.refused : null
}

export function stateOf(kind: SpaceKind, by: Member, members: readonly Member[]): SpaceState {
  const step = stepOf(null, first(kind, by, members))
  if ('refused' in step) throw new Error(step.refused)
  return step.state
}

/** What follows, told honestly. */
export function after(
  before: SpaceState,
  by: Member,
  act: MembershipAct,
  members: readonly Member[],
  change: Partial<EpochRecord> = {},
): EpochRecord {
  const { space, kind, client: about, epoch, head } = before
  return { space, kind, client: about, epoch: epoch + 1, prev: head, by: by.uid, card: by.cardHash, act, members: sorted(members), ...change }
}

export const consentOf = (state: SpaceState, from: string, who: string[], change: Partial<Consent> = {}): Consent => ({
  space: state.space,
  from,
  card: `card of ${from}`,
  who,
  scope: { kind: 'nothing' },
  prev: state.head,
  ...change,
})

export const chat = stateOf('chat', ani, [ani, budi])
