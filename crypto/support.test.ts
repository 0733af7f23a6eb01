import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => vi.restoreAllMocks())

const withoutCurve = (missing: string) => {
  const real = crypto.subtle.importKey.bind(crypto.subtle)
  return vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (...args: Parameters<typeof real>) => {
    if (args[2] === missing) throw new DOMException('no such curve', 'NotSupportedError')
    return real(...args)
  }) as typeof real)
}

describe('an engine', () => {
  test('with both curves can hold keys', async () => {
    const { canHoldKeys } = await import('./support.ts')
    expect(await canHoldKeys()).toBe(true)
  })

  test.each(['Ed25519', 'X25519'] as const)('without %s cannot, and says so', async (curve) => {
    withoutCurve(curve)
    const { canHoldKeys, webCryptoKnows } = await import('./support.ts')
    expect(await canHoldKeys()).toBe(false)
    expect(await webCryptoKnows(curve)).toBe(false)
    expect(await webCryptoKnows(curve === 'Ed25519' ? 'X25519' : 'Ed25519')).toBe(true)
  })

  test('is asked once for each curve', async () => {
    const importKey = withoutCurve('none')
    const { webCryptoKnows } = await import('./support.ts')
    await Promise.all([webCryptoKnows('Ed25519'), webCryptoKnows('Ed25519'), webCryptoKnows('X25519')])
    expect(importKey).toHaveBeenCalledTimes(2)
    for (const curve of ['Ed25519', 'X25519']) expect(importKey).toHaveBeenCalledWith('raw', expect.any(Uint8Array), curve, false, [])
  })
})
