import { x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { bytesFrom, refusalOf } from './cases-for-tests.ts'
import { importSecret } from './curve-keys.ts'
import { littleEndian } from './point.ts'
import { checkX25519Key } from './x25519.ts'

const prime = 2n ** 255n - 19n
const order8 = [
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
].map((text) => Uint8Array.from(Buffer.from(text, 'hex')))
const small = [littleEndian(0n), littleEndian(1n), littleEndian(prime - 1n), ...order8]

describe('a public key for X25519', () => {
  test('of large order in its one spelling is accepted', () => {
    expect(() => checkX25519Key(x25519.getPublicKey(bytesFrom(1)))).not.toThrow()
    expect(() => checkX25519Key(littleEndian(prime - 2n))).not.toThrow()
    expect(() => checkX25519Key(littleEndian(2n))).not.toThrow()
  })

  test.each(small.map((key, at) => [at, key] as const))(
    'of small order is refused (%i), and WebCrypto would make nothing of it',
    async (_at, key) => {
      expect(await refusalOf(() => checkX25519Key(key))).toBe('key-unacceptable')
      const other = await crypto.subtle.importKey('raw', key, 'X25519', false, [])
      const own = await importSecret('X25519', bytesFrom(3))
      await expect(crypto.subtle.deriveBits({ name: 'X25519', public: other }, own, 256)).rejects.toThrow()
    },
  )

  test.each(Array.from({ length: 19 }, (_, above) => above))('of u = p + %i is refused', async (above) => {
    expect(await refusalOf(() => checkX25519Key(littleEndian(prime + BigInt(above))))).toBe('key-unacceptable')
  })

  test('with its unused top bit set is refused', async () => {
    const key = x25519.getPublicKey(bytesFrom(1))
    expect(await refusalOf(() => checkX25519Key(key.with(31, (key[31] ?? 0) | 0x80)))).toBe('key-unacceptable')
  })

  test('of another length is refused', async () => {
    for (const count of [0, 31, 33]) expect(await refusalOf(() => checkX25519Key(bytesFrom(4, count)))).toBe('key-unacceptable')
  })
})
