import { expect, test } from 'vitest'
import { saveBookingRules } from '#contract/scheduling'
import { bounds, checkRules, ruleMeans, ruleNames, rulesOf, ruleValuesOf } from './rules-form.ts'

const rules = { changeUntilHours: 24, graceMinutes: 10, holdMinutes: 10, payWithinMinutes: 120, closedDays: [] }

test('the bounds told at the fields are those that the practice takes', () => {
  for (const name of ruleNames) {
    const { minimum, maximum } = saveBookingRules.body.properties[name] as unknown as { minimum: number; maximum: number }
    expect(bounds[name], name).toEqual({ least: minimum, most: maximum })
  }
})

test('rules go into the fields and come out as they were', () => {
  const { closedDays: _, ...numbers } = rules
  expect(rulesOf(ruleValuesOf(rules))).toEqual(numbers)
  expect(checkRules(ruleValuesOf(rules))).toEqual({})
})

test('what does not fit is told at its field, with what would', () => {
  for (const name of ruleNames) {
    for (const typed of ['', '-1', '1,5', 'sehari', String(bounds[name].most + 1)]) {
      const errors = checkRules({ ...ruleValuesOf(rules), [name]: typed })
      expect(Object.keys(errors)).toEqual([name])
      expect(errors[name]).toContain(String(bounds[name].most))
    }
  }
})

test('each number has a sentence of what it means, nothing has its own, and nonsense has none', () => {
  expect(ruleMeans('changeUntilHours', '24')).toContain('24')
  expect(ruleMeans('changeUntilHours', '0')).not.toContain('0')
  expect(ruleMeans('payWithinMinutes', '120')).toContain('2 jam')
  expect(ruleMeans('payWithinMinutes', '90')).toContain('90 menit')
  expect(ruleMeans('holdMinutes', 'x')).toBeNull()
})
