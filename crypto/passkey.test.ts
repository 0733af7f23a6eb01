import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aContext, bytesFrom, refusalOf } from './cases-for-tests.ts'
import { createMasterKey, unlockMasterKey } from './master-key.ts'
import { derivePasskeyKey, passkeyPrfInput } from './passkey.ts'

const expected = { uid: 'sari', slot: 'passkey' } as const

describe('a passkey', () => {
  test('is asked the same of everybody', async () => {
    const framed = '\0\x14teduh/v1 passkey-prf'
    expect(Buffer.from(await passkeyPrfInput())).toEqual(createHash('sha256').update(framed, 'latin1').digest())
  })

  test('opens its own slot, and no other passkey does', async () => {
    const context = aContext({ slot: 'passkey', slotId: 'passkey-1' })
    const { wraps } = await createMasterKey([{ slotKey: await derivePasskeyKey(bytesFrom(1)), context }])
    expect(await refusalOf(async () => unlockMasterKey(await derivePasskeyKey(bytesFrom(1)), wraps[0], expected))).toBe('none')
    expect(await refusalOf(async () => unlockMasterKey(await derivePasskeyKey(bytesFrom(2)), wraps[0], expected))).toBe('key-wrong')
  })

  test('answers with 32 bytes, which are taken over', async () => {
    for (const count of [0, 31, 33, 64]) expect(await refusalOf(() => derivePasskeyKey(bytesFrom(1, count)))).toBe('malformed')
    const output = bytesFrom(1)
    await derivePasskeyKey(output)
    expect(output.every((byte) => byte === 0)).toBe(true)
  })
})
