import { ed25519 } from '@noble/curves/ed25519.js'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Bytes } from './bytes.ts'
import { bytesFrom, refusalOf } from './cases-for-tests.ts'
import { byNoble, byWebCrypto, checkEd25519Key, isAcceptablePoint, verifyEd25519, verifyWith } from './ed25519.ts'
import { equationHolds } from './ed25519-fallback.ts'
import { littleEndian } from './point.ts'

const secret = bytesFrom(7)
const publicKey = Uint8Array.from(ed25519.getPublicKey(secret))
const message = Uint8Array.of(1, 2, 3)
const signature = Uint8Array.from(ed25519.sign(message, secret))
const engines = [
  ['WebCrypto', byWebCrypto],
  ['noble', byNoble],
] as const
const yes = async () => true
const prime = 2n ** 255n - 19n
const order = ed25519.Point.Fn.ORDER
const withTopBit = (bytes: Uint8Array) => bytes.with(31, (bytes[31] ?? 0) | 0x80)

/** The eight points of small order, from noble's arithmetic: multiples of one of order eight. */
const torsion = ed25519.Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')
const smallPoints = Array.from({ length: 8 }, (_, times) => Uint8Array.from(torsion.multiplyUnsafe(BigInt(times)).toBytes()))

afterEach(() => vi.restoreAllMocks())

describe('a public key', () => {
  test('of large order in its one spelling is accepted', () => {
    expect(isAcceptablePoint(publicKey)).toBe(true)
    expect(() => checkEd25519Key(publicKey)).not.toThrow()
  })

  test.each(smallPoints.map((point, at) => [at, point] as const))('of small order is refused (multiple %i)', async (_at, point) => {
    expect(await refusalOf(() => checkEd25519Key(point))).toBe('key-unacceptable')
    expect(await refusalOf(() => checkEd25519Key(withTopBit(point)))).toBe('key-unacceptable')
  })

  test.each(Array.from({ length: 19 }, (_, above) => above))('with y = p + %i is refused', async (above) => {
    const key = littleEndian(prime + BigInt(above))
    expect(await refusalOf(() => checkEd25519Key(key))).toBe('key-unacceptable')
    expect(await refusalOf(() => checkEd25519Key(withTopBit(key)))).toBe('key-unacceptable')
  })

  test('with y = p − 2 is accepted: the bound is exact', () => {
    expect(isAcceptablePoint(littleEndian(prime - 2n))).toBe(true)
    expect(isAcceptablePoint(littleEndian(2n))).toBe(true)
  })

  test('of another length is refused', () => {
    expect(isAcceptablePoint(publicKey.slice(0, 31))).toBe(false)
    expect(isAcceptablePoint(Uint8Array.of(...publicKey, 0))).toBe(false)
    expect(isAcceptablePoint(new Uint8Array(0))).toBe(false)
  })

  test('is not changed by looking at it', () => {
    const key = withTopBit(publicKey)
    isAcceptablePoint(key)
    expect(key[31]).toBe((publicKey[31] ?? 0) | 0x80)
  })
})

describe.each(engines)('a signature, with %s', (_name, engine) => {
  test('by the key over the message is good', async () => {
    expect(await verifyWith(engine, publicKey, message, signature)).toBe(true)
  })

  test('with any one bit changed is not', async () => {
    for (let bit = 0; bit < 512; bit += 7) {
      const changed = signature.with(bit >> 3, (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      expect(await verifyWith(engine, publicKey, message, changed)).toBe(false)
    }
  })

  test('over another message, by another key or by no point of the curve is not', async () => {
    expect(await verifyWith(engine, publicKey, Uint8Array.of(1, 2), signature)).toBe(false)
    expect(await verifyWith(engine, Uint8Array.from(ed25519.getPublicKey(bytesFrom(8))), message, signature)).toBe(false)
    expect(await verifyWith(engine, littleEndian(2n), message, signature)).toBe(false)
  })

  test('says the same as noble for whatever was signed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 80 }), async (seed, content) => {
        const [key, text] = [Uint8Array.from(ed25519.getPublicKey(seed)), Uint8Array.from(content)]
        expect(await verifyWith(engine, key, text, Uint8Array.from(ed25519.sign(text, seed)))).toBe(true)
      }),
      { numRuns: 10 },
    )
  })
})

