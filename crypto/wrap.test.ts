import { describe, expect, test, vi } from 'vitest'
import * as fc from 'fast-check'
import { fromBase64url } from './bytes.ts'
import { aContext, aPasswordKdf, aSlotKey, bytesFrom, flipBit, flippedBits, refusalOf } from './cases-for-tests.ts'
import { unwrapKey, wrapKey } from './wrap.ts'
import { readExpectedWrap, readWrappedKey, slots, type WrapContext, type WrappedKey } from './wrap-shape.ts'

const secret = bytesFrom(200)
const expected = { uid: 'sari', slot: 'recovery' } as const
const aWrap = async (changes: Partial<WrapContext> = {}): Promise<WrappedKey> => wrapKey(await aSlotKey(), aContext(changes), secret)
const open = async (wrapped: unknown, want: Parameters<typeof unwrapKey>[2] = expected) => unwrapKey(await aSlotKey(), wrapped, want)

describe('a wrapped key', () => {
  test('comes back under the same slot key', async () => {
    expect(await open(await aWrap())).toEqual(secret)
  })

  test('leaves the caller its secret', async () => {
    await aWrap()
    expect(secret).toEqual(bytesFrom(200))
  })

  test('never looks the same twice', async () => {
    const [one, other] = [await aWrap(), await aWrap()]
    expect(one.salt).not.toBe(other.salt)
    expect(one.com).not.toBe(other.com)
    expect(one.ct).not.toBe(other.ct)
  })

  test('under another slot key is a wrong key', async () => {
    const wrapped = await aWrap()
    expect(await refusalOf(async () => unwrapKey(await aSlotKey(2), wrapped, expected))).toBe('key-wrong')
  })

  test('with any one bit of its salt or commitment changed is a wrong key', async () => {
    const wrapped = await aWrap()
    for (const member of ['salt', 'com'] as const) {
      for (const changed of flippedBits(wrapped, member)) expect(await refusalOf(() => open(changed))).toBe('key-wrong')
    }
  })

  test('with any one bit of its sealed bytes changed is damaged', async () => {
    for (const changed of flippedBits(await aWrap(), 'ct')) expect(await refusalOf(() => open(changed))).toBe('sealed-damaged')
  })

  test('is not decrypted at all unless the commitment fits', async () => {
    const wrapped = await aWrap()
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt')
    await refusalOf(() => open({ ...wrapped, com: flipBit(wrapped.com, 0) }))
    expect(decrypt).not.toHaveBeenCalled()
    decrypt.mockRestore()
  })

  test('has its context under seal: nothing of it can be changed', async () => {
    const wrapped = await aWrap()
    const others: Partial<WrapContext>[] = [{ uid: 'budi' }, { slot: 'passkey' }, { slotId: 'recovery-2' }, { gen: 2 }]
    for (const change of others) {
      const ctx = { ...wrapped.ctx, ...change }
      expect(await refusalOf(() => open({ ...wrapped, ctx }, { uid: ctx.uid, slot: ctx.slot }))).toBe('key-wrong')
    }
  })

  test('has the cost of the password under seal', async () => {
    const wrapped = await aWrap({ slot: 'password', kdf: aPasswordKdf })
    const want = { uid: 'sari', slot: 'password' } as const
    expect(await open(wrapped, want)).toEqual(secret)
    for (const change of [{ memoryKib: 65_537 }, { passes: 4 }, { salt: flipBit(aPasswordKdf.salt, 3) }]) {
      const ctx = { ...wrapped.ctx, kdf: { ...aPasswordKdf, ...change } }
      expect(await refusalOf(() => open({ ...wrapped, ctx }, want))).toBe('key-wrong')
    }
  })

  test('seals the commitment too', async () => {
    const salt = bytesFrom(50)
    const [one, other] = [
      await wrapKey(await aSlotKey(), aContext(), secret, salt),
      await wrapKey(await aSlotKey(), aContext({ gen: 2 }), secret, salt),
    ]
    expect(one.com).not.toBe(other.com)
    expect(fromBase64url(one.ct)).toHaveLength(48)
  })
})

