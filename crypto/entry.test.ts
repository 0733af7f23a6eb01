import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fromBase64url, readUtf8, toBase64url, utf8 } from './bytes.ts'
import { bytesFrom, flippedBits, refusalOf, someBytes, wellFormedText } from './cases-for-tests.ts'
import { bodyKeys, openEntry, sealEntry, type BodyKeys, type NewEntry } from './entry.ts'
import {
  bodyHashOf,
  erasedOf,
  hashesOf,
  headerBytes,
  longestBodyBytes,
  placeOf,
  readErasedEntry,
  signedBytes,
  readSealedEntry,
  verifyEntry,
  type EntryHeader,
  type SealedEntry,
} from './entry-shape.ts'
import type { EpochSecret } from './epoch.ts'
import { signL } from './framing.ts'
import { secretKey } from './hkdf.ts'
import type { NewIdentity } from './identity.ts'
import { aHeader, somebody } from './spaces-for-tests.ts'

const secretOf = (epoch: number): Promise<EpochSecret> => secretKey(bytesFrom(epoch + 1))
let ani: NewIdentity
let budi: NewIdentity
let keys: BodyKeys
let made: NewEntry
beforeEach(async () => {
  ani = await somebody('ani')
  budi = await somebody('budi', 2)
  keys = bodyKeys(secretOf)
  made = await seal('Selamat malam, Bu.')
})

const seal = (text: string, changes: Partial<EntryHeader> = {}, iv?: Uint8Array<ArrayBuffer>) =>
  sealEntry(ani.identity.sign, keys, aHeader(changes), utf8(text), iv)
const bodyOf = ({ iv, ct }: Pick<SealedEntry, 'iv' | 'ct'>) => ({ iv: fromBase64url(iv), ct: fromBase64url(ct) })
const verifying = (value: unknown, card = ani.card) => refusalOf(() => verifyEntry(value, card))
const opened = async (entry: unknown, by = keys) => readUtf8(await openEntry(by, await verifyEntry(entry, ani.card)))

