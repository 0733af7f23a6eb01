/** How an appointment stands (FHIR R5: Appointment.status). */
export const appointmentStates = ['held', 'confirmed', 'expired', 'cancelled', 'no-show'] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** For what a time is kept that is not confirmed: one looks at it, pays, or has paid and waits until that was seen. */
export const holdPurposes = ['choosing', 'paying', 'checking'] as const
export type HoldPurpose = (typeof holdPurposes)[number]

/** Codes: nobody has to say why to the practice. */
export const cancelReasons = ['plans-changed', 'unwell', 'counsellor-unavailable', 'not-needed', 'no-reason'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** What is asked of an appointment; all times in milliseconds since 1970. */
export type AppointmentFacts = {
  readonly state: AppointmentState
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** Of one that is held. */
  readonly heldUntilMs: number | null
  /** The rules as they were when it was made. */
  readonly changeUntilMs: number
  readonly graceUntilMs: number
}

export type By = 'client' | 'counsellor' | 'practice'
export type WhyNot = 'too-late' | 'over' | 'not-begun' | 'within-grace' | 'not-confirmed' | 'not-yours'

/** A hold whose time is over counts as none, also before anybody has noted it. */
export const isHeld = ({ state, heldUntilMs }: AppointmentFacts, nowMs: number): boolean =>
  state === 'held' && heldUntilMs !== null && heldUntilMs > nowMs

/** Whether the counsellor's and the client's time is taken by it. */
export const occupies = (facts: AppointmentFacts, nowMs: number): boolean => facts.state === 'confirmed' || isHeld(facts, nowMs)

/** What can be done now: null if it can, or why not. */
export const appointmentCan = {
  /** Paid, or free of charge. */
  confirm: (facts: AppointmentFacts, nowMs: number): WhyNot | null => (isHeld(facts, nowMs) ? null : 'over'),
  /** The client until the rule bites, the counsellor until it begins. */
  move: (facts: AppointmentFacts, nowMs: number, by: By): WhyNot | null => {
    if (facts.state !== 'confirmed') return 'not-confirmed'
    if (nowMs >= facts.startsAtMs) return 'over'
    return by === 'client' && nowMs > facts.changeUntilMs ? 'too-late' : null
  },
  cancel: (facts: AppointmentFacts, nowMs: number): WhyNot | null => {
    if (!occupies(facts, nowMs)) return 'over'
    return nowMs >= facts.startsAtMs ? 'over' : null
  },
  /** So that what was paid is given back: whoever is not the client never costs the client anything. */
  cancelFree: (facts: AppointmentFacts, nowMs: number, by: By): WhyNot | null => {
    const why = appointmentCan.cancel(facts, nowMs)
    if (why !== null) return why
    return by === 'client' && facts.state === 'confirmed' && nowMs > facts.changeUntilMs ? 'too-late' : null
  },
  markNoShow: (facts: AppointmentFacts, nowMs: number, by: By): WhyNot | null => {
    if (by === 'client') return 'not-yours'
    if (facts.state !== 'confirmed') return 'not-confirmed'
    if (nowMs < facts.startsAtMs) return 'not-begun'
    return nowMs < facts.graceUntilMs ? 'within-grace' : null
  },
} as const
