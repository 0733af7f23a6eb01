import { describe, expect, test } from 'vitest'
import type { Readiness } from '#contract/consents'
import { missingSteps } from './missing-steps.ts'

const text = { kind: 'consent', language: 'id', version: 1, title: 'T', body: 'B', sha256: 'a', publishedAt: '2026-11-20T05:00:00Z' } as const
const place = { country: 'ID', province: 'ID-PA', saidAt: '2026-11-20T05:00:00Z' }
const crossBorder = (verdict: 'allowed' | 'with-consent' | 'refused') => ({ verdict, why: 'rule-with-consent', ruleVersion: 1 }) as const
const ready: Readiness = { consent: null, isAdult: true, place, crossBorder: crossBorder('allowed'), crossBorderAgreed: false, others: [] }

describe('before a booking', () => {
  const table: [fact: string, change: Partial<Readiness>, steps: string[]][] = [
    ['nothing is missing', {}, []],
    [
      'everything is missing: age comes first, and nobody is asked about a border before the place is known',
      { consent: text, isAdult: null, place: null, crossBorder: null },
      ['age', 'consent', 'place'],
    ],
    ['who is under age is asked for nothing else', { consent: text, isAdult: false, place: null, crossBorder: null }, ['under-age']],
    ['a newer text is read again', { consent: text }, ['consent']],
    ['abroad, one more agreement is needed', { crossBorder: crossBorder('with-consent') }, ['cross-border']],
    ['abroad, after it was given', { crossBorder: crossBorder('with-consent'), crossBorderAgreed: true }, []],
    ['from there it cannot be', { crossBorder: crossBorder('refused') }, ['refused']],
  ]
  test.each(table)('%s', (_, change, steps) => {
    expect(missingSteps({ ...ready, ...change })).toEqual(steps)
  })
})
