import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUtf8, utf8 } from './bytes.ts'
import { canonicalJson, parseCanonicalJson, type Json } from './canonical-json.ts'
import { wellFormedText, refusalOf } from './cases-for-tests.ts'

const name = wellFormedText({ maxLength: 5 }).filter((text) => text !== '__proto__')
const { value: anyJson } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    name,
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const withHole = [1]
withHole.length = 2
const parse = (text: string) => parseCanonicalJson(utf8(text))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`

describe('canonical JSON', () => {
  test('comes back as it was, and is JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const bytes = canonicalJson(value)
        expect(parseCanonicalJson(bytes)).toEqual(value)
        expect(JSON.parse(readUtf8(bytes))).toEqual(value)
      }),
    )
  })

  test('does not depend on the order in which members were set', () => {
    expect(readUtf8(canonicalJson({ b: 1, a: [{ d: 'x', c: 2 }] }))).toBe('{"a":[{"c":2,"d":"x"}],"b":1}')
  })

  test('sorts by UTF-16 code unit, not by code point', () => {
    expect(readUtf8(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2 }))).toBe('{"\u{1f600}":2,"\ufb33":1}')
  })

  test.each([
    ['a space', '{"a": 1}'],
    ['a line break at the end', '{"a":1}\n'],
    ['members in another order', '{"b":1,"a":2}'],
    ['a doubled member', '{"a":1,"a":1}'],
    ['a doubled member in another spelling', '{"a":1,"\\u0061":1}'],
    ['a needless escape', '"\\u0061"'],
    ['an escaped slash', '"\\/"'],
    ['a capital escape', '"\\u000F"'],
    ['a float that is whole', '1.0'],
    ['a float', '1.5'],
    ['an exponent', '1e3'],
    ['minus zero', '-0'],
    ['a leading zero', '01'],
    ['an unsafe integer', '9007199254740992'],
    ['a negative unsafe integer', '-9007199254740992'],
    ['true', 'true'],
    ['null', '[null]'],
    ['nothing', ''],
    ['half a list', '[1'],
    ['two values', '1 2'],
    ['half a surrogate pair', '"\\ud800"'],
    ['half a surrogate pair in a name', '{"\\udc00":1}'],
    ['a member called __proto__', '{"__proto__":1}'],
    ['a depth of 17', nested(17)],
    ['objects to a depth of 17', nestedObjects(17)],
  ])('with %s is refused', async (_what, text) => {
    expect(await refusalOf(() => parse(text))).toBe('malformed')
  })

  test('with a byte order mark is refused', async () => {
    expect(await refusalOf(() => parseCanonicalJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)))).toBe('malformed')
  })

  test('that is not UTF-8 is refused', async () => {
    expect(await refusalOf(() => parseCanonicalJson(Uint8Array.of(0x22, 0xff, 0x22)))).toBe('malformed')
  })

  test('may be 16 deep and have the safest integers', () => {
    expect(parse(nested(16))).toBeDefined()
    expect(parse(nestedObjects(16))).toBeDefined()
    expect(parse('[-9007199254740991,0,9007199254740991]')).toEqual([-9007199254740991, 0, 9007199254740991])
  })

  test('may be exactly as long as the limit', async () => {
    const bytes = canonicalJson('x'.repeat(10))
    expect(parseCanonicalJson(bytes, 12)).toBe('x'.repeat(10))
    expect(await refusalOf(() => parseCanonicalJson(bytes, 11))).toBe('malformed')
    expect(await refusalOf(() => parse(`"${'x'.repeat(65_534)}"`))).toBe('none')
    expect(await refusalOf(() => parse(`"${'x'.repeat(65_535)}"`))).toBe('malformed')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['true', true],
    ['a float', 0.1],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an unsafe integer', 2 ** 53],
    ['a big integer', 1n],
    ['a list with a hole', withHole],
    ['a member without a value', { a: undefined }],
    ['bytes', new Uint8Array(2)],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['an object of a class', new Map()],
    ['an object without a prototype', Object.create(null)],
    ['half a surrogate pair', '\udfff'],
    ['half a surrogate pair in a name', { '\udfff': 1 }],
    ['a member called __proto__', JSON.parse('{"__proto__":1}')],
  ])('is not made of %s', async (_what, value) => {
    expect(await refusalOf(() => canonicalJson(value))).toBe('malformed')
  })

  test('throws nothing but its refusal, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json({ maxDepth: 4 }).map(utf8)), async (bytes) => {
        expect(['none', 'malformed']).toContain(await refusalOf(() => parseCanonicalJson(bytes)))
      }),
    )
  })

  test('that was read is the canonical spelling of what was read', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        try {
          const value = parse(text)
          expect(readUtf8(canonicalJson(value))).toBe(text)
        } catch {
          // Refused, which is right for most.
        }
      }),
    )
  })
})
