import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toBase64url, utf8, type Bytes } from './bytes.ts'
import { flipBit, refusalOf, someBytes } from './cases-for-tests.ts'
import { openFile, sealFile } from './file.ts'
import { sha256 } from './framing.ts'
import made from './vectors/age-1.1.1.json' with { type: 'json' }

const content = utf8('Berkas kecil. 🌿')
const file = await sealFile(content)
const told = { bytes: content.length, sha256: toBase64url(await sha256(content)) }

describe('a file', () => {
  test('comes back with the identity that was made for it', async () => {
    expect(await openFile(file.identity, file.sealed, told)).toEqual(content)
    expect({ bytes: file.bytes, sha256: file.sha256 }).toEqual(told)
  })

  test('gets an identity of its own each time', async () => {
    expect((await sealFile(content)).identity).not.toBe(file.identity)
  })

  test('that is not the content that was told of is refused', async () => {
    for (const wrong of [{ bytes: told.bytes + 1 }, { bytes: told.bytes - 1 }, { sha256: flipBit(told.sha256, 0) }, { sha256: '' }])
      expect(await refusalOf(() => openFile(file.identity, file.sealed, { ...told, ...wrong })), JSON.stringify(wrong)).toBe('file-mismatch')
  })

  test('with any bit changed is refused', async () => {
    for (let bit = 0; bit < file.sealed.length * 8; bit++) {
      const changed = file.sealed.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await refusalOf(() => openFile(file.identity, changed, told))).toBe('sealed-damaged')
    }
  })

  test('cut off, or with something after its end, is refused', async () => {
    const longer = new Uint8Array(file.sealed.length + 1)
    longer.set(file.sealed)
    for (const changed of [new Uint8Array(), file.sealed.slice(0, -1), file.sealed.slice(0, 100), longer])
      expect(await refusalOf(() => openFile(file.identity, changed, told))).toBe('sealed-damaged')
  })

  test('opens with no other identity, and with nothing that is none of this kind', async () => {
    const { identity } = await sealFile(content)
    expect(await refusalOf(() => openFile(identity, file.sealed, told))).toBe('sealed-damaged')
    const { generateHybridIdentity } = await import('age-encryption')
    const last = file.identity.at(-1) === 'Q' ? 'P' : 'Q'
    const none = [
      '',
      ` ${file.identity}`,
      `${file.identity}\n`,
      file.identity.toLowerCase(),
      await generateHybridIdentity(),
      file.identity.slice(0, -1) + last,
    ]
    for (const one of none) expect(await refusalOf(() => openFile(one, file.sealed, told)), one).toBe('malformed')
  })
})

describe('the format', () => {
  test.each(made.files)('is that of age: what its own program made opens ($name)', async ({ sealed, text }) => {
    const plain = utf8(text)
    const opened = await openFile(made.identity, new Uint8Array(Buffer.from(sealed, 'base64')), {
      bytes: plain.length,
      sha256: toBase64url(await sha256(plain)),
    })
    expect(opened).toEqual(plain)
  })

  test('is read here as its specification says, by Node alone', () => {
    for (const { sealed, text } of made.files) expect(readAge(made.identity, Buffer.from(sealed, 'base64')).toString()).toBe(text)
  })

  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('is that of age: a file of %i bytes opens by its specification', async (size) => {
    const plain = someBytes(size % 65_536)
    const whole = new Uint8Array(size)
    whole.set(plain)
    const { identity, sealed } = await sealFile(whole)
    expect(readAge(identity, sealed).equals(whole)).toBe(true)
  })
})

/** An age file (https://age-encryption.org/v1) with one X25519 stanza, read by nothing but Node's own cryptography. */
function readAge(identity: string, whole: Bytes | Buffer): Buffer {
  const bytes = Buffer.from(whole)
  const headerEnd = bytes.indexOf('\n--- ') + 5
  const [version, stanza = '', body = ''] = bytes.subarray(0, headerEnd).toString('latin1').split('\n')
  const [, type, share = ''] = stanza.split(' ')
  if (version !== 'age-encryption.org/v1' || !stanza.startsWith('-> ') || type !== 'X25519') throw new Error('another kind of file')
  const secret = privateKey(bech32Bytes(identity))
  const ephemeral = Buffer.from(share, 'base64')
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKey(ephemeral) })
  const own = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  const wrapKey = derive(shared, Buffer.concat([ephemeral, own]), 'age-encryption.org/v1/X25519')
  const fileKey = unseal(wrapKey, Buffer.alloc(12), Buffer.from(body, 'base64'))
  // 43 letters of the header's MAC and the end of the line, then the nonce.
  const payload = bytes.subarray(headerEnd + 44)
  const streamKey = derive(fileKey, payload.subarray(0, 16), 'payload')
  const chunks: Buffer[] = []
  for (let at = 16, count = 0; at < payload.length; at += 65_552, count++) {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(count, 7)
    nonce[11] = at + 65_552 >= payload.length ? 1 : 0
    chunks.push(unseal(streamKey, nonce, payload.subarray(at, at + 65_552)))
  }
  return Buffer.concat(chunks)
}

const derive = (key: Buffer, salt: Buffer, info: string) => Buffer.from(hkdfSync('sha256', key, salt, info, 32))

function unseal(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const opening = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  opening.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
}

const privateKey = (raw: Buffer) =>
  createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw]), format: 'der', type: 'pkcs8' })
const publicKey = (raw: Buffer) =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]), format: 'der', type: 'spki' })

/** BIP 173 without its check: 52 letters of 5 bits are 32 bytes and 4 bits over. */
function bech32Bytes(identity: string): Buffer {
  const letters = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'
  const data = identity.slice('AGE-SECRET-KEY-1'.length, -6)
  const bits = Array.from(data, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.slice(0, 256).match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
