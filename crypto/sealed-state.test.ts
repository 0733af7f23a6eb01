import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nonceBytes, sealBytes } from './aes-gcm.ts'
import { toBase64url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { aMasterKey, bytesFrom, flippedBits, refusalOf } from './cases-for-tests.ts'
import { expandL } from './framing.ts'
import { padmeLength } from './padme.ts'
import { openLocal, openState, sealLocal, sealState } from './sealed-state.ts'
import { longestStateBytes, readSealedLocal, readSealedState } from './state-shape.ts'

const masterKey = await aMasterKey()
const place = { uid: 'sari', name: 'heads', gen: 3 }
const content = utf8('kepala dan pin')
const state = await sealState(masterKey, place, content)
const local = await sealLocal(masterKey, place, content)

describe('a state', () => {
  test('opens for whoever has the master key, also when older ones were seen', async () => {
    for (const gen of [0, 1, 3]) expect(await openState(masterKey, { ...place, gen }, state)).toEqual(content)
    expect(state.ctx).toEqual({ v: 1, ...place })
  })

  test('of any content comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1 }), async (bytes, gen) => {
        const sealed = await sealState(masterKey, { ...place, gen }, bytes)
        expect(await openState(masterKey, { ...place, gen: 0 }, sealed)).toEqual(bytes)
      }),
      { numRuns: 50 },
    )
  })

  test('opens under no other master key', async () => {
    expect(await refusalOf(async () => openState(await aMasterKey(7), place, state))).toBe('sealed-damaged')
  })

  test('is refused in the place of another, of somebody else, or when a newer one was seen', async () => {
    for (const other of [{ uid: 'budi' }, { name: 'phrases' }, { gen: 4 }])
      expect(await refusalOf(() => openState(masterKey, { ...place, ...other }, state)), JSON.stringify(other)).toBe('context-mismatch')
  })

  test('that claims another place, or a newer generation, does not open', async () => {
    for (const other of [{ uid: 'budi' }, { name: 'phrases' }, { gen: 4 }]) {
      const claims = { ...state, ctx: { ...state.ctx, ...other } }
      expect(await refusalOf(() => openState(masterKey, { ...place, ...other }, claims))).toBe('sealed-damaged')
    }
  })

  test('with any bit changed is refused', async () => {
    for (const member of ['iv', 'ct'] as const)
      for (const changed of flippedBits(state, member)) expect(await refusalOf(() => openState(masterKey, place, changed))).toBe('sealed-damaged')
  })

  test('hides the length of what is in it', async () => {
    expect((await sealState(masterKey, place, new Uint8Array(1000))).ct).toHaveLength(Math.ceil(((padmeLength(1001) + 16) * 4) / 3))
    const unpadded = await sealBytes(
      await expandL(masterKey, 'state-seal', canonicalJson(state.ctx)),
      bytesFrom(1, 12),
      canonicalJson(state.ctx),
      content,
    )
    const bare = { ...state, iv: toBase64url(bytesFrom(1, 12)), ct: toBase64url(unpadded) }
    expect(await refusalOf(() => openState(masterKey, place, bare))).toBe('padding-wrong')
  })

  test('has a nonce of its own each time', async () => {
    const again = await sealState(masterKey, place, content)
    expect(again.iv).not.toBe(state.iv)
    expect(nonceBytes).toBe(12)
  })

  test('of a place that nobody could read, or with too much in it, is not made', async () => {
    for (const wrong of [{ uid: 'a b' }, { name: '' }, { gen: 0 }, { gen: 1.5 }])
      expect(await refusalOf(() => sealState(masterKey, { ...place, ...wrong }, content)), JSON.stringify(wrong)).toBe('malformed')
    expect(await refusalOf(() => sealState(masterKey, place, new Uint8Array(34_815)))).toBe('none')
    expect(await refusalOf(() => sealState(masterKey, place, new Uint8Array(34_816)))).toBe('malformed')
  })

  test('in another shape is refused', () => {
    const ofBytes = (count: number) => ({ ...state, ct: toBase64url(new Uint8Array(count)) })
    expect(readSealedState(state)).toEqual(state)
    expect(readSealedState(ofBytes(17))).toEqual(ofBytes(17))
    expect(readSealedState(ofBytes(longestStateBytes)).ct).toHaveLength(49_152)
    const wrong = [null, {}, ofBytes(16), ofBytes(36_865), { ...state, more: 1 }, { ...state, iv: 'AAAA' }, { ...state, ctx: local.ctx }]
    for (const one of wrong) expect(() => readSealedState(one)).toThrow('malformed')
    expect(() => readSealedState({ ...state, ctx: { ...state.ctx, v: 2 } })).toThrow('suite-unknown')
  })
})

describe('what lies on one device', () => {
  test('opens for whoever has the master key, in its place', async () => {
    expect(await openLocal(masterKey, place, local)).toEqual(content)
    expect(local.ctx).toEqual({ v: 1, uid: 'sari', name: 'heads' })
  })

  test('is refused in the place of another, or of somebody else', async () => {
    for (const other of [{ uid: 'budi' }, { name: 'draft' }]) {
      expect(await refusalOf(() => openLocal(masterKey, { ...place, ...other }, local)), JSON.stringify(other)).toBe('context-mismatch')
      const claims = { ...local, ctx: { ...local.ctx, ...other } }
      expect(await refusalOf(() => openLocal(masterKey, { ...place, ...other }, claims))).toBe('sealed-damaged')
    }
  })

  test('opens under no other master key, and with no bit changed', async () => {
    expect(await refusalOf(async () => openLocal(await aMasterKey(7), place, local))).toBe('sealed-damaged')
    for (const member of ['iv', 'ct'] as const)
      for (const changed of flippedBits(local, member)) expect(await refusalOf(() => openLocal(masterKey, place, changed))).toBe('sealed-damaged')
  })

  test('cannot pass for a state, nor a state for it', async () => {
    const asLocal = await sealBytes(
      await expandL(masterKey, 'state-seal', canonicalJson(local.ctx)),
      bytesFrom(1, 12),
      canonicalJson(local.ctx),
      content,
    )
    const crossed = { ...local, iv: toBase64url(bytesFrom(1, 12)), ct: toBase64url(asLocal) }
    expect(await refusalOf(() => openLocal(masterKey, place, crossed))).toBe('sealed-damaged')
    expect(await refusalOf(() => openLocal(masterKey, place, state))).toBe('malformed')
    expect(await refusalOf(() => openState(masterKey, place, local))).toBe('malformed')
  })

  test('may be long, and has a name of up to 160 characters', async () => {
    const long = await sealLocal(masterKey, { uid: 'sari', name: 'ñ'.repeat(160) }, new Uint8Array(200_000))
    expect(await openLocal(masterKey, { uid: 'sari', name: 'ñ'.repeat(160) }, long)).toHaveLength(200_000)
    expect(await refusalOf(() => sealLocal(masterKey, { uid: 'sari', name: 'x'.repeat(161) }, content))).toBe('malformed')
  })

  test('in another shape is refused', () => {
    const ofBytes = (count: number) => ({ ...local, ct: toBase64url(new Uint8Array(count)) })
    expect(readSealedLocal(ofBytes(17))).toEqual(ofBytes(17))
    const wrong = [null, {}, ofBytes(16), { ...local, more: 1 }, { ...local, iv: 'AAAA' }, { ...local, ctx: state.ctx }]
    for (const one of wrong) expect(() => readSealedLocal(one)).toThrow('malformed')
    expect(() => readSealedLocal({ ...local, ctx: { ...local.ctx, v: 2 } })).toThrow('suite-unknown')
  })
})
