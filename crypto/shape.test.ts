import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusalOf, withoutNativeBase64 } from './cases-for-tests.ts'
import { bytesBetween, bytesOf, decoded, identifier, integer, listOf, object, oneOf, text } from './shape.ts'

const thing = object<{ id: string; count: number }>({ id: identifier, count: integer(1) })

const withHole = [1]
withHole.length = 2

describe('shapes', () => {
  test.each([['a'], ['0198f0c2-7e1d-7c3a-9b51-3f2a6d4e8c10'], ['A.b:c_d-9'], ['x'.repeat(64)]])('%s is an identifier', (value) => {
    expect(identifier(value)).toBe(value)
  })

  test.each([[''], ['a b'], ['a\n'], ['\na'], ['é'], ['x'.repeat(65)], [7], [undefined], [['a']]])('%j is no identifier', async (value) => {
    expect(await refusalOf(() => identifier(value))).toBe('malformed')
  })

  test('a text has one letter at least and no more than allowed', async () => {
    expect(text(3)('abc')).toBe('abc')
    expect(text(3)('a')).toBe('a')
    for (const value of ['', 'abcd', 'a\ud800', 1, null, ['a']]) expect(await refusalOf(() => text(3)(value))).toBe('malformed')
  })

  test('an integer is whole, exact and not below the least', async () => {
    expect(integer(1)(1)).toBe(1)
    expect(integer(0)(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER)
    for (const value of [0, -1, 1.5, 2 ** 53, Number.NaN, '1', 1n, null]) expect(await refusalOf(() => integer(1)(value))).toBe('malformed')
  })

  test('one of a list is one of that list', async () => {
    expect(oneOf('a', 'b')('b')).toBe('b')
    for (const value of ['c', '', undefined, ['a']]) expect(await refusalOf(() => oneOf('a', 'b')(value))).toBe('malformed')
  })

  test('bytes are exactly as many as asked', async () => {
    expect(bytesOf(3)('YWJj')).toBe('YWJj')
    for (const value of ['YWI', 'YWJjZA', 'YWJ!', '', 3, undefined]) expect(await refusalOf(() => bytesOf(3)(value))).toBe('malformed')
  })

  test('bytes that are read are the same, and as many', async () => {
    expect(decoded(3)('YWJj')).toEqual(Uint8Array.of(97, 98, 99))
    expect(decoded(2, 4)('YWJj')).toEqual(Uint8Array.of(97, 98, 99))
    for (const value of ['YWI', 'YWJjZA', 'YWJ!', '', 3, undefined]) expect(await refusalOf(() => decoded(3)(value))).toBe('malformed')
    expect(bytesBetween(2, 3)('YWI')).toBe('YWI')
    for (const value of ['YQ', 'YWJjZA']) expect(await refusalOf(() => bytesBetween(2, 3)(value))).toBe('malformed')
  })

  test('bytes are read from text only, in every browser', async () => {
    await withoutNativeBase64(async () => {
      for (const value of [7, {}, undefined, null]) expect(await refusalOf(() => decoded(0, 3)(value))).toBe('malformed')
    })
  })

  test('a list is a list, no longer than allowed, each of its kind', async () => {
    expect(listOf(integer(0), 2)([1, 2])).toEqual([1, 2])
    expect(listOf(integer(0), 2)([])).toEqual([])
    for (const value of [[1, 2, 3], [1, 'a'], 'ab', { length: 1, 0: 1 }, null, withHole]) {
      expect(await refusalOf(() => listOf(integer(0), 2)(value))).toBe('malformed')
    }
  })

  test('an object has each member, and none besides', async () => {
    expect(thing({ id: 'a', count: 2 })).toEqual({ id: 'a', count: 2 })
    for (const value of [{ id: 'a' }, { id: 'a', count: 2, more: 1 }, { id: 'a', other: 2 }, { id: 'a', count: 0 }, null, undefined, 'ab', []]) {
      expect(await refusalOf(() => thing(value))).toBe('malformed')
    }
  })

  test('what was read is a copy, so that nobody changes it afterwards', () => {
    const given = { id: 'a', count: 2 }
    const read = thing(given)
    given.count = 9
    expect(read.count).toBe(2)
  })

  test('a reader throws nothing but its refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(['none', 'malformed']).toContain(await refusalOf(() => thing(value)))
        expect(['none', 'malformed']).toContain(await refusalOf(() => listOf(bytesOf(2), 3)(value)))
      }),
    )
  })
})
