import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as fc from 'fast-check'
import { ed25519 } from '@noble/curves/ed25519.js'
import { fromBase64url, toBase64url } from './bytes.ts'
import { aMasterKey, bytesFrom, flippedBits, quickArgon2id, refusalOf } from './cases-for-tests.ts'
import { certificateBytes, verifyCertificate, type Certificate, type CertificateQuestion, type SignedCertificate } from './certificate.ts'
import { expandL, signL } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { createIdentity, type NewIdentity } from './identity.ts'
import { exportPracticeKey, importPracticeKey } from './practice-key-file.ts'
import { createPracticeKey, holdPracticeKey, issueCertificate, openPracticeKey, type WrappedPracticeKey } from './practice-key.ts'
import { unwrapKey } from './wrap.ts'

let practice: WrappedPracticeKey
let other: WrappedPracticeKey
let sari: NewIdentity
let budi: NewIdentity
let certificate: Certificate
let signed: SignedCertificate
let question: CertificateQuestion
const admin = 'ayu'
const passphrase = { passphrase: 'tujuh gunung', argon2id: quickArgon2id }

beforeEach(async () => {
  practice = await createPracticeKey(await aMasterKey(), admin)
  other = await createPracticeKey(await aMasterKey(), admin)
  sari = await createIdentity(await aMasterKey(1), 'sari')
  budi = await createIdentity(await aMasterKey(2), 'budi')
  certificate = {
    suite: 1,
    uid: 'sari',
    cardHash: sari.card.hash,
    name: 'Sari Wijaya',
    licence: 'SIPP 1',
    roles: ['counsellor', 'supervisor'],
    validUntil: 1000,
  }
  signed = await issueCertificate(practice.practiceKey, certificate)
  question = { practiceKey: practice.practiceKey.publicKey, card: sari.card, role: 'counsellor', atSeconds: 999 }
})

const verify = (value: unknown, changes: Partial<CertificateQuestion> = {}) => refusalOf(() => verifyCertificate(value, { ...question, ...changes }))

describe('a certificate', () => {
  test('is believed until its end', async () => {
    expect(await verifyCertificate(signed, question)).toEqual(certificate)
    expect(await verify(signed, { atSeconds: 1000 })).toBe('certificate-expired')
    expect(await verify(signed, { atSeconds: Number.NaN })).toBe('certificate-expired')
    expect(await verify(signed, { atSeconds: 0 })).toBe('none')
  })

  test('is for one person and one card', async () => {
    expect(await verify(signed, { card: budi.card })).toBe('certificate-for-another')
    expect(await verify(signed, { card: { ...sari.card, uid: 'budi' } })).toBe('certificate-for-another')
    expect(await verify(signed, { card: { ...sari.card, hash: budi.card.hash } })).toBe('certificate-for-another')
  })

  test('is for the roles that stand in it', async () => {
    expect(await verify(signed, { role: 'supervisor' })).toBe('none')
    expect(await verify(signed, { role: 'admin' })).toBe('certificate-lacks-role')
    expect(await verify(signed, { role: 'counsel' })).toBe('certificate-lacks-role')
  })

  test('is signed by the practice, and by nobody else', async () => {
    expect(await verify(signed, { practiceKey: other.practiceKey.publicKey })).toBe('signature-wrong')
    expect(await verify(await issueCertificate(other.practiceKey, certificate))).toBe('signature-wrong')
    for (const changed of flippedBits(signed, 'sig')) expect(await verify(changed)).toBe('signature-wrong')
    const elsewhere = toBase64url(await signL(practice.practiceKey.sign, 'card-self', certificateBytes(certificate)))
    expect(await verify({ certificate, sig: elsewhere })).toBe('signature-wrong')
  })

  test('cannot be changed', async () => {
    const changes: Partial<Certificate>[] = [
      { uid: 'budi' },
      { cardHash: budi.card.hash },
      { name: 'Budi' },
      { licence: 'x' },
      { roles: ['admin'] },
      { validUntil: 2000 },
    ]
    for (const change of changes) expect(await verify({ ...signed, certificate: { ...certificate, ...change } })).toBe('signature-wrong')
  })

  test('is told wrong in this order: signature, person, role, time', async () => {
    const late = { card: budi.card, role: 'none', atSeconds: 5000 }
    expect(await verify(signed, { ...late, practiceKey: other.practiceKey.publicKey })).toBe('signature-wrong')
    expect(await verify(signed, late)).toBe('certificate-for-another')
    expect(await verify(signed, { ...late, card: sari.card })).toBe('certificate-lacks-role')
  })

  test('has its exact shape, also when it is made', async () => {
    const wrongs: object[] = [
      { more: 1 },
      { uid: '' },
      { cardHash: 'AAAA' },
      { name: '' },
      { name: 'x'.repeat(201) },
      { licence: '' },
      { licence: 'x'.repeat(101) },
    ]
    wrongs.push(
      { roles: 'counsellor' },
      { roles: ['b', 'a'] },
      { roles: ['a', 'a'] },
      { roles: ['a b'] },
      { roles: Array.from({ length: 17 }, (_, at) => `r${10 + at}`) },
    )
    wrongs.push({ validUntil: -1 }, { validUntil: 1.5 })
    for (const wrong of wrongs) {
      const draft = { ...certificate, ...wrong } as Certificate
      expect(await refusalOf(() => issueCertificate(practice.practiceKey, draft))).toBe('malformed')
      expect(await verify({ ...signed, certificate: draft })).toBe('malformed')
    }
    expect(await refusalOf(() => issueCertificate(practice.practiceKey, { ...certificate, suite: 2 as 1 }))).toBe('suite-unknown')
    for (const wrong of [{ ...signed, more: 1 }, { ...signed, sig: 'AAAA' }, { certificate }, null]) expect(await verify(wrong)).toBe('malformed')
  })

  test('may be as long as told, and have ended when time began', async () => {
    const widest = { ...certificate, name: 'x'.repeat(200), licence: 'x'.repeat(100), validUntil: 0 }
    expect((await issueCertificate(practice.practiceKey, widest)).certificate).toEqual(widest)
  })

  test('may have no role, one, or sixteen', async () => {
    for (const roles of [[], ['a'], Array.from({ length: 16 }, (_, at) => `r${10 + at}`)]) {
      expect((await issueCertificate(practice.practiceKey, { ...certificate, roles })).certificate.roles).toEqual(roles)
    }
  })

  test('is read without anything but a refusal, whatever is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(['malformed', 'suite-unknown']).toContain(await verify(value))
      }),
    )
  })
})

