import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLetters, isWorth, newCode, plainCode, worthOf } from './voucher.ts'

test('a voucher is worth an amount or a share, never more than is due and never less than nothing', () => {
  const worth = fc.oneof(
    fc.integer({ min: 1, max: 100_000_000 }).map((offIdr) => ({ offIdr, offPercent: null })),
    fc.integer({ min: 1, max: 100 }).map((offPercent) => ({ offIdr: null, offPercent })),
  )
  fc.assert(
    fc.property(worth, fc.integer({ min: 0, max: 9_999_999_999 }), (one, due) => {
      const off = worthOf(one, due)
      expect(Number.isSafeInteger(off) && off >= 0 && off <= due).toBe(true)
    }),
  )
  expect(worthOf({ offIdr: null, offPercent: 100 }, 250_001)).toBe(250_001)
  expect(worthOf({ offIdr: null, offPercent: 33 }, 100_001)).toBe(33_001)
  expect(worthOf({ offIdr: 300_000, offPercent: null }, 250_000)).toBe(250_000)
})

test('it is one of the two', () => {
  expect([isWorth({ offIdr: 1, offPercent: null }), isWorth({ offIdr: null, offPercent: 1 })]).toEqual([true, true])
  expect([isWorth({ offIdr: 1, offPercent: 1 }), isWorth({ offIdr: null, offPercent: null })]).toEqual([false, false])
})

test('a code is twelve letters in groups, each as likely, whatever chance gives', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 247 })), (stream) => {
      const code = newCode((count) => stream.take(count))
      expect(code).toMatch(/^.{4}-.{4}-.{4}$/)
      for (const letter of plainCode(code)) expect(codeLetters).toContain(letter)
    }),
  )
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 248; byte += 1) {
    const letter = newCode(() => Array.from({ length: 12 }, () => byte))[0] ?? ''
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test('capitals, blanks and hyphens do not matter', () => {
  expect(plainCode(' 7kqm 2xwd-ht94')).toBe('7KQM2XWDHT94')
})
