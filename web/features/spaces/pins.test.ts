import { expect, test } from 'vitest'
import { comparedAtOf } from './pins.ts'

test('a comparison holds for the card with which it was made and for no other', () => {
  const pin = { card: 'newer', comparedAt: '2026-11-20T05:00:00Z' }
  expect(comparedAtOf(pin, 'newer')).toBe('2026-11-20T05:00:00Z')
  expect(comparedAtOf(pin, 'older')).toBe('')
  expect(comparedAtOf(undefined, 'newer')).toBe('')
})
