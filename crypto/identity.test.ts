import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as fc from 'fast-check'
import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { aMasterKey, bytesFrom, flippedBits, refusalOf } from './cases-for-tests.ts'
import { signL, verifyL } from './framing.ts'
import { openSealed, sealTo } from './hpke.ts'
import { createIdentity, openIdentity, rotateIdentity, type NewIdentity } from './identity.ts'
import { cardBytes, verifyCard, verifyRotation, type SignedCard } from './identity-card.ts'
import { readSealedIdentity } from './identity-shape.ts'

let sari: NewIdentity
let budi: NewIdentity
beforeEach(async () => {
  sari = await createIdentity(await aMasterKey(), 'sari')
  budi = await createIdentity(await aMasterKey(1), 'budi')
})
afterEach(() => vi.restoreAllMocks())

const littleOrder = toBase64url(new Uint8Array(32).with(0, 1))

describe('a new identity', () => {
  test('signs and opens what others seal to it, and none of its keys can be read out', async () => {
    const { identity, card } = sari
    const signature = await signL(identity.sign, 'epoch-commit', utf8('halo'))
    expect(await verifyL(fromBase64url(card.ed), 'epoch-commit', utf8('halo'), signature)).toBe(true)
    const sealed = await sealTo(fromBase64url(card.x), utf8('info'), utf8('halo'))
    expect(await openSealed(identity.agree, fromBase64url(card.x), utf8('info'), sealed)).toEqual(utf8('halo'))
    expect([identity.sign.extractable, identity.agree.extractable]).toEqual([false, false])
  })

  test('has keys of its own', () => {
    expect(sari.card.ed).not.toBe(budi.card.ed)
    expect(sari.card.x).not.toBe(budi.card.x)
    expect(sari.sealed.iv).not.toBe(budi.sealed.iv)
  })

  test('comes back from its seal', async () => {
    const opened = await openIdentity(await aMasterKey(), sari.sealed, sari.card)
    const signature = await signL(opened.sign, 'card', utf8('x'))
    expect(await verifyL(fromBase64url(sari.card.ed), 'card', utf8('x'), signature)).toBe(true)
    const sealed = await sealTo(fromBase64url(sari.card.x), utf8('info'), utf8('halo'))
    expect(await openSealed(opened.agree, fromBase64url(sari.card.x), utf8('info'), sealed)).toEqual(utf8('halo'))
    expect([opened.sign.extractable, opened.agree.extractable]).toEqual([false, false])
  })

  test('is refused by whoever makes it if its engine made a bad key', async () => {
    const bad = { secret: bytesFrom(1), publicKey: fromBase64url(littleOrder) }
    const good = { secret: bytesFrom(1), publicKey: fromBase64url(sari.card.x) }
    expect(await refusalOf(async () => createIdentity(await aMasterKey(), 'sari', { ed: bad, x: good, iv: bytesFrom(1, 12) }))).toBe(
      'key-unacceptable',
    )
    const foreign = { secret: bytesFrom(1), publicKey: fromBase64url(sari.card.ed) }
    expect(await refusalOf(async () => createIdentity(await aMasterKey(), 'sari', { ed: foreign, x: good, iv: bytesFrom(1, 12) }))).toBe(
      'signature-wrong',
    )
  })

  test('needs a user id', async () => {
    expect(await refusalOf(async () => createIdentity(await aMasterKey(), 'a b'))).toBe('malformed')
  })

  test('leaves no secret bytes behind, also when it fails', async () => {
    const held: Uint8Array[] = []
    const fill = Uint8Array.prototype.fill
    const importKey = crypto.subtle.importKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (...args: Parameters<typeof importKey>) => {
      if (args[0] === ('pkcs8' as string)) held.push(args[1] as unknown as Uint8Array)
      return importKey(...args)
    }) as typeof importKey)
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...args) => {
      held.push(args[2] as Uint8Array)
      return encrypt(...args)
    })
    const materials = {
      ed: { secret: bytesFrom(1), publicKey: bytesFrom(2) },
      x: { secret: bytesFrom(3), publicKey: bytesFrom(4) },
      iv: bytesFrom(5, 12),
    }
    await refusalOf(async () => createIdentity(await aMasterKey(), 'sari', materials))
    expect(held).toHaveLength(2)
    await createIdentity(await aMasterKey(), 'sari')
    expect(held).toHaveLength(5)
    held.push(materials.ed.secret, materials.x.secret)
    expect(held.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true)
    expect(fill).toBe(Uint8Array.prototype.fill)
  })

  test('opened from its seal leaves no secret bytes behind', async () => {
    const opened: Uint8Array[] = []
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => {
      const buffer = await decrypt(...args)
      opened.push(new Uint8Array(buffer))
      return buffer
    })
    await openIdentity(await aMasterKey(), sari.sealed, sari.card)
    expect(opened).toHaveLength(1)
    expect(opened[0]?.every((byte) => byte === 0)).toBe(true)
  })
})

