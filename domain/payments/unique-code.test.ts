import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { transferAmount, uniqueCodes } from './unique-code.ts'

test('each open transfer has an amount of its own, up to nine hundred and ninety-nine of one price', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.array(fc.integer(), { minLength: 999, maxLength: 999 }), (price, begins) => {
      const taken = new Set<number>()
      for (const begin of begins) taken.add(transferAmount(price, taken, begin) ?? Number.NaN)
      expect(taken.size).toBe(999)
      expect([...taken].every((amount) => amount - price >= uniqueCodes.first && amount - price <= uniqueCodes.last)).toBe(true)
      expect(transferAmount(price, taken, 0)).toBeNull()
    }),
    { numRuns: 5 },
  )
})

test('amounts that are awaited for another price stand in the way where they are the same', () => {
  expect(transferAmount(100_000, new Set([100_001]), 0)).toBe(100_002)
  expect(transferAmount(100_000, new Set(), -1)).toBe(100_999)
})
