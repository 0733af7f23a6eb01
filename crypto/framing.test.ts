import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdfSync } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import { bytesFrom } from './cases-for-tests.ts'
import { importSecret } from './curve-keys.ts'
import { expandL, frame, signL, verifyL } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { labels } from './labels.ts'

const content = utf8('content')
const secret = bytesFrom(5)
const publicKey = Uint8Array.from(ed25519.getPublicKey(secret))

describe('a frame', () => {
  test('is the length of the label, the label and the content', () => {
    expect(Buffer.from(frame('auth', content)).toString('latin1')).toBe('\0\x0dteduh/v1 authcontent')
  })

  test('is never that of another label or content', () => {
    const some = fc.record({ label: fc.constantFrom(...labels), content: fc.uint8Array({ maxLength: 12 }) })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const same = Buffer.compare(frame(one.label, one.content), frame(other.label, other.content)) === 0
        expect(same).toBe(one.label === other.label && Buffer.compare(one.content, other.content) === 0)
      }),
    )
  })

  test('has each label once', () => {
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('a framed signature', () => {
  test('holds for its label and content only', async () => {
    const signature = await signL(await importSecret('Ed25519', secret), 'card', content)
    expect(await verifyL(publicKey, 'card', content, signature)).toBe(true)
    expect(await verifyL(publicKey, 'certificate', content, signature)).toBe(false)
    expect(await verifyL(publicKey, 'card', utf8('another'), signature)).toBe(false)
  })
})

describe('a framed derivation', () => {
  test('is HKDF with 32 zero bytes of salt and the frame as info', async () => {
    const expected = new Uint8Array(hkdfSync('sha256', bytesFrom(1), new Uint8Array(32), frame('auth', content), 32))
    expect(await expandL(await secretKey(bytesFrom(1)), 'auth', content)).toEqual(expected)
    expect(await expandL(await secretKey(bytesFrom(1)), 'auth', content, 16)).toEqual(expected.slice(0, 16))
  })

  test('differs by label, by context and by key', async () => {
    const [one, other] = [await secretKey(bytesFrom(1)), await secretKey(bytesFrom(2))]
    const all = await Promise.all([
      expandL(one, 'auth', content),
      expandL(one, 'card', content),
      expandL(one, 'auth', utf8('')),
      expandL(other, 'auth', content),
    ])
    expect(new Set(all.map((bytes) => bytes.join())).size).toBe(4)
  })

  test('takes the secret over: its bytes are zero, and WebCrypto does not give them back', async () => {
    const bytes = bytesFrom(1)
    const key = await secretKey(bytes)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(key.extractable).toBe(false)
  })
})
