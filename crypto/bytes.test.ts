import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  base64urlLength,
  concat,
  equalBytes,
  fromBase64url,
  fromBase64urlByHand,
  randomBytes,
  readUtf8,
  toBase64url,
  toBase64urlByHand,
  u16,
  utf8,
  wipe,
} from './bytes.ts'
import { wellFormedText, refusalOf, withoutNativeBase64 } from './cases-for-tests.ts'

function countOrNull(text: string): number | null {
  try {
    return base64urlLength(text)
  } catch {
    return null
  }
}

describe.each([
  ['as the browser does it', fromBase64url, toBase64url],
  ['by hand', fromBase64urlByHand, toBase64urlByHand],
])('base64url, %s,', (_how, fromText, toText) => {
  test('is what Node writes and reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url')
        expect(toText(bytes)).toBe(text)
        expect(fromText(text)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  test.each([
    ['padding', 'YQ=='],
    ['the other alphabet', '+/+/'],
    ['white space', 'YW Jj'],
    ['a letter alone', 'YWJjZ'],
    ['stray bits in the last letter', 'YR'],
    ['stray bits with two bytes', 'YWK'],
    ['a letter beyond ASCII', 'YWé='],
  ])('with %s is refused', async (_what, text) => {
    expect(await refusalOf(() => fromText(text))).toBe('malformed')
    expect(await refusalOf(() => base64urlLength(text))).toBe('malformed')
  })

  test('is counted without being read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwYJZ09-_=+ é'), maxLength: 9 }), (text) => {
        let length: number | null = null
        try {
          length = fromText(text).length
        } catch {
          // No base64url: counted neither.
        }
        expect(countOrNull(text)).toBe(length)
      }),
      { numRuns: 500 },
    )
  })

  test('has one spelling for each value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwYJZ09-_=+'), maxLength: 8 }), (text) => {
        let bytes: Uint8Array
        try {
          bytes = fromText(text)
        } catch {
          return
        }
        expect(toText(bytes)).toBe(text)
      }),
    )
  })
})

describe('base64url', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is left to the browser where it can', () => {
    const [read, written] = [vi.spyOn(Uint8Array, 'fromBase64'), vi.spyOn(Uint8Array.prototype, 'toBase64')]
    expect(toBase64url(fromBase64url('YWJj'))).toBe('YWJj')
    expect(read).toHaveBeenCalledOnce()
    expect(written).toHaveBeenCalledOnce()
  })

  test('is read by hand where it cannot', async () => {
    await withoutNativeBase64(() => expect(fromBase64url('YWJj')).toEqual(Uint8Array.of(97, 98, 99)))
  })
})

describe('text', () => {
  test('comes back from its UTF-8', () => {
    fc.assert(
      fc.property(wellFormedText(), (text) => {
        expect(readUtf8(utf8(text))).toBe(text)
      }),
    )
  })

  test('with half a surrogate pair has no UTF-8', async () => {
    expect(await refusalOf(() => utf8('a\ud800b'))).toBe('malformed')
  })

  test.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xe2, 0x82]]])('is not read from the bytes %j', async (bytes) => {
    expect(await refusalOf(() => readUtf8(Uint8Array.from(bytes)))).toBe('malformed')
  })

  test('keeps its byte order mark', () => {
    expect(readUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  })
})

describe('bytes', () => {
  test('are put one after the other', () => {
    expect(concat(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('a u16 is big-endian and ends at 65,535', async () => {
    expect(u16(0x1234)).toEqual(Uint8Array.of(0x12, 0x34))
    expect(u16(0xffff)).toEqual(Uint8Array.of(0xff, 0xff))
    expect(await refusalOf(() => u16(0x10000))).toBe('malformed')
  })

  test('are equal only if each is, the last too, and none is missing', () => {
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 3))).toBe(true)
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 4))).toBe(false)
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(9, 2, 3))).toBe(false)
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(2, 1, 3))).toBe(false)
    expect(equalBytes(Uint8Array.of(0, 0), Uint8Array.of(0, 0, 0))).toBe(false)
    expect(equalBytes(Uint8Array.of(0, 0, 0), Uint8Array.of(0, 0))).toBe(false)
    expect(equalBytes(new Uint8Array(0), new Uint8Array(0))).toBe(true)
  })

  test('that are random are as many as asked, and never the same', () => {
    expect(randomBytes(16)).toHaveLength(16)
    expect(equalBytes(randomBytes(16), randomBytes(16))).toBe(false)
  })

  test('that were secret are zero afterwards', () => {
    const [one, other] = [Uint8Array.of(1, 2), Uint8Array.of(3)]
    wipe(one, other)
    expect([...one, ...other]).toEqual([0, 0, 0])
  })
})
