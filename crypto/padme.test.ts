import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './cases-for-tests.ts'
import { pad, padmeLength, unpad } from './padme.ts'

describe('Padmé', () => {
  test('never shortens, costs at most 12 %, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (length) => {
        const padded = padmeLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded).toBeLessThanOrEqual(Math.max(length * 1.12, length + 1))
        expect(padmeLength(padded)).toBe(padded)
      }),
    )
  })

  test('is exact at powers of two', () => {
    expect([1, 2, 4, 8, 16, 1024, 2 ** 30].map(padmeLength)).toEqual([1, 2, 4, 8, 16, 1024, 2 ** 30])
    expect([3, 5, 7, 9, 17, 1025, 2 ** 20 + 1].map(padmeLength)).toEqual([3, 5, 7, 10, 18, 1088, 2 ** 20 + 2 ** 15])
  })

  test('content comes back, and its length is one of few', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const padded = pad(content)
        expect(padded).toHaveLength(padmeLength(content.length + 1))
        expect(unpad(padded)).toEqual(new Uint8Array(content))
      }),
    )
  })

  test('content is followed by 0x80 and zeros', () => {
    expect([...pad(new Uint8Array(0))]).toEqual([0x80])
    expect([...pad(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0x80, 0])
  })

  test.each([
    ['nothing', []],
    ['no mark', [1, 2, 3]],
    ['zeros only', [0, 0]],
    ['another mark', [1, 0x81]],
    ['a zero too many', [1, 0x80, 0]],
    ['a zero too few', [1, 2, 3, 4, 5, 6, 7, 8, 0x80]],
  ])('%s is not padded content', async (_what, bytes) => {
    expect(await refusalOf(() => unpad(Uint8Array.from(bytes)))).toBe('padding-wrong')
  })

  test('a padded text has one reading', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
        const code = await refusalOf(() => expect(pad(unpad(bytes))).toEqual(new Uint8Array(bytes)))
        expect(['none', 'padding-wrong']).toContain(code)
      }),
    )
  })
})
