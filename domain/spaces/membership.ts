import { audiences, fitsAudience, memberRoles, spaceKinds, type MemberRole, type SpaceKind } from './kinds.ts'

/**
 * [Note: membership] Who is in a space is a chain of epochs, each made by a member out of the one before. The rules stand here once:
 * the server runs them before it keeps an epoch, and every client runs them on what the server hands out, so the server can add, swap
 * or remove nobody. Signatures, hashes and seals are checked by whoever calls (`#crypto`), before; what stands here is who may do what.
 */
export type Member = { readonly uid: string; readonly role: MemberRole; readonly cardHash: string }

/** What changed with an epoch, and to whom. */
export type MembershipAct =
  | { readonly kind: 'create' }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'remove'; readonly who: readonly string[] }
  | { readonly kind: 'add'; readonly who: readonly string[]; readonly scope: HistoryScope; readonly consent?: Consent }

/** What somebody who is added may read of what was said before: nothing, or from an epoch on. */
export type HistoryScope = { readonly kind: 'nothing' } | { readonly kind: 'from'; readonly epoch: number }

/** A client's word that these may come in; its signature was checked. Good for one epoch: it names the one before. */
export type Consent = {
  readonly space: string
  readonly from: string
  /** Hash of the card by which it was signed. */
  readonly card: string
  readonly who: readonly string[]
  readonly scope: HistoryScope
  /** Hash of the epoch record that the addition follows. */
  readonly prev: string
}

/** An epoch as it was signed. */
export type EpochRecord = {
  readonly space: string
  readonly kind: SpaceKind
  /** Whose space it is; empty where there is no client. Whoever works in it adds nobody without this person's consent. */
  readonly client: string
  readonly epoch: number
  /** Hash of the record before; empty in the first. */
  readonly prev: string
  readonly by: string
  /** Hash of the card by which it was signed. */
  readonly card: string
  readonly act: MembershipAct
  /** Sorted by uid, each once. */
  readonly members: readonly Member[]
}

/** A record as it is read: of which kind, and as what people are in it, is only text yet. */
type AnyRecord = { readonly kind: string; readonly members: readonly { readonly role: string }[] }

/** Whether it is of a kind, and its members in roles, that are known here. */
export function isEpochRecord<R extends AnyRecord>(record: R): record is R & EpochRecord {
  const isOneOf = (list: readonly string[], value: string) => list.includes(value)
  return isOneOf(spaceKinds, record.kind) && record.members.every(({ role }) => isOneOf(memberRoles, role))
}

/** Everybody whose card is needed to verify a record: its members, its maker, whose space it is, and who consented. */
export function peopleIn({
  members,
  by,
  client,
  act,
}: Pick<EpochRecord, 'by' | 'client' | 'act'> & { members: readonly { uid: string }[] }): string[] {
  const consenting = act.kind === 'add' && act.consent ? [act.consent.from] : []
  return [...new Set([...members.map(({ uid }) => uid), by, ...(client ? [client] : []), ...consenting])]
}

/** Where a space stands. */
export type SpaceState = Pick<EpochRecord, 'space' | 'kind' | 'client' | 'epoch' | 'members'> & {
  /** Hash of the newest record. */
  readonly head: string
}

export const membershipRefusals = [
  /** It does not follow the newest epoch: somebody else was faster, or it was changed or moved. */
  'epoch-stale',
  'epoch-space-mismatch',
  'epoch-not-a-member',
  /** The list of members is not what the act makes of the one before. */
  'epoch-members-mismatch',
  /** In that role nobody may do that. */
  'epoch-may-not',
  'epoch-consent-missing',
  'epoch-consent-mismatch',
  /** Too many, or not those that a space of this kind is for. */
  'epoch-audience-unfit',
  /** Sealed to a card that is not, or not any more, this person's. */
  'epoch-card-unknown',
] as const
export type MembershipRefusal = (typeof membershipRefusals)[number]

