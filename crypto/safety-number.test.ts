import { beforeAll, describe, expect, test } from 'vitest'
import { aMasterKey } from './cases-for-tests.ts'
import { createIdentity, rotateIdentity } from './identity.ts'
import type { VerifiedCard } from './identity-card.ts'
import { safetyNumber, safetyNumberGroups } from './safety-number.ts'

let sari: VerifiedCard
let budi: VerifiedCard
let budiLater: VerifiedCard
let number: string

beforeAll(async () => {
  sari = (await createIdentity(await aMasterKey(), 'sari')).card
  const first = await createIdentity(await aMasterKey(1), 'budi')
  budi = first.card
  budiLater = (await rotateIdentity(await aMasterKey(1), budi, first.identity.sign)).card
  number = await safetyNumber(sari, budi)
})

describe('a safety number', () => {
  test('is 60 digits, the same on both sides', async () => {
    expect(number).toMatch(/^\d{60}$/)
    expect(await safetyNumber(budi, sari)).toBe(number)
  })

  test('is another after a rotation', async () => {
    expect(await safetyNumber(sari, budiLater)).not.toBe(number)
  })

  test('is read out in twelve groups of five', () => {
    expect(safetyNumberGroups(number)).toHaveLength(12)
    expect(safetyNumberGroups(number).join('')).toBe(number)
    expect(safetyNumberGroups('')).toEqual([])
  })
})
