import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { bytesFrom, flippedBits, refusalOf } from './cases-for-tests.ts'
import { signConsent, verifyConsent, type Consent, type SignedConsent } from './consent.ts'
import { grantEpoch, makeEpoch, openEpoch, type EpochDraft, type NewEpoch } from './epoch.ts'
import {
  epochHash,
  readSignedEpoch,
  recordBytes,
  verifyEpoch,
  wrapInfo,
  type EpochAct,
  type SignedEpoch,
  type VerifiedEpoch,
} from './epoch-record.ts'
import { expandL, signL } from './framing.ts'
import { sealTo } from './hpke.ts'
import type { NewIdentity } from './identity.ts'
import { aDraft, cardsOf, somebody } from './spaces-for-tests.ts'

let [ani, budi, citra]: NewIdentity[] = []
let made: NewEpoch
let epoch: VerifiedEpoch

beforeEach(async () => {
  ;[ani, budi, citra] = await Promise.all([somebody('ani'), somebody('budi', 2), somebody('citra', 3)])
  made = await makeEpoch(one(ani).identity, aDraft([one(ani), one(budi)]), [one(ani).card, one(budi).card])
  epoch = await verified(made.signed)
})

const one = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not made yet')
  return value
}
const known = () => cardsOf(one(ani), one(budi), one(citra))
const wrapOf = (uid: string, of: SignedEpoch = made.signed) => one(of.wraps.find(({ to }) => to === uid))
const derived = async (secret: CryptoKey) => toBase64url(await expandL(secret, 'message-key', utf8('x')))
const verified = ({ record, sig }: SignedEpoch) => verifyEpoch({ record, sig }, known())
const verifying = (value: unknown, cards = known()) =>
  refusalOf(async () => {
    const { record, sig } = readSignedEpoch(value)
    await verifyEpoch({ record, sig }, cards)
  })
/** Signed anew by its maker: what is wrong with it is not the signature. */
async function signedAnew(change: object, signed: SignedEpoch = made.signed): Promise<SignedEpoch> {
  const record = { ...signed.record, ...change }
  return { ...signed, record, sig: toBase64url(await signL(one(ani).identity.sign, 'epoch', recordBytes(record))) }
}

