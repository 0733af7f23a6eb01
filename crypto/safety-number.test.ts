import { describe, expect, test } from 'vitest'
import { aMasterKey } from './cases-for-tests.ts'
import { createIdentity, rotateIdentity } from './identity.ts'
import type { VerifiedCard } from './identity-card.ts'
import { cardFingerprint, safetyNumber, safetyNumberGroups } from './safety-number.ts'

/** Sari, Budi, and Budi after a rotation. */
async function people(): Promise<[VerifiedCard, VerifiedCard, VerifiedCard]> {
  const sari = await createIdentity(await aMasterKey(), 'sari')
  const budi = await createIdentity(await aMasterKey(1), 'budi')
  const later = await rotateIdentity(await aMasterKey(1), budi.card, budi.identity.sign)
  return [sari.card, budi.card, later.card]
}

describe('a safety number', () => {
  test('is 60 digits, the same on both sides, another after a rotation', async () => {
    const [sari, budi, budiLater] = await people()
    const number = await safetyNumber(sari, budi)
    expect(number).toMatch(/^\d{60}$/)
    expect(await safetyNumber(budi, sari)).toBe(number)
    expect(await safetyNumber(sari, budiLater)).not.toBe(number)
  })

  test('is made of a fingerprint of each card, thirty digits that change with the card', async () => {
    const [sari, budi, budiLater] = await people()
    const prints = await Promise.all([sari, budi].map(cardFingerprint))
    expect(prints.toSorted().join('')).toBe(await safetyNumber(sari, budi))
    expect(await cardFingerprint(budiLater)).not.toBe(prints[1])
  })

  test('is read out in twelve groups of five', () => {
    const digits = '123450987611111000005432122222333334444455555666667777788888'
    expect(safetyNumberGroups(digits)).toHaveLength(12)
    expect(safetyNumberGroups(digits).join('')).toBe(digits)
    expect(safetyNumberGroups('')).toEqual([])
  })
})
