import { afterEach, describe, expect, test, vi } from 'vitest'
import { openBytes, sealBytes } from './aes-gcm.ts'
import { bytesFrom, refusalOf } from './cases-for-tests.ts'

const nonce = bytesFrom(1, 12)
const aad = bytesFrom(2, 5)
const text = bytesFrom(3, 7)

afterEach(() => vi.restoreAllMocks())

describe('sealed bytes', () => {
  test('open with the same key, nonce and context only', async () => {
    const sealed = await sealBytes(bytesFrom(9), nonce, aad, text)
    expect(await openBytes(bytesFrom(9), nonce, aad, sealed)).toEqual(text)
    expect(await refusalOf(() => openBytes(bytesFrom(8), nonce, aad, sealed))).toBe('sealed-damaged')
    expect(await refusalOf(() => openBytes(bytesFrom(9), bytesFrom(2, 12), aad, sealed))).toBe('sealed-damaged')
    expect(await refusalOf(() => openBytes(bytesFrom(9), nonce, bytesFrom(3, 5), sealed))).toBe('sealed-damaged')
    expect(await refusalOf(() => openBytes(bytesFrom(9), nonce, aad, sealed.slice(1)))).toBe('sealed-damaged')
    expect(await refusalOf(() => openBytes(bytesFrom(9), nonce, aad, bytesFrom(1, 3)))).toBe('sealed-damaged')
  })

  test('take the key over: its bytes are zero, and WebCrypto keeps it for one use', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey')
    const [sealing, opening] = [bytesFrom(9), bytesFrom(9)]
    await openBytes(opening, nonce, aad, await sealBytes(sealing, nonce, aad, text))
    expect([...sealing, ...opening].every((byte) => byte === 0)).toBe(true)
    const keys = await Promise.all(importKey.mock.results.map((result) => result.value as Promise<CryptoKey>))
    expect(keys.map(({ extractable, usages }) => [extractable, usages])).toEqual([
      [false, ['encrypt']],
      [false, ['decrypt']],
    ])
  })
})
