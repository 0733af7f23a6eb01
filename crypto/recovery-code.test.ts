import * as fc from 'fast-check'
import { anyText } from '#test/any-text'
import { describe, expect, test } from 'vitest'
import { aContext, bytesFrom, refusalOf, someBytes } from './cases-for-tests.ts'
import { createMasterKey, unlockMasterKey } from './master-key.ts'
import { createRecoveryCode, deriveRecoveryKeys, formatRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import { CryptoRefusal } from './refusal.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Of the bytes 37, 38, … 56. */
const code = '4MK2S-EA19J-58NJ5-RB9ES-5WR3W-2CHKP-6GTK1-CDSRW'
const groupOf = (typed: string): number | undefined => {
  try {
    readRecoveryCode(typed)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(CryptoRefusal)
    expect((error as CryptoRefusal).code).toBe('recovery-group')
    return (error as CryptoRefusal).group
  }
}

describe('a recovery code', () => {
  test('is eight groups of five that read well', () => {
    expect(createRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(createRecoveryCode()).not.toBe(createRecoveryCode())
  })

  test('is 160 bits, all of which come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        expect(readRecoveryCode(formatRecoveryCode(bytes))).toEqual(new Uint8Array(bytes))
      }),
    )
    expect(readRecoveryCode(createRecoveryCode())).toHaveLength(20)
  })

  test('may be typed in small letters, with spaces or without anything between', () => {
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', ''), ` ${code}\n`]) {
      expect(readRecoveryCode(typed)).toEqual(bytesFrom(37, 20))
    }
  })

  test('forgives the slips of the eye: I and L for 1, O for 0', () => {
    const ones = formatRecoveryCode(Uint8Array.from({ length: 20 }, () => 0x08))
    expect(ones).toMatch(/[01]/)
    for (const [from, to] of [
      ['1', 'I'],
      ['1', 'l'],
      ['1', 'i'],
      ['1', 'L'],
      ['0', 'O'],
      ['0', 'o'],
    ] as const) {
      expect(readRecoveryCode(ones.replaceAll(from, to))).toEqual(readRecoveryCode(ones))
    }
  })

  test('with any one symbol wrong names the group that holds it', () => {
    const named = [...code].flatMap((right, at) =>
      right === '-'
        ? []
        : [...alphabet].filter((symbol) => symbol !== right).map((symbol) => [at, groupOf(code.slice(0, at) + symbol + code.slice(at + 1))]),
    )
    expect(named).toHaveLength(40 * 31)
    expect(named.filter(([at = 0, group]) => group !== Math.floor(at / 6) + 1)).toEqual([])
  })

  test('with any two symbols of a group exchanged names that group', () => {
    for (let group = 0; group < 8; group++) {
      for (const [one, other] of [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [0, 4],
        [1, 3],
      ] as const) {
        const symbols = [...code]
        const [a, b] = [group * 6 + one, group * 6 + other]
        if (symbols[a] === symbols[b]) continue
        const [first, second] = [symbols[a] ?? '', symbols[b] ?? '']
        symbols[a] = second
        symbols[b] = first
        expect(groupOf(symbols.join(''))).toBe(group + 1)
      }
    }
  })

  test('with two groups exchanged names the first of them', () => {
    const groups = code.split('-')
    for (let one = 0; one < 7; one++) {
      const exchanged = groups.with(one, groups[one + 1] ?? '').with(one + 1, groups[one] ?? '')
      expect(groupOf(exchanged.join('-'))).toBe(one + 1)
    }
  })

  test.each(['U', 'u', '*', '!', 'é', '😀', 'ﬆ'])('with the foreign symbol %s names the group', (symbol) => {
    expect(groupOf(symbol + code.slice(1))).toBe(1)
    expect(groupOf(code.slice(0, 4) + symbol + code.slice(5))).toBe(1)
  })

  test('takes a foreign symbol for none of its own, whichever stood in its place', () => {
    const all = [...alphabet].map((_, value) => formatRecoveryCode(bytesFrom(value * 7, 20))).join('-')
    for (const right of alphabet) expect(all).toContain(right)
    for (const written of all.match(/(?:\w{5}-){7}\w{5}/g) ?? []) {
      for (const [at, right] of [...written].entries()) {
        if (right !== '-') expect(groupOf(`${written.slice(0, at)}U${written.slice(at + 1)}`)).toBe(Math.floor(at / 6) + 1)
      }
    }
  })

  test('of another length is refused as a whole', async () => {
    for (const typed of ['', code.slice(1), `${code}0`, code.slice(0, 5)])
      expect(await refusalOf(() => readRecoveryCode(typed))).toBe('recovery-length')
  })

  test('throws nothing but a refusal, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(anyText({ minLength: 38, maxLength: 50 }), async (typed) => {
        expect(['recovery-length', 'recovery-group', 'none']).toContain(await refusalOf(() => readRecoveryCode(typed)))
      }),
    )
  })
})

describe('the keys of a recovery code', () => {
  const expected = { uid: 'sari', slot: 'recovery' } as const

  test('open the slot; those of another code do not', async () => {
    const { slotKey, proof } = await deriveRecoveryKeys(code)
    const { wraps } = await createMasterKey([{ slotKey, context: aContext() }])
    const again = await deriveRecoveryKeys(code.toLowerCase())
    const other = await deriveRecoveryKeys(formatRecoveryCode(someBytes(20)))
    expect(await refusalOf(() => unlockMasterKey(again.slotKey, wraps[0], expected))).toBe('none')
    expect(await refusalOf(() => unlockMasterKey(other.slotKey, wraps[0], expected))).toBe('key-wrong')
    expect(again.proof).toEqual(proof)
    expect(other.proof).not.toEqual(proof)
    expect(proof).toHaveLength(32)
  })

  test('are two: the proof that the server gets does not open the slot', async () => {
    const { slotKey, proof } = await deriveRecoveryKeys(code)
    const { wraps } = await createMasterKey([{ slotKey, context: aContext() }])
    const asSlotKey = await crypto.subtle.importKey('raw', proof, 'HKDF', false, ['deriveBits'])
    expect(await refusalOf(() => unlockMasterKey(asSlotKey, wraps[0], expected))).toBe('key-wrong')
  })
})