describe('an epoch', () => {
  test('gives every member, and its maker, the same secret, which cannot be read out', async () => {
    for (const person of [one(ani), one(budi)]) {
      const secret = await openEpoch(person.identity, person.card, epoch, wrapOf(person.card.uid))
      expect(await derived(secret)).toBe(await derived(made.secret))
      expect(secret.extractable).toBe(false)
    }
  })

  test('has a secret of its own each time', async () => {
    const again = await makeEpoch(one(ani).identity, aDraft([one(ani), one(budi)]), [one(ani).card, one(budi).card])
    expect(await derived(again.secret)).not.toBe(await derived(made.secret))
    expect(again.signed.record.commit).not.toBe(made.signed.record.commit)
  })

  test('is known by its hash, which every word of it changes and no wrap does', async () => {
    expect(epoch.hash).toBe(made.hash)
    expect(fromBase64url(epoch.hash)).toHaveLength(32)
    expect(epoch).toEqual({ ...made.signed.record, hash: made.hash })
    const { record } = made.signed
    for (const change of [
      { space: 's2' },
      { kind: 'letters' },
      { client: '' },
      { epoch: 1 },
      { prev: epoch.hash },
      { by: 'budi' },
      { commit: epoch.hash },
    ]) {
      expect(toBase64url(await epochHash({ ...record, ...change }))).not.toBe(made.hash)
    }
  })

  test('is refused with any bit of its signature or its commitment changed', async () => {
    for (const changed of flippedBits(made.signed, 'sig')) expect(await verifying(changed)).toBe('signature-wrong')
    for (const record of flippedBits(made.signed.record, 'commit')) expect(await verifying({ ...made.signed, record })).toBe('signature-wrong')
  })

  test('is refused when anybody else signed it, or nobody is known by that name', async () => {
    const as = (change: object) => verifying({ ...made.signed, record: { ...made.signed.record, ...change } })
    expect(await as({ by: 'budi', card: one(budi).card.hash })).toBe('signature-wrong')
    expect(await as({ by: 'budi' })).toBe('signer-mismatch')
    expect(await as({ card: one(budi).card.hash })).toBe('signer-mismatch')
    expect(await as({ by: 'mallory' })).toBe('signer-mismatch')
    expect(await verifying(made.signed, cardsOf(one(budi)))).toBe('signer-mismatch')
    const sig = toBase64url(await signL(one(ani).identity.sign, 'entry', recordBytes(made.signed.record)))
    expect(await verifying({ ...made.signed, sig })).toBe('signature-wrong')
  })

  test('is refused unless there is a wrap for each member and for nobody else', async () => {
    const [first, second] = made.signed.wraps
    const mallory = { ...one(second), to: 'mallory' }
    for (const wraps of [[], [first], [first, second, mallory], [first, mallory], [second, first], [first, first]]) {
      expect(await verifying({ ...made.signed, wraps })).toBe('wraps-incomplete')
    }
  })

  test('is not made with a card missing, too many, or other than the record names', async () => {
    const making = (cards: readonly (NewIdentity | undefined)[], draft = aDraft([one(ani), one(budi)])) =>
      refusalOf(() =>
        makeEpoch(
          one(ani).identity,
          draft,
          cards.map((person) => one(person).card),
        ),
      )
    expect(await making([ani])).toBe('wraps-incomplete')
    expect(await making([ani, citra])).toBe('wraps-incomplete')
    expect(await making([budi, ani])).toBe('wraps-incomplete')
    expect(await making([ani, budi, citra])).toBe('wraps-incomplete')
    const renewed = { ...one(budi), card: { ...one(budi).card, hash: one(citra).card.hash } }
    expect(await making([ani, renewed])).toBe('wraps-incomplete')
    expect(await making([ani, budi], aDraft([one(ani), one(budi)], { space: 'a b' }))).toBe('malformed')
    expect(await making([ani, budi])).toBe('none')
  })

  test('has its exact shape', async () => {
    const { record, sig, wraps } = made.signed
    const wrongs: object[] = [
      { suite: 1, more: 1 },
      { space: '' },
      { kind: '' },
      { client: 'a b' },
      { epoch: -1 },
      { prev: 'AAAA' },
      { by: '' },
      { card: '' },
      { commit: 'AAAA' },
      { act: null },
      { act: 'create' },
      { members: [one(record.members[0]), one(record.members[0])] },
      { members: record.members.toReversed() },
      { members: [{ ...one(record.members[0]), more: 1 }, one(record.members[1])] },
      { members: [{ ...one(record.members[0]), uid: '' }, one(record.members[1])] },
      { members: [{ ...one(record.members[0]), role: '' }, one(record.members[1])] },
      { members: [{ ...one(record.members[0]), cardHash: 'AAAA' }, one(record.members[1])] },
    ]
    for (const wrong of wrongs) expect(await verifying({ record: { ...record, ...wrong }, sig, wraps })).toBe('malformed')
    expect(await verifying({ record: { ...record, suite: 2 }, sig, wraps })).toBe('suite-unknown')
    expect(await verifying({ record, sig: 'AAAA', wraps })).toBe('malformed')
    expect(await verifying({ record, sig, wraps, more: 1 })).toBe('malformed')
    for (const wrong of [{ to: '' }, { enc: 'AAAA' }, { ct: 'AAAA' }, { more: 1 }]) {
      expect(await verifying({ record, sig, wraps: [{ ...one(wraps[0]), ...wrong }, wraps[1]] })).toBe('malformed')
    }
    for (const nothing of [null, undefined, 'x', []]) expect(await verifying(nothing)).toBe('malformed')
    expect(readSignedEpoch(made.signed)).toEqual(made.signed)
  })

  test('holds sixty-four, and not one more', async () => {
    const { record, sig, wraps } = made.signed
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...one(record.members[0]), uid: `m${String(at).padStart(2, '0')}` }))
    const full = (count: number) => ({
      record: { ...record, members: many(count) },
      sig,
      wraps: many(count).map(({ uid: to }) => ({ ...one(wraps[0]), to })),
    })
    expect(await refusalOf(() => readSignedEpoch(full(64)))).toBe('none')
    expect(await refusalOf(() => readSignedEpoch(full(65)))).toBe('malformed')
    expect(await refusalOf(() => readSignedEpoch({ ...full(64), wraps: full(65).wraps }))).toBe('malformed')
  })

  test.each<[EpochAct | object, string]>([
    [{ kind: 'create' }, 'none'],
    [{ kind: 'rotate' }, 'none'],
    [{ kind: 'leave' }, 'none'],
    [{ kind: 'remove', who: ['a', 'b'] }, 'none'],
    [{ kind: 'add', who: ['a'], scope: { kind: 'nothing' } }, 'none'],
    [{ kind: 'add', who: ['a'], scope: { kind: 'from', epoch: 0 } }, 'none'],
    [{ kind: 'add', who: ['a'] }, 'malformed'],
    [{ kind: 'add', who: ['a'], scope: { kind: 'all' } }, 'malformed'],
    [{ kind: 'rotate', who: ['a'] }, 'malformed'],
    [{ kind: 'remove' }, 'malformed'],
    [{ kind: 'remove', who: ['b', 'a'] }, 'malformed'],
    [{ kind: 'remove', who: ['a', 'a'] }, 'malformed'],
    [{ kind: 'remove', who: ['a'], consent: {} }, 'malformed'],
    [{ kind: 'add', who: ['b', 'a'], scope: { kind: 'nothing' } }, 'malformed'],
    [{ kind: 'add', who: 'a', scope: { kind: 'nothing' } }, 'malformed'],
    [{ kind: 'add', who: ['a'], scope: { kind: 'nothing' }, consent: {} }, 'malformed'],
    [{ kind: 'add', who: ['a'], scope: { kind: 'nothing' }, more: 1 }, 'malformed'],
    [{ kind: 'add', scope: { kind: 'nothing' } }, 'malformed'],
    [{ kind: 'take' }, 'malformed'],
    [{}, 'malformed'],
  ])('reads the act %j: %s', async (act, code) => expect(await verifying(await signedAnew({ act }))).toBe(code))
})

