import type { Localised } from '#contract/languages'
import type { Milestone } from '#contract/counsellors'
import type { SessionMode, Specialisation, SpokenLanguage } from '#domain/care/fields'

export type DemoLicence = {
  kind: 'sipp' | 'sippk' | 'str-psi' | 'silp' | 'konselor'
  number: string
  issuer: string
  scope: Localised
  place: string
  issuedOn: string
  expiresOn: string | null
  checkUrl: string | null
  state: 'verified' | 'unverified' | 'expired'
}

export type DemoService = {
  mode: SessionMode
  name: Localised
  minutes: number | null
  answerWithinHours: number | null
  priceIdr: number
}

/** An invented person. Nobody here exists; names, numbers and stories were made up for the demo. */
export type DemoCounsellor = {
  slug: string
  name: string
  headline: Localised
  city: string
  timeZone: string
  specialisations: Specialisation[]
  languages: SpokenLanguage[]
  practisingSince: number
  /** Two to four paragraphs, separated by blank lines. */
  biography: Localised
  /** How a session with this person goes. */
  approach: Localised
  /** Newest first, as is `experience`. */
  education: Milestone[]
  experience: Milestone[]
  licences: DemoLicence[]
  services: DemoService[]
}

/** Paragraphs from an indented template: line breaks become spaces, blank lines part the paragraphs. */
export function prose(template: string): string {
  return template
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .join('\n\n')
}