describe('before any engine is asked', () => {
  const s = signature.slice(32)
  const join = (r: Uint8Array, scalar: Uint8Array) => Uint8Array.of(...r, ...scalar)

  test('a sound form goes on to the engine', async () => {
    expect(await verifyWith(yes, publicKey, message, signature)).toBe(true)
    expect(await verifyWith(yes, publicKey, message, join(signature.slice(0, 32), littleEndian(order - 1n)))).toBe(true)
  })

  test.each<readonly [string, Bytes]>([
    ['63 bytes', signature.slice(0, 63)],
    ['63 bytes with a small S', join(signature.slice(0, 32), littleEndian(5n)).slice(0, 63)],
    ['65 bytes', Uint8Array.of(...signature, 0)],
    ['S = L', join(signature.slice(0, 32), littleEndian(order))],
    ['S + L', join(signature.slice(0, 32), littleEndian(s.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order))],
    ['S with its top bit', join(signature.slice(0, 32), withTopBit(s))],
    ['R that is not canonical', join(littleEndian(prime + 3n), s)],
    ...smallPoints.map((point, at): [string, Bytes] => [`R of small order ${at}`, join(point, s)]),
  ])('%s is refused', async (_what, changed) => {
    expect(await verifyWith(yes, publicKey, message, changed)).toBe(false)
  })

  test('a key of small order is refused', async () => {
    for (const point of smallPoints) expect(await verifyWith(yes, point, message, signature)).toBe(false)
  })

  test('an engine that throws has not verified', async () => {
    expect(await verifyWith(() => Promise.reject(new Error('no')), publicKey, message, signature)).toBe(false)
  })
})

describe('the engine', () => {
  test('is WebCrypto where it has the curve', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify')
    expect(await verifyEd25519(publicKey, message, signature)).toBe(true)
    expect(verify).toHaveBeenCalledOnce()
  })

  test('imports a key once, for verifying and nothing else, as long as it is handed the same bytes', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey')
    const key = publicKey.slice()
    expect(await byWebCrypto(key, message, signature)).toBe(true)
    expect(await byWebCrypto(key, Uint8Array.of(9), signature)).toBe(false)
    expect(importKey).toHaveBeenCalledExactlyOnceWith('raw', key, 'Ed25519', false, ['verify'])
    expect(await byWebCrypto(publicKey.slice(), message, signature)).toBe(true)
    expect(importKey).toHaveBeenCalledTimes(2)
  })

  test('tries a key again that could not be imported', async () => {
    const key = publicKey.slice()
    const importKey = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValueOnce(new Error('busy'))
    await expect(byWebCrypto(key, message, signature)).rejects.toThrow('busy')
    expect(await byWebCrypto(key, message, signature)).toBe(true)
    expect(importKey).toHaveBeenCalledTimes(2)
  })

  test('is noble where WebCrypto has not', async () => {
    vi.resetModules()
    const importKey = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no such curve', 'NotSupportedError'))
    const fresh = await import('./ed25519.ts')
    expect(await fresh.verifyEd25519(publicKey, message, signature)).toBe(true)
    expect(await fresh.verifyEd25519(publicKey, Uint8Array.of(9), signature)).toBe(false)
    expect(importKey).toHaveBeenCalledOnce()
  })
})

describe('the fallback', () => {
  test('decides the equation as it stands', async () => {
    expect(await equationHolds(publicKey, message, signature)).toBe(true)
    expect(await equationHolds(publicKey, Uint8Array.of(9), signature)).toBe(false)
  })

  test('takes no key in its second spelling, even where nobody looked at it before', async () => {
    await expect(equationHolds(littleEndian(prime + 1n), message, signature)).rejects.toThrow()
  })
})

describe('looking at a key', () => {
  test('leaves the bytes of the caller as they were, also those of a Node Buffer, whose slice is a view', () => {
    const given = Buffer.from(Uint8Array.from({ length: 32 }, () => 0xa5))
    isAcceptablePoint(given)
    expect([...given]).toEqual(Array.from({ length: 32 }, () => 0xa5))
  })
})
