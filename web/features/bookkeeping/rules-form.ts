import type { BookingRules } from '#contract/scheduling'
import { m } from '#messages'
import { wholeIn } from './voucher-form.ts'

export const ruleNames = ['changeUntilHours', 'graceMinutes', 'holdMinutes', 'payWithinMinutes'] as const
export type RuleName = (typeof ruleNames)[number]
export type RuleValues = Readonly<Record<RuleName, string>>

/** As the contract has them. */
export const bounds: Record<RuleName, { readonly least: number; readonly most: number }> = {
  changeUntilHours: { least: 0, most: 168 },
  graceMinutes: { least: 0, most: 60 },
  holdMinutes: { least: 5, most: 60 },
  payWithinMinutes: { least: 10, most: 2880 },
}

export const ruleValuesOf = (rules: BookingRules): RuleValues =>
  Object.fromEntries(ruleNames.map((name) => [name, String(rules[name])])) as Record<RuleName, string>

export const ruleOf = (name: RuleName, typed: string): number | null => wholeIn(typed, bounds[name].least, bounds[name].most)

export function checkRules(values: RuleValues): Partial<Record<RuleName, string>> {
  const wrong = ruleNames.filter((name) => ruleOf(name, values[name]) === null)
  return Object.fromEntries(wrong.map((name) => [name, m.money_rule_wrong({ least: String(bounds[name].least), most: String(bounds[name].most) })]))
}

/** Once nothing is wrong. */
export const rulesOf = (values: RuleValues): Record<RuleName, number> =>
  Object.fromEntries(ruleNames.map((name) => [name, ruleOf(name, values[name]) ?? 0])) as Record<RuleName, number>

/** What a rule means, in the words that a client would be told; null while no number stands there. */
export function ruleMeans(name: RuleName, typed: string): string | null {
  const value = ruleOf(name, typed)
  return value === null ? null : meanings[name](value)
}

const meanings: Record<RuleName, (value: number) => string> = {
  changeUntilHours: (hours) => (hours === 0 ? m.money_rule_change_always() : m.money_rule_change_means({ hours: String(hours) })),
  graceMinutes: (minutes) => (minutes === 0 ? m.money_rule_grace_none() : m.money_rule_grace_means({ minutes: String(minutes) })),
  holdMinutes: (minutes) => m.money_rule_hold_means({ minutes: String(minutes) }),
  payWithinMinutes: (minutes) => m.money_rule_pay_means({ time: inHours(minutes) }),
}

/** `90 menit`, `2 jam`: whole hours read better. */
function inHours(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? m.money_hours({ hours: String(minutes / 60) }) : m.money_minutes({ minutes: String(minutes) })
}