describe('the practice key', () => {
  const { open } = {
    open: async (wrapped: unknown, uid = admin, publicKey = practice.practiceKey.publicKey, start = 100) =>
      refusalOf(async () => openPracticeKey(await aMasterKey(start), uid, publicKey, wrapped)),
  }

  test("comes back from the administrator's account, and cannot be read out", async () => {
    const opened = await openPracticeKey(await aMasterKey(), admin, practice.practiceKey.publicKey, practice.wrapped)
    expect(opened.sign.extractable).toBe(false)
    expect(await verify(await issueCertificate(opened, certificate))).toBe('none')
    expect(practice.wrapped.ctx).toMatchObject({ slot: 'practice', uid: admin, slotId: toBase64url(practice.practiceKey.publicKey), gen: 1 })
  })

  test('opens for nobody else, and in no other place', async () => {
    expect(await open(practice.wrapped, admin, practice.practiceKey.publicKey, 3)).toBe('key-wrong')
    expect(await open(practice.wrapped, 'budi')).toBe('context-mismatch')
    expect(await open(other.wrapped)).toBe('context-mismatch')
    expect(await open({ ...practice.wrapped, ctx: { ...practice.wrapped.ctx, slot: 'recovery' } })).toBe('context-mismatch')
  })

  test('is wrapped under a key that the master key gives for this alone', async () => {
    const slotKey = await secretKey<'slot'>(await expandL(await aMasterKey(), 'kek-practice', new Uint8Array(0)))
    const secret = await unwrapKey(slotKey, practice.wrapped, { uid: admin, slot: 'practice' })
    expect(Uint8Array.from(ed25519.getPublicKey(secret))).toEqual(practice.practiceKey.publicKey)
  })

  test('is another for each practice', () => {
    expect(practice.practiceKey.publicKey).not.toEqual(other.practiceKey.publicKey)
  })

  test('is not held with a secret that is not its own, and the secret is wiped', async () => {
    const secret = bytesFrom(1)
    expect(await refusalOf(async () => holdPracticeKey(await aMasterKey(), admin, other.practiceKey.publicKey, secret))).toBe('practice-key-mismatch')
    expect(secret.every((byte) => byte === 0)).toBe(true)
    const own = { secret: bytesFrom(1), publicKey: Uint8Array.from(ed25519.getPublicKey(bytesFrom(1))) }
    await createPracticeKey(await aMasterKey(), admin, own)
    expect(own.secret.every((byte) => byte === 0)).toBe(true)
  })

  test('leaves no secret bytes behind when it is opened or exported', async () => {
    const opened: Uint8Array[] = []
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => {
      const buffer = await decrypt(...args)
      opened.push(new Uint8Array(buffer))
      return buffer
    })
    const { publicKey } = practice.practiceKey
    await openPracticeKey(await aMasterKey(), admin, publicKey, practice.wrapped)
    await exportPracticeKey({ masterKey: await aMasterKey(), uid: admin, publicKey, wrapped: practice.wrapped }, passphrase)
    expect(opened.map((bytes) => bytes.length)).toEqual([32, 32])
    expect(opened.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true)
    vi.restoreAllMocks()
  })
})

