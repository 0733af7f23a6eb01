import type { SessionMode, Specialisation, SpokenLanguage } from '#domain/care/fields'
import { m } from '#messages'

const messages = m as unknown as Readonly<Record<string, (() => string) | undefined>>

/** The words for a code: `low-mood` → `specialisation_low_mood`. `test/messages.test.ts` holds that each code has some. */
function wordsFor(prefix: string, code: string, suffix = ''): string {
  return messages[`${prefix}_${code.replaceAll('-', '_')}${suffix}`]?.() ?? code
}

export const specialisationName = (code: Specialisation) => wordsFor('specialisation', code)
export const specialisationAbout = (code: Specialisation) => wordsFor('specialisation', code, '_about')
export const spokenLanguageName = (code: SpokenLanguage) => wordsFor('spoken_language', code)
export const modeName = (code: SessionMode) => wordsFor('mode', code)
export const modeAbout = (code: SessionMode) => wordsFor('mode', code, '_about')

/** `Felicia Hartanti Gunadi, M.Psi., Psikolog`, as one would address a letter. */
export const withoutDegrees = (name: string): string => name.split(',')[0] ?? name
