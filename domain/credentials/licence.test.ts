import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { licenceCan, licenceState, type LicenceFacts, type LicenceState } from './licence.ts'

const today = '2026-11-20'
const soon = '2027-01-19'
const aLicence = (facts: Partial<LicenceFacts> = {}): LicenceFacts => ({
  issuedOn: '2024-01-01',
  expiresOn: '2028-01-01',
  verifiedOn: '2024-01-02',
  revokedOn: null,
  ...facts,
})

describe('a licence', () => {
  const table: [fact: string, facts: Partial<LicenceFacts>, state: LicenceState][] = [
    ['verified and long to go', {}, 'valid'],
    ['without an end', { expiresOn: null }, 'valid'],
    ['issued today', { issuedOn: today }, 'valid'],
    ['issued tomorrow', { issuedOn: '2026-11-21' }, 'not-yet'],
    ['on its last day', { expiresOn: today }, 'expires-soon'],
    ['that ended yesterday', { expiresOn: '2026-11-19' }, 'expired'],
    ['that ends on the day of the warning', { expiresOn: soon }, 'expires-soon'],
    ['that ends a day after the warning', { expiresOn: '2027-01-20' }, 'valid'],
    ['that nobody verified', { verifiedOn: null }, 'unverified'],
    ['revoked today', { revokedOn: today }, 'revoked'],
    ['to be revoked tomorrow', { revokedOn: '2026-11-21' }, 'valid'],
    ['revoked and expired and unverified', { revokedOn: '2026-01-01', expiresOn: '2026-02-01', verifiedOn: null }, 'revoked'],
    ['expired and unverified', { expiresOn: '2026-02-01', verifiedOn: null }, 'expired'],
  ]
  test.each(table)('%s is so', (_, facts, state) => {
    expect(licenceState(aLicence(facts), today, soon)).toBe(state)
  })

  test.each([
    ['valid', true],
    ['expires-soon', true],
    ['revoked', false],
    ['expired', false],
    ['unverified', false],
    ['not-yet', false],
  ] as const)('that is %s may carry a practice: %s', (state, may) => {
    expect(licenceCan.carryPractice(state)).toBe(may)
  })
})

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const maybeDay = fc.option(day, { nil: null })
const anyLicence = fc.record({ issuedOn: day, expiresOn: maybeDay, verifiedOn: maybeDay, revokedOn: maybeDay })

describe('any licence on any day', () => {
  test('carries a practice exactly when it was verified, has begun, has not ended and was not revoked', () => {
    fc.assert(
      fc.property(anyLicence, day, day, (licence, on, warnFrom) => {
        const holds =
          licence.verifiedOn !== null &&
          licence.issuedOn <= on &&
          (licence.expiresOn === null || licence.expiresOn >= on) &&
          (licence.revokedOn === null || licence.revokedOn > on)
        expect(licenceCan.carryPractice(licenceState(licence, on, warnFrom))).toBe(holds)
      }),
      { numRuns: 1000 },
    )
  })

  test('that ended or was revoked does not come back', () => {
    fc.assert(
      fc.property(anyLicence, day, day, (licence, one, other) => {
        const [earlier = one, later = other] = [one, other].toSorted()
        const isOver = (on: string) => ['revoked', 'expired'].includes(licenceState(licence, on, on))
        expect(isOver(earlier) && !isOver(later)).toBe(false)
      }),
    )
  })
})
