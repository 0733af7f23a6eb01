import { specialisations, spokenLanguages, type Specialisation, type SpokenLanguage } from '#domain/care/fields'

/** What lies sealed in an intake: what somebody asks for, and why a counsellor cannot. */
export const intakeKind = 'intake'
export const declineKind = 'decline'

export type IntakeContent = {
  readonly v: 1
  readonly topic: Specialisation
  readonly language: SpokenLanguage
  /** How the client wishes to be addressed. */
  readonly address: string
  readonly hope: string
  /** Help that they had before; empty where they do not say. */
  readonly earlier: string
}

export const declineReasons = ['full', 'not-my-field', 'away', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export type DeclineContent = {
  readonly v: 1
  readonly reason: DeclineReason
  readonly words: string
  /** Account of somebody else who may be able to help; empty for nobody. */
  readonly suggest: string
}

type Fields<T> = { readonly [K in keyof T]: (value: unknown) => value is T[K] }

const isText = (value: unknown): value is string => typeof value === 'string'
const isFirst = (value: unknown): value is 1 => value === 1
const isOneOf =
  <T extends string>(list: readonly T[]) =>
  (value: unknown): value is T =>
    isText(value) && (list as readonly string[]).includes(value)

const reading =
  <T extends object>(fields: Fields<T>) =>
  /** Null for anything that is not exactly this: it came from another's browser. */
  (value: unknown): T | null => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const names = Object.keys(fields) as (keyof T & string)[]
    const given = value as Record<string, unknown>
    const fits = Object.keys(given).length === names.length && names.every((name) => Object.hasOwn(given, name) && fields[name](given[name]))
    return fits ? (value as T) : null
  }

export const readIntake = reading<IntakeContent>({
  v: isFirst,
  topic: isOneOf(specialisations),
  language: isOneOf(spokenLanguages),
  address: isText,
  hope: isText,
  earlier: isText,
})

export const readDecline = reading<DeclineContent>({ v: isFirst, reason: isOneOf(declineReasons), words: isText, suggest: isText })
