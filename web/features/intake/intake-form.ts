import { specialisations, spokenLanguages } from '#domain/care/fields'
import { isBlank } from '#domain/text/blank'
import { m } from '#messages'
import { getLocale } from '#messages/runtime'
import type { IntakeContent } from './content.ts'

/** As it stands in the form; nothing is chosen that the person did not choose. */
export type IntakeValues = {
  /** Account of the one chosen, or `anyone`. */
  readonly to: string
  readonly topic: string
  readonly language: string
  readonly address: string
  readonly hope: string
  readonly earlier: string
}
export type IntakeErrors = Partial<Record<keyof IntakeValues, string>>

export const anyone = 'anyone'

/** Characters; together well below what an entry holds when every one takes three bytes. */
export const longest = { address: 80, hope: 6_000, earlier: 4_000 } as const

/** One sentence per field that does not fit, saying what would. @param reachable accounts to which it can be sealed now */
export function checkIntake(values: IntakeValues, reachable: { readonly anyone: boolean; readonly uids: ReadonlySet<string> }): IntakeErrors {
  const { to, topic, language, address, hope, earlier } = values
  const isReachable = to === anyone ? reachable.anyone : reachable.uids.has(to)
  return {
    ...(!isReachable && { to: m.write_to_missing() }),
    ...(!isOneOf(specialisations, topic) && { topic: m.write_topic_missing() }),
    ...(!isOneOf(spokenLanguages, language) && { language: m.write_language_missing() }),
    ...(isBlank(address) && { address: m.write_address_missing() }),
    ...(address.length > longest.address && { address: m.write_address_long({ most: longest.address }) }),
    ...(isBlank(hope) && { hope: m.write_hope_missing() }),
    ...tooLong('hope', hope),
    ...tooLong('earlier', earlier),
  }
}

/** What will be sealed. @param values that were found to fit */
export const contentOf = ({ topic, language, address, hope, earlier }: IntakeValues): IntakeContent => ({
  v: 1,
  topic: topic as IntakeContent['topic'],
  language: language as IntakeContent['language'],
  address: address.trim(),
  hope: hope.trim(),
  earlier: isBlank(earlier) ? '' : earlier.trim(),
})

/** `6.000` or `6,000`. */
export const counted = (count: number): string => count.toLocaleString(getLocale())

const isOneOf = (list: readonly string[], value: string) => list.includes(value)

function tooLong(field: 'hope' | 'earlier', { length }: string): IntakeErrors {
  const most = longest[field]
  return length > most ? { [field]: m.write_long({ length: counted(length), most: counted(most) }) } : {}
}
