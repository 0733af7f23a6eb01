import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCrossBorder, type CrossBorderRule } from './cross-border.ts'

const aRule = (over: Partial<CrossBorderRule> = {}): CrossBorderRule => ({
  version: 3,
  otherwise: 'with-consent',
  withConsent: [],
  refused: [],
  ...over,
})

describe('a client in some country', () => {
  const table: [fact: string, country: string, licensedIn: string[], rule: Partial<CrossBorderRule>, verdict: string, why: string][] = [
    ['where the counsellor is licensed', 'ID', ['ID'], {}, 'allowed', 'licensed-there'],
    ['where one of two licences holds', 'SG', ['ID', 'SG'], { refused: ['SG'] }, 'allowed', 'licensed-there'],
    [
      'where the counsellor is licensed, whatever the rule refuses',
      'ID',
      ['ID'],
      { otherwise: 'refused', refused: ['ID'] },
      'allowed',
      'licensed-there',
    ],
    ['of which the rule says nothing', 'MY', ['ID'], {}, 'with-consent', 'rule-with-consent'],
    ['of which a strict rule says nothing', 'MY', ['ID'], { otherwise: 'refused' }, 'refused', 'rule-refused'],
    ['that a strict rule names', 'MY', ['ID'], { otherwise: 'refused', withConsent: ['MY'] }, 'with-consent', 'rule-with-consent'],
    ['that the rule refuses', 'MY', ['ID'], { refused: ['MY'] }, 'refused', 'rule-refused'],
    ['that stands in both lists', 'MY', ['ID'], { withConsent: ['MY'], refused: ['MY'] }, 'refused', 'rule-refused'],
    ['with a counsellor whose licences all ran out', 'ID', [], {}, 'refused', 'no-valid-licence'],
  ]
  test.each(table)('%s', (_, country, licensedIn, rule, verdict, why) => {
    expect(decideCrossBorder(country, licensedIn, aRule(rule))).toEqual({ verdict, why, ruleVersion: 3 })
  })
})

describe('whatever the rule says', () => {
  const country = fc.constantFrom('ID', 'MY', 'SG', 'AU', 'NL')
  const some = fc.uniqueArray(country)
  const rule = fc.record({
    version: fc.integer({ min: 1, max: 9 }),
    otherwise: fc.constantFrom('with-consent', 'refused'),
    withConsent: some,
    refused: some,
  }) as fc.Arbitrary<CrossBorderRule>

  test('nobody is counselled without a licence, and a licence there is always enough', () => {
    fc.assert(
      fc.property(country, some, rule, (where, licensedIn, by) => {
        const { verdict, ruleVersion } = decideCrossBorder(where, licensedIn, by)
        expect(ruleVersion).toBe(by.version)
        if (licensedIn.length === 0) expect(verdict).toBe('refused')
        else expect(verdict === 'allowed').toBe(licensedIn.includes(where))
      }),
    )
  })

  test('one more licence never closes a door, and refusing one more country never opens one', () => {
    const openness = { refused: 0, 'with-consent': 1, allowed: 2 } as const
    fc.assert(
      fc.property(country, some, rule, country, (where, licensedIn, by, other) => {
        const open = (licences: string[], under: CrossBorderRule) => openness[decideCrossBorder(where, licences, under).verdict]
        expect(open([...licensedIn, other], by)).toBeGreaterThanOrEqual(open(licensedIn, by))
        expect(open(licensedIn, { ...by, refused: [...by.refused, other] })).toBeLessThanOrEqual(open(licensedIn, by))
      }),
    )
  })
})
