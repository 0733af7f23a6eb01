import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealBytes } from './aes-gcm.ts'
import { concat, fromBase64url, toBase64url, u16, utf8, type Bytes } from './bytes.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'
import { aMasterKey, bytesFrom, flipBit, refusalOf } from './cases-for-tests.ts'
import { frame } from './framing.ts'
import { openSealed, sealTo } from './hpke.ts'
import { rotateIdentity, type NewIdentity } from './identity.ts'
import { pad, padmeLength } from './padme.ts'
import { openParcel, sealParcel } from './parcel.ts'
import { mostParcelReaders, readParcel, type ParcelHead } from './parcel-shape.ts'
import { somebody } from './spaces-for-tests.ts'

const [ani, budi, citra] = await Promise.all([somebody('ani'), somebody('budi', 2), somebody('citra', 3)])
const place = { from: 'dewi', about: 'invoice:7' }
const content = utf8('bukti transfer')
const parcel = await sealParcel(place, [budi.card, ani.card], content)

const opening = (bytes: Uint8Array, { identity, card }: NewIdentity = ani, expected = place) => openParcel(identity, card, expected, bytes)
const refusing = (bytes: Uint8Array, one = ani, expected = place) => refusalOf(() => opening(bytes, one, expected))

/** The same parcel with another head. */
function withHead(head: unknown, { sealed } = readParcel(parcel)): Bytes {
  const bytes = canonicalJson(head)
  return concat(u16(bytes.length), bytes, sealed)
}
const { head } = readParcel(parcel)
const withReader = (at: number, change: object) =>
  withHead({ ...head, readers: head.readers.map((one, index) => (index === at ? { ...one, ...change } : one)) })

describe('a parcel', () => {
  test('opens for each of its readers, and says who they are, in order', async () => {
    for (const one of [ani, budi]) expect(await opening(parcel, one)).toEqual(content)
    expect(head).toMatchObject({
      v: 1,
      ...place,
      readers: [
        { uid: 'ani', cardHash: ani.card.hash },
        { uid: 'budi', cardHash: budi.card.hash },
      ],
    })
  })

  test('of any content comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await opening(await sealParcel(place, [ani.card], bytes))).toEqual(bytes)
      }),
      { numRuns: 30 },
    )
  })

  test('is for nobody else: not for who is no reader, and not for a reader under another card', async () => {
    expect(await refusing(parcel, citra)).toBe('context-mismatch')
    const next = await rotateIdentity(await aMasterKey(), ani.card, ani.identity.sign)
    expect(await refusing(parcel, next)).toBe('context-mismatch')
    expect(await refusing(parcel, { ...citra, card: { ...ani.card, uid: 'citra' } as never })).toBe('context-mismatch')
  })

  test('is refused where another was expected: from somebody else, or about something else', async () => {
    expect(await refusing(parcel, ani, { ...place, from: 'citra' })).toBe('context-mismatch')
    expect(await refusing(parcel, ani, { ...place, about: 'invoice:8' })).toBe('context-mismatch')
  })

  test('that claims to be from somebody else, about something else, or for another card does not open', async () => {
    for (const change of [{ from: 'citra' }, { about: 'invoice:8' }])
      expect(await refusing(withHead({ ...head, ...change }), ani, { ...place, ...change })).toBe('sealed-damaged')
    const asOther = { ...ani, card: { ...ani.card, hash: budi.card.hash } as never }
    expect(await refusing(withReader(0, { cardHash: budi.card.hash }), asOther)).toBe('sealed-damaged')
    expect(await refusing(withReader(0, { uid: 'aa' }), { ...ani, card: { ...ani.card, uid: 'aa' } as never })).toBe('sealed-damaged')
  })

  test('with one reader less, or any bit of the other’s key changed, opens for nobody: all see the same list', async () => {
    expect(await refusing(withHead({ ...head, readers: head.readers.slice(0, 1) }))).toBe('sealed-damaged')
    const [, other] = head.readers
    expect(await refusing(withReader(1, { ct: flipBit(other?.ct ?? '', 9) }))).toBe('sealed-damaged')
    expect(await refusing(withReader(0, { ct: flipBit(head.readers[0]?.ct ?? '', 9) }))).toBe('sealed-damaged')
    expect(await refusing(withReader(0, { enc: toBase64url(new Uint8Array(32)) }))).toBe('key-unacceptable')
  })

  test('with any bit of the sealed content changed is refused', async () => {
    const { sealed } = readParcel(parcel)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = parcel.slice()
      const at = changed.length - sealed.length + (bit >> 3)
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7))
      expect(await refusing(changed)).toBe('sealed-damaged')
    }
  })

  test('is made as its specification says: key by HPKE with the framed place, content under it with the head', async () => {
    const key = bytesFrom(7)
    const info = frame('parcel', canonicalJson({ v: 1, uid: 'ani', cardHash: ani.card.hash, from: 'dewi', about: 'invoice:7' }))
    const wrap = await sealTo(fromBase64url(ani.card.x), info, key)
    const headBytes = canonicalJson({ v: 1, ...place, readers: [{ uid: 'ani', cardHash: ani.card.hash, ...wrap }] })
    const sealed = await sealBytes(bytesFrom(7), new Uint8Array(12), headBytes, pad(content))
    const byHand = concat(Uint8Array.of(headBytes.length >> 8, headBytes.length & 255), headBytes, sealed)
    expect(await opening(byHand)).toEqual(content)
    const bare = concat(u16(headBytes.length), headBytes, await sealBytes(bytesFrom(7), new Uint8Array(12), headBytes, content))
    expect(await refusing(bare)).toBe('padding-wrong')
    const [one] = head.readers
    expect(await openSealed(ani.identity.agree, fromBase64url(ani.card.x), info, { enc: one?.enc ?? '', ct: one?.ct ?? '' })).toHaveLength(32)
  })

  test('has a key of its own each time, and hides the length of what is in it', async () => {
    const again = await sealParcel(place, [budi.card, ani.card], content)
    expect(readParcel(again).sealed).not.toEqual(readParcel(parcel).sealed)
    expect(readParcel(parcel).sealed).toHaveLength(padmeLength(content.length + 1) + 16)
    expect(readParcel(await sealParcel(place, [ani.card], new Uint8Array(1000))).sealed).toHaveLength(padmeLength(1001) + 16)
  })

  test('for somebody twice is for them once, and for more than sixty-four is not made', async () => {
    expect(readParcel(await sealParcel(place, [ani.card, ani.card], content)).head.readers).toHaveLength(1)
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...ani.card, uid: `r${at}` }) as typeof ani.card)
    expect(readParcel(await sealParcel(place, many(mostParcelReaders), content)).head.readers).toHaveLength(64)
    expect(await refusalOf(() => sealParcel(place, many(65), content))).toBe('malformed')
  })

  test('of a place that nobody could read is not made', async () => {
    for (const wrong of [{ from: 'a b' }, { about: '' }])
      expect(await refusalOf(() => sealParcel({ ...place, ...wrong }, [ani.card], content))).toBe('malformed')
  })
})

