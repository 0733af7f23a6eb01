/** What an account is in the practice. */
export const roles = ['client', 'counsellor', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

export const staffRoles = ['counsellor', 'supervisor', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

export const isStaff = (role: Role): role is StaffRole => role !== 'client'

const hour = 60 * 60
const day = 24 * hour

/** How long a login lasts: without use, and at all; in seconds. Whoever sees more is asked more often. */
export const loginLimits: Readonly<Record<Role, { readonly idleSeconds: number; readonly absoluteSeconds: number }>> = {
  client: { idleSeconds: 7 * day, absoluteSeconds: 30 * day },
  counsellor: { idleSeconds: 12 * hour, absoluteSeconds: 7 * day },
  supervisor: { idleSeconds: 12 * hour, absoluteSeconds: 7 * day },
  admin: { idleSeconds: 2 * hour, absoluteSeconds: 12 * hour },
}

/** A login that still lacks a factor, or has to enrol one. */
export const unfinishedLoginSeconds = 15 * 60

/** A proof of who one is stays fresh this long; dangerous acts need a fresh one. */
export const stepUpSeconds = 10 * 60

export type Factor = 'totp' | 'backup-code' | 'passkey'
export type Factors = { readonly role: Role; readonly hasTotp: boolean; readonly passkeys: number; readonly backupCodes: number }

/**
 * What a right password is worth. Staff always need a second factor; without one they can only enrol.
 * A client's passkey is another way in, and becomes a duty only together with TOTP.
 */
export function afterPassword({ role, hasTotp, passkeys, backupCodes }: Factors): { state: 'complete' | 'factor' | 'enrol'; factors: Factor[] } {
  const isNeeded = hasTotp || (isStaff(role) && passkeys > 0)
  if (!isNeeded) return { state: isStaff(role) ? 'enrol' : 'complete', factors: [] }
  const factors: Factor[] = [...(hasTotp ? (['totp'] as const) : []), ...(passkeys > 0 ? (['passkey'] as const) : [])]
  return { state: 'factor', factors: [...factors, ...(backupCodes > 0 ? (['backup-code'] as const) : [])] }
}

/** Staff keep at least one second factor. */
export function mayDropFactor({ role, hasTotp, passkeys }: Factors): boolean {
  return !isStaff(role) || (hasTotp ? 1 : 0) + passkeys > 1
}
