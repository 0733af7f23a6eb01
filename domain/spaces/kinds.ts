import type { Role } from '#domain/accounts/roles'

/** What a space is for: one space, one audience (security.md, section 4). */
export const spaceKinds = [
  'intake',
  'chat',
  'letters',
  'record',
  'private-note',
  'plan',
  'safety-plan',
  'questionnaire',
  'group',
  'supervision',
] as const
export type SpaceKind = (typeof spaceKinds)[number]

/** As what somebody is in a space. An admin is in none: running the practice opens no conversation. */
export const memberRoles = ['client', 'counsellor', 'supervisor'] as const satisfies readonly Role[]
export type MemberRole = (typeof memberRoles)[number]

type Span = { readonly least: number; readonly most: number }

/** How many of whom a space begins with at least, and holds at most. */
type Audience = {
  readonly clients: Span
  readonly staff: Span
  /** Together. */
  readonly most: number
  /** Who may begin it. */
  readonly begins: readonly MemberRole[]
  /** Whether senders may erase what they said. What belongs to a record is amended by a new version instead. */
  readonly erasable: boolean
}

const none: Span = { least: 0, most: 0 }
const one: Span = { least: 1, most: 1 }
const staffRoles: readonly MemberRole[] = ['counsellor', 'supervisor']

/** A client with those who work with them: a counsellor, one who takes over, somebody who stands by. */
const together: Audience = { clients: one, staff: { least: 1, most: 4 }, most: 5, begins: memberRoles, erasable: true }

export const audiences: Readonly<Record<SpaceKind, Audience>> = {
  // All who are on duty read the first word, until one of them takes it.
  intake: { clients: one, staff: { least: 1, most: 50 }, most: 51, begins: ['client'], erasable: true },
  chat: together,
  letters: together,
  plan: { ...together, erasable: false },
  'safety-plan': { ...together, erasable: false },
  questionnaire: { ...together, erasable: false },
  record: { clients: none, staff: { least: 1, most: 4 }, most: 4, begins: staffRoles, erasable: false },
  'private-note': { clients: none, staff: one, most: 1, begins: staffRoles, erasable: true },
  supervision: { clients: none, staff: { least: 2, most: 8 }, most: 8, begins: staffRoles, erasable: true },
  group: { clients: { least: 0, most: 14 }, staff: { least: 1, most: 4 }, most: 15, begins: staffRoles, erasable: true },
}

const isWithin = (count: number, { least, most }: Span) => count >= least && count <= most
const atMost = (count: number, { most }: Span) => count <= most

/** Whether these may begin a space of this kind, or be in it later, when some have left. */
export function fitsAudience(kind: SpaceKind, roles: readonly MemberRole[], moment: 'begins' | 'later'): boolean {
  const { clients, staff, most } = audiences[kind]
  const clientCount = roles.filter((role) => role === 'client').length
  const fits = moment === 'begins' ? isWithin : atMost
  return roles.length > 0 && roles.length <= most && fits(clientCount, clients) && fits(roles.length - clientCount, staff)
}