describe('the file of a practice key', () => {
  const from = async () => ({ masterKey: await aMasterKey(), uid: admin, publicKey: practice.practiceKey.publicKey, wrapped: practice.wrapped })
  const take = async (file: string, words = passphrase) => importPracticeKey(file, words, { masterKey: await aMasterKey(7), uid: 'budi' })

  test('brings the same key into another account', async () => {
    const taken = await take(`\n ${await exportPracticeKey(await from(), passphrase)}\r\n`)
    expect(taken.practiceKey.publicKey).toEqual(practice.practiceKey.publicKey)
    expect(await verify(await issueCertificate(taken.practiceKey, certificate))).toBe('none')
    expect(await refusalOf(async () => openPracticeKey(await aMasterKey(7), 'budi', taken.practiceKey.publicKey, taken.wrapped))).toBe('none')
  })

  test('is one line of text, different each time', async () => {
    const [one, again] = [await exportPracticeKey(await from(), passphrase), await exportPracticeKey(await from(), passphrase)]
    expect(one).not.toContain('\n')
    expect(one).not.toBe(again)
    expect(JSON.parse(one)).toMatchObject({ kind: 'teduh-practice-key', wrapped: { ctx: { uid: 'practice', slot: 'practice-export', gen: 1 } } })
  })

  test('does not open with another passphrase', async () => {
    const file = await exportPracticeKey(await from(), passphrase)
    expect(await refusalOf(() => take(file, { ...passphrase, passphrase: 'delapan gunung' }))).toBe('key-wrong')
  })

  test('does not pass one public key off as another', async () => {
    const file = JSON.parse(await exportPracticeKey(await from(), passphrase)) as { publicKey: string; wrapped: { ctx: { slotId: string } } }
    file.publicKey = toBase64url(other.practiceKey.publicKey)
    expect(await refusalOf(() => take(JSON.stringify(file)))).toBe('context-mismatch')
  })

  test('for another holder or slot is refused', async () => {
    const text = await exportPracticeKey(await from(), passphrase)
    expect(await refusalOf(() => take(text.replace('"uid":"practice"', '"uid":"somebody"')))).toBe('context-mismatch')
    expect(await refusalOf(() => take(text.replace('"slot":"practice-export"', '"slot":"password"')))).toBe('context-mismatch')
  })

  test('that was changed anywhere is refused', async () => {
    const text = await exportPracticeKey(await from(), passphrase)
    for (let at = 0; at < text.length; at += 3) {
      const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
      expect(await refusalOf(() => take(changed)), changed).not.toBe('none')
    }
  })

  test('is not made of a key that does not open', async () => {
    expect(await refusalOf(async () => exportPracticeKey({ ...(await from()), uid: 'budi' }, passphrase))).toBe('context-mismatch')
    expect(await refusalOf(async () => exportPracticeKey(await from(), { ...passphrase, passphrase: '' }))).toBe('password-unusable')
  })

  test.each(['', 'halo', '{}', '[]', '{"kind":"teduh-practice-key"}', '\ud800'])('is not %j', async (text) => {
    expect(await refusalOf(() => take(text))).toBe('malformed')
  })

  test('of another kind is refused', async () => {
    const text = await exportPracticeKey(await from(), passphrase)
    expect(await refusalOf(() => take(text.replace('teduh-practice-key', 'teduh-other-key')))).toBe('malformed')
    expect(fromBase64url((JSON.parse(text) as { publicKey: string }).publicKey)).toHaveLength(32)
  })
})