describe('a wrap for somebody or something else', () => {
  test.each([
    ['another person', { uid: 'budi', slot: 'recovery' }],
    ['another kind of slot', { uid: 'sari', slot: 'passkey' }],
    ['another slot of the kind', { uid: 'sari', slot: 'recovery', slotId: 'recovery-2' }],
    ['an older generation', { uid: 'sari', slot: 'recovery', genAtLeast: 4 }],
  ] as const)('is refused: %s', async (_what, want) => {
    const wrapped = await aWrap({ gen: 3 })
    expect(await refusalOf(() => open(wrapped, want))).toBe('context-mismatch')
  })

  test('is not, if person, slot and generation are those asked for', async () => {
    const wrapped = await aWrap({ gen: 3 })
    expect(await open(wrapped, { ...expected, slotId: 'recovery-1', genAtLeast: 3 })).toEqual(secret)
    expect(await open(wrapped, { ...expected, genAtLeast: 2 })).toEqual(secret)
  })
})

describe('the shape of a wrap', () => {
  const change = async (edit: (wrapped: WrappedKey) => unknown) => refusalOf(async () => readWrappedKey(edit(await aWrap())))

  test.each<[string, (wrapped: WrappedKey) => unknown]>([
    ['something besides', (wrapped) => ({ ...wrapped, more: 1 })],
    ['a short salt', (wrapped) => ({ ...wrapped, salt: wrapped.salt.slice(4) })],
    ['a short commitment', (wrapped) => ({ ...wrapped, com: wrapped.com.slice(4) })],
    ['short sealed bytes', (wrapped) => ({ ...wrapped, ct: wrapped.ct.slice(4) })],
    ['no context', ({ salt, com, ct }) => ({ salt, com, ct })],
    ['something besides in its context', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, more: 1 } })],
    ['an unknown slot', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, slot: 'pin' } })],
    ['a user id that is none', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, uid: 'a b' } })],
    ['a slot id that is none', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, slotId: '' } })],
    ['generation 0', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, gen: 0 } })],
    ['another derivation', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, kdf: { alg: 'none' } } })],
    ['a derivation with something besides', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, kdf: { alg: 'hkdf-sha256', more: 1 } } })],
    ["a password's derivation for a strong slot", (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, kdf: aPasswordKdf } })],
    ['a strong derivation for a password', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, slot: 'password' } })],
    ['a strong derivation for a passphrase', (wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, slot: 'practice-export' } })],
  ])('with %s is refused', async (_what, edit) => {
    expect(await change(edit)).toBe('malformed')
  })

  test('of an unknown suite is refused', async () => {
    expect(await change((wrapped) => ({ ...wrapped, ctx: { ...wrapped.ctx, v: 2 } }))).toBe('suite-unknown')
  })

  test('with a password that is too cheap or too dear is refused', async () => {
    const wrapped = await aWrap({ slot: 'password', kdf: aPasswordKdf })
    const withKdf = (kdf: object) => refusalOf(() => readWrappedKey({ ...wrapped, ctx: { ...wrapped.ctx, kdf: { ...aPasswordKdf, ...kdf } } }))
    expect(await withKdf({ memoryKib: 65_535 })).toBe('kdf-too-weak')
    expect(await withKdf({ passes: 11 })).toBe('kdf-too-costly')
  })

  test('that could not be read is not made either', async () => {
    expect(await refusalOf(() => aWrap({ uid: '' }))).toBe('malformed')
    expect(await refusalOf(() => aWrap({ slot: 'password' }))).toBe('malformed')
  })

  test('exists for each slot', async () => {
    for (const slot of slots) {
      const kdf = slot === 'password' || slot === 'practice-export' ? aPasswordKdf : aContext().kdf
      expect(readExpectedWrap(await aWrap({ slot, kdf }), { uid: 'sari', slot }).ctx.slot).toBe(slot)
    }
  })

  test('throws nothing but a refusal, whatever is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(['malformed', 'suite-unknown']).toContain(await refusalOf(() => readWrappedKey(value)))
      }),
    )
  })
})