describe('the bytes of a parcel', () => {
  const reading = (bytes: Uint8Array) => refusalOf(() => readParcel(bytes))

  test('are read as they were written', () => {
    const { head: read, headBytes, sealed } = readParcel(parcel)
    expect(parseCanonicalJson(headBytes)).toEqual(read)
    expect(concat(u16(headBytes.length), headBytes, sealed)).toEqual(parcel)
  })

  test('that end too early are refused, wherever they end', async () => {
    const shortest = withHead(head, { ...readParcel(parcel), sealed: new Uint8Array(17) })
    expect(await reading(shortest)).toBe('none')
    for (let length = 0; length < shortest.length; length += 1) expect(await reading(shortest.slice(0, length)), String(length)).toBe('malformed')
  })

  test('with another head are refused', async () => {
    const [one, two] = head.readers as [ParcelHead['readers'][number], ParcelHead['readers'][number]]
    const wrongs: unknown[] = [
      [],
      { ...head, more: 1 },
      { ...head, from: 'a b' },
      { ...head, about: '' },
      { ...head, readers: [two, one] },
      { ...head, readers: [one, one] },
      { ...head, readers: [{ ...one, more: 1 }] },
      { ...head, readers: [{ ...one, uid: '' }] },
      { ...head, readers: [{ ...one, cardHash: 'AAAA' }] },
      { ...head, readers: [{ ...one, enc: 'AAAA' }] },
      { ...head, readers: [{ ...one, ct: 'AAAA' }] },
      { ...head, readers: Array.from({ length: 65 }, (_, at) => ({ ...one, uid: `r${String(at).padStart(2, '0')}` })) },
    ]
    for (const wrong of wrongs) expect(await reading(withHead(wrong)), JSON.stringify(wrong).slice(0, 80)).toBe('malformed')
    expect(await reading(withHead({ ...head, v: 2 }))).toBe('suite-unknown')
    const spaced = utf8(`${new TextDecoder().decode(canonicalJson(head))} `)
    expect(await reading(concat(u16(spaced.length), spaced, new Uint8Array(17)))).toBe('malformed')
  })

  test('whatever they are, are read or refused, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(['malformed', 'suite-unknown']).toContain(await reading(bytes))
      }),
    )
  })
})