describe('the secret of an epoch', () => {
  const opening = (person: NewIdentity, wrap = wrapOf(person.card.uid), of = epoch) =>
    refusalOf(() => openEpoch(person.identity, person.card, of, wrap))

  test('opens for nobody else', async () => {
    expect(await opening(one(citra), wrapOf('budi'))).toBe('context-mismatch')
    expect(await opening(one(citra), { ...wrapOf('budi'), to: 'citra' })).toBe('sealed-damaged')
    expect(await opening(one(budi), { ...wrapOf('ani'), to: 'budi' })).toBe('sealed-damaged')
  })

  test('does not open with any bit of its wrap changed', async () => {
    for (const changed of flippedBits(wrapOf('budi'), 'ct')) expect(await opening(one(budi), changed)).toBe('sealed-damaged')
    for (const changed of flippedBits(wrapOf('budi'), 'enc')) {
      // The highest bit is not part of the key: with it set it is another spelling of the same.
      expect(['sealed-damaged', 'key-unacceptable']).toContain(await opening(one(budi), changed))
    }
  })

  test('is bound to its space, its number, its record and the card', async () => {
    for (const change of [{ space: 's2' }, { epoch: 1 }, { hash: epoch.commit }]) {
      expect(await opening(one(budi), wrapOf('budi'), { ...epoch, ...change })).toBe('sealed-damaged')
    }
    const card = { ...one(budi).card, hash: one(ani).card.hash }
    expect(await refusalOf(() => openEpoch(one(budi).identity, card, epoch, wrapOf('budi')))).toBe('sealed-damaged')
  })

  test('that is not the one to which the record commits is refused', async () => {
    const commit = toBase64url(bytesFrom(7))
    const lying = await signedAnew({ commit })
    const lies = await verified(lying)
    const { card } = one(budi)
    const other = await makeEpoch(one(ani).identity, aDraft([one(ani), one(budi)]), [one(ani).card, one(budi).card])
    // A maker who gives one member another secret than the rest: sealed for the record that everybody has.
    const sealed = await sealedFor(lies, one(budi), bytesFrom(1))
    expect(await refusalOf(() => openEpoch(one(budi).identity, card, lies, sealed))).toBe('key-wrong')
    expect(await opening(one(budi), wrapOf('budi', other.signed))).toBe('sealed-damaged')
  })

  test('is handed on to somebody who came later, and opens for them alone', async () => {
    const granted = await grantEpoch(one(budi).identity, one(budi).card, epoch, wrapOf('budi'), one(citra).card)
    const secret = await openEpoch(one(citra).identity, one(citra).card, epoch, granted)
    expect(await derived(secret)).toBe(await derived(made.secret))
    expect(await opening(one(ani), { ...granted, to: 'ani' })).toBe('sealed-damaged')
  })

  test('is not handed on by who cannot open it, nor when it is another than the record’s', async () => {
    const granting = (wrap: SignedEpoch['wraps'][number], of = epoch) =>
      refusalOf(() => grantEpoch(one(budi).identity, one(budi).card, of, wrap, one(citra).card))
    expect(await granting(wrapOf('ani'))).toBe('context-mismatch')
    const lies = await verified(await signedAnew({ commit: toBase64url(bytesFrom(7)) }))
    expect(await granting(await sealedFor(lies, one(budi), bytesFrom(1)), lies)).toBe('key-wrong')
  })

  test('leaves no bytes behind where it was made, opened or handed on', async () => {
    const random = bytesFrom(9)
    await makeEpoch(one(ani).identity, aDraft([one(ani), one(budi)]), [one(ani).card, one(budi).card], random)
    const opened: Uint8Array[] = []
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => {
      const buffer = await decrypt(...args)
      opened.push(new Uint8Array(buffer))
      return buffer
    })
    await openEpoch(one(budi).identity, one(budi).card, epoch, wrapOf('budi'))
    await grantEpoch(one(budi).identity, one(budi).card, epoch, wrapOf('budi'), one(citra).card)
    expect(opened).toHaveLength(3)
    expect([random, ...opened].flatMap((bytes) => [...bytes])).toEqual(Array.from({ length: 128 }, () => 0))
  })
})