export type Step = { readonly state: SpaceState } | { readonly refused: MembershipRefusal }

/** Whether the card is this person's newest and the role one that they have, as far as the caller can know: kept by the server; certified or pinned in a browser. */
export type KnowsCard = (member: Member) => boolean

/**
 * The state after an epoch, or why there is none.
 * @param before null before the first epoch
 * @param hash of the record, once it is accepted the head
 */
export function nextEpoch(before: SpaceState | null, record: EpochRecord, hash: string, knowsCard: KnowsCard): Step {
  const refused = before ? refusalAfter(before, record) : refusalAtFirst(record)
  if (refused) return { refused }
  if (!isByOwnCard(before, record) || !membersToVouchFor(before, record).every(knowsCard)) return { refused: 'epoch-card-unknown' }
  const { space, kind, client, epoch, members } = record
  return { state: { space, kind, client, epoch, members, head: hash } }
}

/** Signed with the card that the record names for its maker; by whoever leaves, with the one that the record before named. */
function isByOwnCard(before: SpaceState | null, { by, card, members }: EpochRecord): boolean {
  return card === (memberOf(members, by) ?? memberOf(before?.members ?? [], by))?.cardHash
}

/**
 * Somebody frozen, or no longer vouched for, must not keep the others from leaving or from sending somebody away: whoever stays as they
 * were is asked about only where the key goes on for its own sake, or to somebody new.
 */
function membersToVouchFor(before: SpaceState | null, { act, members }: EpochRecord): readonly Member[] {
  if (act.kind !== 'leave' && act.kind !== 'remove') return members
  return members.filter(({ uid, cardHash }) => memberOf(before?.members ?? [], uid)?.cardHash !== cardHash)
}

function refusalAtFirst({ kind, client, epoch, prev, by, act, members }: EpochRecord): MembershipRefusal | null {
  if (epoch !== 0 || prev !== '' || act.kind !== 'create') return 'epoch-stale'
  if (!isInOrder(members)) return 'epoch-members-mismatch'
  const maker = memberOf(members, by)
  if (!maker) return 'epoch-not-a-member'
  if (!audiences[kind].begins.includes(maker.role)) return 'epoch-may-not'
  const fits = fitsAudience(kind, rolesOf(members), 'begins') && isClientOf(kind, client, members)
  return fits ? null : 'epoch-audience-unfit'
}

/** The one client of a space for two is its client; in a group, and among those who work here, nobody's consent stands for all. */
function isClientOf(kind: SpaceKind, client: string, members: readonly Member[]): boolean {
  if (kind === 'record') return client !== '' && !memberOf(members, client)
  const only = kind === 'group' ? undefined : members.find(({ role }) => role === 'client')
  return client === (only?.uid ?? '')
}

function refusalAfter(before: SpaceState, record: EpochRecord): MembershipRefusal | null {
  const { space, kind, client, epoch, prev, by, act, members } = record
  if (space !== before.space || kind !== before.kind || client !== before.client) return 'epoch-space-mismatch'
  if (epoch !== before.epoch + 1 || prev !== before.head) return 'epoch-stale'
  const maker = memberOf(before.members, by)
  if (!maker) return 'epoch-not-a-member'
  if (!isInOrder(members) || !isOutcome(before.members, maker, act, members)) return 'epoch-members-mismatch'
  const refused = refusalOfAct(before, maker, act)
  if (refused) return refused
  const isOthers = kind !== 'group' && members.some(({ uid, role }) => role === 'client' && uid !== client)
  return !isOthers && fitsAudience(kind, rolesOf(members), 'later') ? null : 'epoch-audience-unfit'
}

