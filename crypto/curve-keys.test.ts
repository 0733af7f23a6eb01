import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bytesFrom } from './cases-for-tests.ts'
import { generateKeyMaterial, importSecret } from './curve-keys.ts'

const publicKeyOf = { Ed25519: ed25519.getPublicKey, X25519: x25519.getPublicKey }

afterEach(() => vi.restoreAllMocks())

describe.each(['Ed25519', 'X25519'] as const)('key material of %s', (curve) => {
  test('is a secret and the public key that belongs to it, another each time', async () => {
    const [one, other] = [await generateKeyMaterial(curve), await generateKeyMaterial(curve)]
    expect(one.secret).toHaveLength(32)
    expect(one.publicKey).toEqual(Uint8Array.from(publicKeyOf[curve](one.secret)))
    expect(one.secret).not.toEqual(other.secret)
  })

  test('leaves nothing of itself in what the engine exported', async () => {
    const exported: Uint8Array[] = []
    const exportKey = crypto.subtle.exportKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'exportKey').mockImplementation((async (format: 'pkcs8', key: CryptoKey) => {
      const buffer = await exportKey(format, key)
      if (format === 'pkcs8') exported.push(new Uint8Array(buffer))
      return buffer
    }) as typeof exportKey)
    await generateKeyMaterial(curve)
    expect(exported).toHaveLength(1)
    expect(exported[0]).toHaveLength(48)
    expect(exported[0]?.every((byte) => byte === 0)).toBe(true)
  })

  test('that is imported can be used and not read, and leaves its bytes to the caller', async () => {
    const secret = bytesFrom(1)
    const key = await importSecret(curve, secret)
    expect(key.extractable).toBe(false)
    expect(key.usages).toEqual([curve === 'Ed25519' ? 'sign' : 'deriveBits'])
    expect(secret).toEqual(bytesFrom(1))
  })

  test('of another length is not imported, and is wiped where it was copied', async () => {
    const copied: Uint8Array[] = []
    const importKey = crypto.subtle.importKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (...args: Parameters<typeof importKey>) => {
      copied.push(args[1] as unknown as Uint8Array)
      return importKey(...args)
    }) as typeof importKey)
    await expect(importSecret(curve, bytesFrom(1, 31))).rejects.toThrow()
    expect(copied[0]?.every((byte) => byte === 0)).toBe(true)
  })
})