describe('an entry', () => {
  test('is read by whoever has the secret of its epoch, and its chain value is told alike to writer and reader', async () => {
    expect(await opened(made.entry)).toBe('Selamat malam, Bu.')
    const verified = await verifyEntry(made.entry, ani.card)
    expect(verified).toEqual({ header: made.entry.header, hash: made.hash, body: bodyOf(made.entry) })
    expect(fromBase64url(made.hash)).toHaveLength(32)
  })

  test('is opened against the very header bytes that its signature covers, written once', async () => {
    const { header } = await verifyEntry(made.entry, ani.card)
    expect(headerBytes(header)).toBe(headerBytes(header))
    expect(headerBytes(header)).toEqual(headerBytes(made.entry.header))
  })

  test('is verified with a key that is read once for all entries under one card', async () => {
    const card = { ...ani.card }
    const importing = vi.spyOn(crypto.subtle, 'importKey')
    await verifyEntry(made.entry, card)
    await verifyEntry(made.entry, card)
    expect(importing.mock.calls.filter((call) => (call as unknown[])[2] === 'Ed25519')).toHaveLength(1)
  })

  test('is verified by the engine that is brought along, which decides the equation and nothing else', async () => {
    const seen: unknown[] = []
    const engine =
      (holds: boolean) =>
      async (...asked: readonly unknown[]) => (seen.push(asked[0]), holds)
    expect((await verifyEntry(made.entry, ani.card, engine(true))).hash).toBe(made.hash)
    expect(seen).toEqual([fromBase64url(ani.card.ed)])
    expect(await refusalOf(() => verifyEntry(made.entry, ani.card, engine(false)))).toBe('signature-wrong')
    const noPoint = { ...made.entry, sig: toBase64url(new Uint8Array(64).fill(255)) }
    expect(await refusalOf(() => verifyEntry(noPoint, ani.card, engine(true)))).toBe('signature-wrong')
  })

  test('tells its place, whole or erased, also where nobody can say who signed it', async () => {
    const place = { header: made.entry.header, hash: made.hash }
    expect(await placeOf(made.entry)).toEqual(place)
    expect(await placeOf(await erasedOf(made.entry))).toEqual(place)
    const sig = toBase64url(new Uint8Array(64))
    expect(await verifying({ ...made.entry, sig })).toBe('signature-wrong')
    const unsigned = await placeOf({ ...made.entry, sig })
    expect(unsigned.header).toEqual(made.entry.header)
    expect(unsigned.hash).not.toBe(made.hash)
    expect(await refusalOf(() => placeOf({ ...made.entry, sig: '' }))).toBe('malformed')
  })

  test('has the same hashes for a server that computes them at once, and the header as it was signed', async () => {
    const { headerJson, bodyHash, hash } = hashesOf(made.entry, (parts) => createHash('sha256').update(Buffer.concat(parts)).digest())
    expect([hash, toBase64url(bodyHash)]).toEqual([made.hash, (await erasedOf(made.entry)).bodyHash])
    expect(headerJson).toEqual(headerBytes(made.entry.header))
  })

  test('holds more than the tag of its seal: padding alone is a byte', async () => {
    const withBody = (bytes: number) => refusalOf(() => readSealedEntry({ ...made.entry, ct: toBase64url(new Uint8Array(bytes)) }))
    expect(await Promise.all([15, 16, 17].map(withBody))).toEqual(['malformed', 'malformed', 'none'])
  })

  test('opens under no other epoch, space, kind, sender or header', async () => {
    const verified = await verifyEntry(made.entry, ani.card)
    for (const change of [
      { epoch: 1 },
      { space: 's2' },
      { kind: 'letter' },
      { from: 'budi' },
      { id: 'e2' },
      { seq: 2 },
      { at: 1 },
      { seen: { budi: 1 } },
    ]) {
      expect(await refusalOf(() => openEntry(keys, { ...verified, header: { ...verified.header, ...change } }))).toBe('sealed-damaged')
    }
    const others = bodyKeys((epoch) => secretOf(epoch + 1))
    expect(await refusalOf(() => openEntry(others, verified))).toBe('sealed-damaged')
  })

  test('has a key for each epoch, sender and kind, asked for once', async () => {
    const asked = vi.fn<typeof secretOf>(secretOf)
    const own = bodyKeys(asked)
    const keyOf = (changes: Partial<EntryHeader>) => own.keyFor(aHeader(changes))
    const first = await keyOf({})
    expect(await keyOf({ id: 'e9', seq: 9 })).toBe(first)
    expect(first.extractable).toBe(false)
    for (const change of [{ epoch: 1 }, { from: 'budi' }, { kind: 'letter' }, { space: 's2' }]) expect(await keyOf(change)).not.toBe(first)
    expect(asked.mock.calls).toEqual([[0], [1], [0], [0], [0]])
    // The same letters and digits in a row are not the same names.
    expect(await keyOf({ space: 's', epoch: 11 })).not.toBe(await keyOf({ space: 's1', epoch: 1 }))
  })

  test('leaves no bytes of its key behind', async () => {
    const held: Uint8Array[] = []
    const importKey = crypto.subtle.importKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (...args: Parameters<typeof importKey>) => {
      if (args[2] === ('AES-GCM' as unknown)) held.push(args[1] as unknown as Uint8Array)
      return importKey(...args)
    }) as typeof importKey)
    await bodyKeys(secretOf).keyFor(aHeader())
    expect(held).toHaveLength(1)
    expect(held[0]?.every((byte) => byte === 0)).toBe(true)
  })

  test('opens once its epoch’s secret has come, though it had not before', async () => {
    let has = false
    const late = bodyKeys((epoch) => (has ? secretOf(epoch) : Promise.reject(new Error('not yet'))))
    await expect(opened(made.entry, late)).rejects.toThrow('not yet')
    has = true
    expect(await opened(made.entry, late)).toBe('Selamat malam, Bu.')
  })

  test('is another each time, and tells of its length no more than a step', async () => {
    const again = await seal('Selamat malam, Bu.')
    expect(again.entry.iv).not.toBe(made.entry.iv)
    expect(again.entry.ct).not.toBe(made.entry.ct)
    const lengthOf = async (text: string) => fromBase64url((await seal(text)).entry.ct).length
    expect(await lengthOf('a'.repeat(200))).toBe(await lengthOf('a'.repeat(206)))
  })

  test('is refused with any bit changed', async () => {
    for (const member of ['iv', 'ct', 'sig'] as const) {
      for (const changed of flippedBits(made.entry, member)) expect(await verifying(changed)).toBe('signature-wrong')
    }
    for (const change of [
      { space: 's2' },
      { epoch: 1 },
      { kind: 'x' },
      { id: 'x' },
      { seq: 2 },
      { prev: made.hash },
      { seen: { budi: 0 } },
      { kt: made.hash },
      { at: 0 },
    ]) {
      expect(await verifying({ ...made.entry, header: { ...made.entry.header, ...change } })).toBe('signature-wrong')
    }
  })

  test('is refused as anybody else’s', async () => {
    expect(await verifying(made.entry, budi.card)).toBe('signer-mismatch')
    expect(await verifying(made.entry, { ...budi.card, uid: 'ani' })).toBe('signature-wrong')
    expect(await verifying({ ...made.entry, header: { ...made.entry.header, from: 'budi' } }, budi.card)).toBe('signature-wrong')
  })

  test('whose sealed bytes its sender signed, though nobody can open them, is told apart', async () => {
    const sealing = async (entry: Omit<SealedEntry, 'sig'>) => {
      const sig = toBase64url(await signL(ani.identity.sign, 'entry', signedBytes(headerBytes(entry.header), await bodyHashOf(bodyOf(entry)))))
      return verifyEntry({ ...entry, sig }, ani.card)
    }
    const { header, iv } = made.entry
    const noise = await sealing({ header, iv, ct: toBase64url(someBytes(40)) })
    expect(await refusalOf(() => openEntry(keys, noise))).toBe('sealed-damaged')
    const key = await keys.keyFor(header)
    const bare = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: fromBase64url(iv), additionalData: headerBytes(header) }, key, utf8('no padding'))
    const unpadded = await sealing({ header, iv, ct: toBase64url(new Uint8Array(bare)) })
    expect(await refusalOf(() => openEntry(keys, unpadded))).toBe('padding-wrong')
  })

  test('has its exact shape', async () => {
    const { header } = made.entry
    const wrongs: object[] = [
      { more: 1 },
      { space: '' },
      { epoch: -1 },
      { record: '' },
      { kind: '' },
      { from: '' },
      { id: '' },
      { seq: 0 },
      { prev: 'AAAA' },
      { seen: [] },
      { seen: null },
      { seen: 'x' },
      { seen: 3 },
      { seen: { 'a b': 1 } },
      { seen: { budi: -1 } },
      { seen: { budi: 1.5 } },
      { kt: 'AAAA' },
      { at: -1 },
    ]
    for (const wrong of wrongs) expect(await verifying({ ...made.entry, header: { ...header, ...wrong } })).toBe('malformed')
    expect(await verifying({ ...made.entry, header: { ...header, suite: 2 } })).toBe('suite-unknown')
    for (const wrong of [{ iv: 'AAAA' }, { ct: toBase64url(new Uint8Array(16)) }, { ct: 1 }, { sig: 'AAAA' }, { more: 1 }]) {
      expect(await verifying({ ...made.entry, ...wrong })).toBe('malformed')
    }
    for (const nothing of [null, undefined, 'x', 3, []]) expect(await verifying(nothing)).toBe('malformed')
    expect(readSealedEntry(made.entry)).toEqual(made.entry)
    expect(await refusalOf(() => readSealedEntry({ ...made.entry, ct: toBase64url(new Uint8Array(17)) }))).toBe('none')
  })

  test('knows how far sixty-four others were read, and not more', async () => {
    const seen = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, at]))
    expect(await refusalOf(() => seal('x', { seen: seen(64) }))).toBe('none')
    expect(await refusalOf(() => seal('x', { seen: seen(65) }))).toBe('malformed')
  })

  test('holds so much, and not one byte more', async () => {
    const withBody = (bytes: number) => ({ ...made.entry, ct: toBase64url(new Uint8Array(bytes)) })
    expect(await refusalOf(() => readSealedEntry(withBody(longestBodyBytes)))).toBe('none')
    expect(await refusalOf(() => readSealedEntry(withBody(longestBodyBytes + 1)))).toBe('malformed')
    expect(await refusalOf(() => seal('a'.repeat(longestBodyBytes)))).toBe('malformed')
    expect(longestBodyBytes).toBe(48 * 1024)
  })

  test('opens as it was written, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormedText({ maxLength: 300 }), async (text) => {
        expect(await opened((await seal(text)).entry)).toBe(text)
      }),
      { numRuns: 40 },
    )
  })

  test('that is no entry is refused, and nothing else happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(await verifying(value)).toMatch(/^(malformed|suite-unknown)$/)
      }),
    )
  })
})

