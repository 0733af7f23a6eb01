import { describe, expect, test } from 'vitest'
import { signAgreement, verifyAgreement, type Agreement } from './agreement.ts'
import { canonicalJson } from './canonical-json.ts'
import { toBase64url } from './bytes.ts'
import { flippedBits, refusalOf } from './cases-for-tests.ts'
import { signL } from './framing.ts'
import { somebody } from './spaces-for-tests.ts'

const ani = await somebody('ani')
const budi = await somebody('budi', 2)
const agreement: Agreement = {
  suite: 1,
  uid: 'ani',
  card: ani.card.hash,
  kind: 'consent',
  language: 'id',
  version: 3,
  text: '0123456789abcdef'.repeat(4),
  act: 'given',
  at: 1_795_000_000,
}
const signed = await signAgreement(ani.identity.sign, agreement)
const verifying = (value: unknown, card = ani.card) => refusalOf(() => verifyAgreement(value, card))

describe('an agreement', () => {
  test('comes back as it was signed, given or withdrawn, of the first version on', async () => {
    for (const change of [{}, { act: 'withdrawn' }, { version: 1 }, { at: 0 }] as Partial<Agreement>[]) {
      const one = await signAgreement(ani.identity.sign, { ...agreement, ...change })
      expect(await verifyAgreement(one, ani.card)).toEqual({ ...agreement, ...change, sig: one.sig })
    }
  })

  test('of somebody else, or by another card, is refused', async () => {
    expect(await verifying(signed, budi.card)).toBe('signer-mismatch')
    expect(await verifying({ ...signed, uid: 'budi' })).toBe('signer-mismatch')
    expect(await verifying({ ...signed, card: budi.card.hash })).toBe('signer-mismatch')
    expect(await verifying(await signAgreement(budi.identity.sign, agreement))).toBe('signature-wrong')
  })

  test('with any word changed after it was signed is refused', async () => {
    const changes: Partial<Agreement>[] = [
      { kind: 'other' },
      { language: 'en' },
      { version: 4 },
      { text: 'f'.repeat(64) },
      { act: 'withdrawn' },
      { at: 1_795_000_001 },
    ]
    for (const change of changes) expect(await verifying({ ...signed, ...change }), JSON.stringify(change)).toBe('signature-wrong')
    for (const changed of flippedBits(signed, 'sig')) expect(await verifying(changed)).toBe('signature-wrong')
  })

  test('is signed for its own purpose: what was signed as a consent to a space does not pass', async () => {
    const sig = toBase64url(await signL(ani.identity.sign, 'consent', canonicalJson(agreement)))
    expect(await verifying({ ...agreement, sig })).toBe('signature-wrong')
    expect(signed.sig).toBe(toBase64url(await signL(ani.identity.sign, 'agreement', canonicalJson(agreement))))
  })

  test('in another shape is refused, and is not made', async () => {
    const wrongs: Record<string, unknown>[] = [
      { uid: 'a b' },
      { card: 'AAAA' },
      { kind: '' },
      { language: 'id id' },
      { version: 0 },
      { version: 1.5 },
      { text: 'a'.repeat(63) },
      { text: 'a'.repeat(65) },
      { text: `${'a'.repeat(64)}\n` },
      { text: ` ${'a'.repeat(64)}` },
      { text: 'A'.repeat(64) },
      { text: [signed.text] },
      { text: 7 },
      { act: 'maybe' },
      { at: -1 },
      { sig: 'AAAA' },
      { more: 1 },
    ]
    for (const wrong of wrongs) expect(await verifying({ ...signed, ...wrong }), JSON.stringify(wrong)).toBe('malformed')
    const { at: _, ...less } = signed
    expect(await verifying(less)).toBe('malformed')
    expect(await verifying({ ...signed, suite: 2 })).toBe('suite-unknown')
    expect(await refusalOf(() => signAgreement(ani.identity.sign, { ...agreement, text: 'short' }))).toBe('malformed')
  })

  test('signs what is told and no more: what hangs on it by accident is not under the signature', async () => {
    const more = { ...agreement, note: 'x' }
    expect(await refusalOf(() => signAgreement(ani.identity.sign, more))).toBe('malformed')
  })
})