/** Whether the list is exactly what the act makes of the one before. Cards may be newer: everybody's is checked by `KnowsCard`. */
function isOutcome(before: readonly Member[], maker: Member, act: MembershipAct, after: readonly Member[]): boolean {
  const gone = new Set(act.kind === 'remove' ? act.who : act.kind === 'leave' ? [maker.uid] : [])
  const come = new Set(act.kind === 'add' ? act.who : [])
  const stay = before.filter(({ uid }) => !gone.has(uid))
  const kept = stay.every(({ uid, role }) => memberOf(after, uid)?.role === role)
  const added = after.filter(({ uid }) => !memberOf(before, uid))
  return kept && stay.length + gone.size === before.length && after.length === stay.length + come.size && added.every(({ uid }) => come.has(uid))
}

function refusalOfAct(before: SpaceState, maker: Member, act: MembershipAct): MembershipRefusal | null {
  switch (act.kind) {
    case 'create':
      return 'epoch-may-not'
    case 'rotate':
    case 'leave':
      return null
    case 'remove':
      return act.who.length > 0 && act.who.every((uid) => mayRemove(before, maker, uid)) ? null : 'epoch-may-not'
    case 'add':
      return refusalOfAdding(before, maker, act)
  }
}

/** A client sends away whoever works with them, and those who work here each other; only from a group is a client ever sent away. */
function mayRemove({ kind, members }: SpaceState, maker: Member, uid: string): boolean {
  if (uid === maker.uid) return false
  if (kind === 'group' && maker.role === 'client') return false
  return kind === 'group' || memberOf(members, uid)?.role !== 'client'
}

function refusalOfAdding(before: SpaceState, maker: Member, { who, scope, consent }: MembershipAct & { kind: 'add' }): MembershipRefusal | null {
  if (who.length === 0 || before.kind === 'private-note') return 'epoch-may-not'
  // Where nobody is asked, a consent could only be somebody's from elsewhere.
  const needsNobody = before.kind === 'supervision' || (before.client !== '' && maker.uid === before.client)
  if (needsNobody) return consent ? 'epoch-consent-mismatch' : null
  if (maker.role === 'client') return 'epoch-may-not'
  if (!consent) return 'epoch-consent-missing'
  // Nobody is put into a group: who comes in has accepted its rules, alone, and reads nothing of what was said before.
  const [from, mayRead] = before.kind === 'group' ? [who[0], scope.kind === 'nothing' && who.length === 1] : [before.client, true]
  const fits =
    mayRead &&
    consent.space === before.space &&
    consent.from === from &&
    consent.prev === before.head &&
    isSame(consent.who, who) &&
    isSameScope(consent.scope, scope)
  return fits ? null : 'epoch-consent-mismatch'
}

const isSameScope = (one: HistoryScope, other: HistoryScope) => one.kind === other.kind && firstReadable(one) === firstReadable(other)

const firstReadable = (scope: HistoryScope) => (scope.kind === 'from' ? scope.epoch : Number.POSITIVE_INFINITY)

/** How far back somebody may read, by the act that let them in last. Whoever was there from the beginning has every key. */
export function scopeOf(acts: readonly MembershipAct[], uid: string): HistoryScope {
  const letIn = acts.findLast((act) => act.kind === 'add' && act.who.includes(uid))
  return letIn?.kind === 'add' ? letIn.scope : { kind: 'nothing' }
}

/** Who may hand an old epoch's secret to somebody who came later: a member of both, as far back as the act goes that let them in. */
export function mayGrant(epochAt: SpaceState, now: SpaceState, from: string, to: string, scope: HistoryScope): boolean {
  const isWithinScope = epochAt.epoch >= firstReadable(scope) && epochAt.epoch < now.epoch
  return isWithinScope && [epochAt, now].every(({ members }) => memberOf(members, from)) && memberOf(now.members, to) !== undefined
}

export const memberOf = (members: readonly Member[], uid: string): Member | undefined => members.find((member) => member.uid === uid)

const rolesOf = (members: readonly Member[]) => members.map(({ role }) => role)

const isInOrder = (members: readonly Member[]) => members.every(({ uid }, at) => at === 0 || (members[at - 1]?.uid ?? '') < uid)

const isSame = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((uid, at) => uid === other[at])
