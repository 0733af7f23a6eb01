import { x25519 } from '@noble/curves/ed25519.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64url, utf8, type Bytes } from './bytes.ts'
import { bytesFrom, flippedBits, refusalOf } from './cases-for-tests.ts'
import { importSecret } from './curve-keys.ts'
import { openSealed, readSealedTo, sealTo, type SealedTo } from './hpke.ts'
import { littleEndian } from './point.ts'

const secret = bytesFrom(11)
const publicKey: Bytes = Uint8Array.from(x25519.getPublicKey(secret))
const info = utf8('info')
const open = async (sealed: SealedTo, aboutInfo = info) => openSealed(await importSecret('X25519', secret), publicKey, aboutInfo, sealed)

describe('what is sealed to somebody', () => {
  test('is opened by him', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (content) => {
        const sealed = readSealedTo(content.length)(await sealTo(publicKey, info, Uint8Array.from(content)))
        expect(await open(sealed)).toEqual(Uint8Array.from(content))
      }),
      { numRuns: 20 },
    )
  })

  test('never looks the same twice', async () => {
    const [one, other] = [await sealTo(publicKey, info, bytesFrom(1)), await sealTo(publicKey, info, bytesFrom(1))]
    expect(one.enc).not.toBe(other.enc)
    expect(one.ct).not.toBe(other.ct)
  })

  test('is not opened with another purpose, key or public key', async () => {
    const sealed = await sealTo(publicKey, info, bytesFrom(1))
    expect(await refusalOf(() => open(sealed, utf8('inf')))).toBe('sealed-damaged')
    const other = bytesFrom(12)
    const otherPublic = Uint8Array.from(x25519.getPublicKey(other))
    expect(await refusalOf(async () => openSealed(await importSecret('X25519', other), otherPublic, info, sealed))).toBe('sealed-damaged')
    expect(await refusalOf(async () => openSealed(await importSecret('X25519', secret), otherPublic, info, sealed))).toBe('sealed-damaged')
  })

  test('is not opened with any one bit changed', async () => {
    const sealed = await sealTo(publicKey, info, bytesFrom(1, 3))
    for (const changed of flippedBits(sealed, 'ct')) expect(await refusalOf(() => open(changed))).toBe('sealed-damaged')
    for (const changed of flippedBits(sealed, 'enc')) expect(['sealed-damaged', 'key-unacceptable']).toContain(await refusalOf(() => open(changed)))
  })

  test('is neither sealed to nor opened with a key of small order', async () => {
    const small = littleEndian(1n)
    expect(await refusalOf(() => sealTo(small, info, bytesFrom(1)))).toBe('key-unacceptable')
    const sealed = await sealTo(publicKey, info, bytesFrom(1))
    expect(await refusalOf(() => open({ ...sealed, enc: toBase64url(small) }))).toBe('key-unacceptable')
  })

  test('has its exact shape', async () => {
    const sealed = await sealTo(publicKey, info, bytesFrom(1))
    expect(readSealedTo(32)(sealed)).toEqual(sealed)
    for (const wrong of [{ ...sealed, more: 1 }, { ...sealed, enc: 'AAAA' }, { enc: sealed.enc }, null])
      expect(await refusalOf(() => readSealedTo(32)(wrong))).toBe('malformed')
    expect(await refusalOf(() => readSealedTo(31)(sealed))).toBe('malformed')
  })
})
