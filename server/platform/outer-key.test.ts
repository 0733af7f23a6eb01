import { describe, expect, test } from 'vitest'
import { newRing, outerKeyOf, sealedUnder, SealBroken, withNewKey } from './outer-key.ts'

const place = { table: 'accounts.account', column: 'verifier_sealed', row: 'a' }
const bytes = Buffer.from('what nobody may guess against')

describe('the outer key', () => {
  const ring = newRing()
  const key = outerKeyOf(ring)

  test('opens what it sealed, and seals anew each time', () => {
    expect(key.open(place, key.seal(place, bytes))).toEqual(bytes)
    expect(key.seal(place, bytes)).not.toEqual(key.seal(place, bytes))
  })

  test.each([
    ['another row', { ...place, row: 'b' }],
    ['another column', { ...place, column: 'email_sealed' }],
    ['another table', { ...place, table: 'accounts.totp' }],
  ])('opens nothing that was moved to %s', (_what, elsewhere) => {
    expect(() => key.open(elsewhere, key.seal(place, bytes))).toThrow(SealBroken)
  })

  test('opens nothing of which any byte was changed, or the end is missing', () => {
    const sealed = key.seal(place, bytes)
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => key.open(place, changed), `byte ${at}`).toThrow(SealBroken)
      expect(() => key.open(place, sealed.subarray(0, at)), `cut at ${at}`).toThrow(SealBroken)
    }
  })

  test('of another practice opens nothing', () => {
    expect(() => outerKeyOf(newRing()).open(place, key.seal(place, bytes))).toThrow(SealBroken)
  })

  test('that is new still opens what the one before sealed, and marks alike', () => {
    const next = outerKeyOf(withNewKey(ring))
    expect(next.open(place, key.seal(place, bytes))).toEqual(bytes)
    expect(next.keyId).not.toBe(key.keyId)
    expect(sealedUnder(next.seal(place, bytes))).toBe(next.keyId)
    expect(next.mark('false-salt', 'budi')).toEqual(key.mark('false-salt', 'budi'))
  })

  test('marks differently for another use, another part, another practice', () => {
    const mark = key.mark('false-salt', 'budi')
    expect(key.mark('attempt', 'budi')).not.toEqual(mark)
    expect(key.mark('false-salt', 'budi', '')).not.toEqual(mark)
    expect(outerKeyOf(newRing()).mark('false-salt', 'budi')).not.toEqual(mark)
  })
})