describe('an erased entry', () => {
  test('still verifies, hangs in the same chain, and cannot be opened', async () => {
    const erased = await erasedOf(made.entry)
    expect(JSON.stringify(erased)).not.toContain(made.entry.ct)
    const verified = await verifyEntry(erased, ani.card)
    expect(verified).toEqual({ header: made.entry.header, hash: made.hash, body: null })
    expect(await refusalOf(() => openEntry(keys, verified))).toBe('entry-erased')
  })

  test('is refused with any bit changed, and has its exact shape', async () => {
    const erased = await erasedOf(made.entry)
    for (const member of ['bodyHash', 'sig'] as const) {
      for (const changed of flippedBits(erased, member)) expect(await verifying(changed)).toBe('signature-wrong')
    }
    for (const wrong of [{ bodyHash: 'AAAA' }, { sig: 'AAAA' }, { more: 1 }, { header: {} }, { ct: made.entry.ct }]) {
      expect(await verifying({ ...erased, ...wrong })).toBe('malformed')
    }
    expect(readErasedEntry(erased)).toEqual(erased)
  })
})

describe('the chain value', () => {
  test('is bound to header, body and signature', async () => {
    const values = new Set([made.hash])
    for (const changes of [{ id: 'e2' }, { seq: 2 }, { prev: made.hash }]) values.add((await seal('Selamat malam, Bu.', changes)).hash)
    values.add((await seal('Selamat malam, Pak.')).hash)
    expect(values.size).toBe(5)
    const iv = bytesFrom(1, 12)
    expect((await seal('x', {}, iv)).hash).toBe((await seal('x', {}, Uint8Array.from(iv))).hash)
  })
})