describe('a sealed identity', () => {
  const open = async (sealed: unknown, card = sari.card) => refusalOf(async () => openIdentity(await aMasterKey(), sealed, card))

  test('does not open under another master key', async () => {
    expect(await refusalOf(async () => openIdentity(await aMasterKey(1), sari.sealed, sari.card))).toBe('sealed-damaged')
  })

  test('does not open with any one bit changed', async () => {
    for (const member of ['iv', 'ct'] as const) {
      for (const changed of flippedBits(sari.sealed, member)) expect(await open(changed)).toBe('sealed-damaged')
    }
  })

  test('opens for its own card only', async () => {
    expect(await open(budi.sealed)).toBe('context-mismatch')
    for (const change of [{ uid: 'budi' }, { ver: 2 }, { ed: budi.card.ed }, { x: budi.card.x }]) {
      const ctx = { ...sari.sealed.ctx, ...change }
      expect(await open({ ...sari.sealed, ctx })).toBe('context-mismatch')
      expect(await open({ ...sari.sealed, ctx }, { ...sari.card, ...change })).toBe('sealed-damaged')
    }
  })

  test('has its exact shape', async () => {
    for (const wrong of [
      { ...sari.sealed, more: 1 },
      { ...sari.sealed, iv: 'AAAA' },
      { ...sari.sealed, ct: 'AAAA' },
      { ...sari.sealed, ctx: {} },
      null,
    ]) {
      expect(await open(wrong)).toBe('malformed')
    }
    for (const change of [{ uid: '' }, { ver: 0 }, { ed: 'AAAA' }, { x: 'AAAA' }]) {
      expect(await open({ ...sari.sealed, ctx: { ...sari.sealed.ctx, ...change } })).toBe('malformed')
    }
    expect(await open({ ...sari.sealed, ctx: { ...sari.sealed.ctx, v: 0 } })).toBe('suite-unknown')
    expect(readSealedIdentity(sari.sealed)).toEqual(sari.sealed)
  })
})

describe('an identity card', () => {
  const edit = (change: object, about: SignedCard = sari.signed) => refusalOf(() => verifyCard({ ...about, card: { ...about.card, ...change } }))

  test('is verified, with its hash', async () => {
    const card = await verifyCard(sari.signed)
    expect(card).toEqual(sari.card)
    expect(fromBase64url(card.hash)).toHaveLength(32)
    expect(card.hash).not.toBe(budi.card.hash)
  })

  test('cannot be changed', async () => {
    expect(await edit({ uid: 'budi' })).toBe('signature-wrong')
    expect(await edit({ x: budi.card.x })).toBe('signature-wrong')
    expect(await edit({ ed: budi.card.ed })).toBe('signature-wrong')
  })

  test('cannot carry any other signature', async () => {
    for (const changed of flippedBits(sari.signed, 'self')) expect(await refusalOf(() => verifyCard(changed))).toBe('signature-wrong')
    expect(await refusalOf(() => verifyCard({ ...sari.signed, self: budi.signed.self }))).toBe('signature-wrong')
    const elsewhere = toBase64url(await signL(sari.identity.sign, 'card-rotation', cardBytes(sari.signed.card)))
    expect(await refusalOf(() => verifyCard({ ...sari.signed, self: elsewhere }))).toBe('signature-wrong')
  })

  test('with a key of small order or in a second spelling is refused before its signature', async () => {
    const nonCanonical = toBase64url(Uint8Array.from({ length: 32 }, () => 0xff))
    for (const key of [littleOrder, nonCanonical]) {
      expect(await edit({ ed: key })).toBe('key-unacceptable')
      expect(await edit({ x: key })).toBe('key-unacceptable')
    }
  })

  test('that is the first has neither a card before it nor an old signature; any other has both', async () => {
    const hash = sari.card.hash
    const signAs = async (change: object) => {
      const card = { ...sari.signed.card, ...change }
      return { card, self: toBase64url(await signL(sari.identity.sign, 'card-self', cardBytes(card))), old: '' }
    }
    expect(await refusalOf(async () => verifyCard(await signAs({ prev: hash })))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({})), old: sari.signed.self }))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({ ver: 2 })), old: sari.signed.self }))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard(await signAs({ ver: 2, prev: hash })))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({ ver: 2, prev: hash })), old: sari.signed.self }))).toBe('none')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({ ver: 0, prev: hash })), old: sari.signed.self }))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({ ver: 2, prev: 'AAAA' })), old: sari.signed.self }))).toBe('malformed')
    expect(await refusalOf(async () => verifyCard({ ...(await signAs({ ver: 2, prev: hash })), old: 'AAAA' }))).toBe('malformed')
  })

  test('has its exact shape', async () => {
    for (const change of [{ more: 1 }, { uid: '' }, { ver: 0 }, { ver: 1.5 }, { ed: 'AAAA' }, { x: 'AAAA' }, { prev: 'AAAA' }])
      expect(await edit(change)).toBe('malformed')
    expect(await edit({ suite: 2 })).toBe('suite-unknown')
    const { prev: _prev, ...withoutPrev } = sari.signed.card
    for (const wrong of [
      { ...sari.signed, more: 1 },
      { ...sari.signed, card: withoutPrev },
      { ...sari.signed, self: '' },
      { ...sari.signed, old: 'AAAA' },
      null,
    ]) {
      expect(await refusalOf(() => verifyCard(wrong))).toBe('malformed')
    }
  })

  test('is read without anything but a refusal, whatever is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(['malformed', 'suite-unknown']).toContain(await refusalOf(() => verifyCard(value)))
      }),
    )
  })
})