/** What a dishonest maker would send: any bytes, sealed to a member as this record's. */
async function sealedFor(of: VerifiedEpoch, person: NewIdentity, secret: Uint8Array<ArrayBuffer>) {
  return { to: person.card.uid, ...(await sealTo(fromBase64url(person.card.x), wrapInfo(of, of.hash, person.card.uid, person.card.hash), secret)) }
}

describe('a consent', () => {
  const aConsent = (changes: Partial<Consent> = {}): Consent => ({
    suite: 1,
    space: 's1',
    from: 'ani',
    card: one(ani).card.hash,
    who: ['citra'],
    scope: { kind: 'nothing' },
    prev: made.hash,
    ...changes,
  })
  const signed = (changes: Partial<Consent> = {}, person = one(ani)) => signConsent(person.identity.sign, aConsent(changes))
  const verifyingConsent = (value: unknown, person = one(ani)) => refusalOf(() => verifyConsent(value, person.card))

  test('is who it says it is from, word for word', async () => {
    const consent = await signed()
    expect(await verifyConsent(consent, one(ani).card)).toEqual(consent)
    expect(await verifyingConsent(consent, one(budi))).toBe('signer-mismatch')
    expect(await verifyingConsent({ ...consent, from: 'budi' })).toBe('signer-mismatch')
    expect(await verifyingConsent({ ...consent, card: one(budi).card.hash })).toBe('signer-mismatch')
    expect(await verifyingConsent(await signed({}, one(budi)))).toBe('signature-wrong')
    for (const change of [
      { space: 's2' },
      { who: ['budi'] },
      { who: ['budi', 'citra'] },
      { scope: { kind: 'from', epoch: 0 } },
      { prev: one(ani).card.hash },
    ]) {
      expect(await verifyingConsent({ ...consent, ...change })).toBe('signature-wrong')
    }
    for (const changed of flippedBits(consent, 'sig')) expect(await verifyingConsent(changed)).toBe('signature-wrong')
  })

  test('has its exact shape', async () => {
    const consent = await signed()
    const wrongs: object[] = [
      { more: 1 },
      { space: '' },
      { from: '' },
      { card: '' },
      { who: 'citra' },
      { who: ['citra', 'citra'] },
      { who: ['citra', 'budi'] },
      { who: [''] },
      { scope: null },
      { scope: {} },
      { scope: { kind: 'all' } },
      { scope: { kind: 'nothing', epoch: 1 } },
      { scope: { kind: 'from' } },
      { scope: { kind: 'from', epoch: -1 } },
      { prev: '' },
      { sig: '' },
    ]
    for (const wrong of wrongs) expect(await verifyingConsent({ ...consent, ...wrong })).toBe('malformed')
    expect(await verifyingConsent({ ...consent, suite: 0 })).toBe('suite-unknown')
    const back = await signed({ scope: { kind: 'from', epoch: 0 } })
    expect(await verifyConsent(back, one(ani).card)).toEqual(back)
    expect(await refusalOf(() => signed({ space: 'a b' }))).toBe('malformed')
    const many = Array.from({ length: 65 }, (_, at) => `m${String(at).padStart(2, '0')}`)
    expect(await refusalOf(() => signed({ who: many.slice(1) }))).toBe('none')
    expect(await refusalOf(() => signed({ who: many }))).toBe('malformed')
  })

  test('in an epoch is verified with it', async () => {
    const withConsent = async (consent: SignedConsent, changes: Partial<EpochDraft> = {}) =>
      makeEpoch(
        one(ani).identity,
        aDraft([one(ani), one(budi)], { act: { kind: 'add', who: ['citra'], scope: { kind: 'nothing' }, consent }, ...changes }),
        [one(ani).card, one(budi).card],
      )
    const good = await withConsent(await signed())
    expect(await verifying(good.signed)).toBe('none')
    expect(await verifying((await withConsent(await signed({}, one(budi)))).signed)).toBe('signature-wrong')
    expect(await verifying((await withConsent(await signed({ from: 'budi', card: one(budi).card.hash }, one(budi)))).signed)).toBe('none')
    expect(await verifying((await withConsent(await signed({ card: one(budi).card.hash }))).signed)).toBe('signer-mismatch')
    expect(await verifying((await withConsent(await signed({ card: made.hash }))).signed)).toBe('signer-mismatch')
  })
})