describe('a rotation', () => {
  test('leads to a card that follows the one known, with keys of its own', async () => {
    const next = await rotateIdentity(await aMasterKey(), sari.card, sari.identity.sign)
    expect(await verifyRotation(sari.card, next.signed)).toEqual(next.card)
    expect(next.card).toMatchObject({ uid: 'sari', ver: 2, prev: sari.card.hash })
    expect(next.card.ed).not.toBe(sari.card.ed)
    expect(next.card.x).not.toBe(sari.card.x)
    const third = await rotateIdentity(await aMasterKey(), next.card, next.identity.sign)
    expect(await verifyRotation(next.card, third.signed)).toEqual(third.card)
    expect(await refusalOf(() => verifyRotation(sari.card, third.signed))).toBe('card-not-successor')
  })

  test('signed by anything but the old key is not believed', async () => {
    const stolen = await rotateIdentity(await aMasterKey(), sari.card, budi.identity.sign)
    expect(await refusalOf(() => verifyRotation(sari.card, stolen.signed))).toBe('card-not-successor')
    const next = await rotateIdentity(await aMasterKey(), sari.card, sari.identity.sign)
    for (const old of [next.signed.self, toBase64url(await signL(sari.identity.sign, 'card-self', cardBytes(next.signed.card)))]) {
      expect(await refusalOf(() => verifyRotation(sari.card, { ...next.signed, old }))).toBe('card-not-successor')
    }
  })

  test('must be of the same person, the next version and the card known', async () => {
    const rotateFrom = async (change: object) => (await rotateIdentity(await aMasterKey(), { ...sari.card, ...change }, sari.identity.sign)).signed
    for (const change of [{ uid: 'budi' }, { ver: 2 }, { ver: 4 }, { hash: budi.card.hash }]) {
      expect(await refusalOf(async () => verifyRotation(sari.card, await rotateFrom(change)))).toBe('card-not-successor')
    }
    expect(await refusalOf(async () => verifyRotation(sari.card, await rotateFrom({})))).toBe('none')
  })

  test('to a first card, to the same card or to an unsound one is not believed', async () => {
    expect(await refusalOf(() => verifyRotation(sari.card, budi.signed))).toBe('card-not-successor')
    expect(await refusalOf(() => verifyRotation(sari.card, sari.signed))).toBe('card-not-successor')
    const next = await rotateIdentity(await aMasterKey(), sari.card, sari.identity.sign)
    expect(await refusalOf(() => verifyRotation(sari.card, { ...next.signed, self: sari.signed.self }))).toBe('signature-wrong')
    expect(await refusalOf(() => verifyRotation(sari.card, null))).toBe('malformed')
  })
})
