import { describe, expect, test } from 'vitest'
import type { Argon2idInput } from './argon2id-port.ts'
import { toBase64url } from './bytes.ts'
import { aContext, aPasswordKdf, bytesFrom, quickArgon2id, refusalOf } from './cases-for-tests.ts'
import { createMasterKey, unlockMasterKey } from './master-key.ts'
import { deriveExportKey, derivePasswordKeys, type PasswordInput } from './password.ts'
import { newPasswordKdf, readPasswordKdf } from './password-kdf.ts'

const input: PasswordInput = { password: 'pagi yang teduh', username: 'daun', origin: 'https://teduh.example', kdf: aPasswordKdf }
const derive = (changes: Partial<PasswordInput> = {}) => derivePasswordKeys({ ...input, ...changes }, quickArgon2id)
const expected = { uid: 'sari', slot: 'password' } as const

/** Whether the slot key of the changed input opens what the slot key of the input has wrapped. */
async function opens(changes: Partial<PasswordInput>): Promise<boolean> {
  const context = aContext({ slot: 'password', kdf: aPasswordKdf })
  const { wraps } = await createMasterKey([{ slotKey: (await derive()).slotKey, context }])
  const { slotKey } = await derive(changes)
  return (await refusalOf(() => unlockMasterKey(slotKey, wraps[0], expected))) === 'none'
}

describe('the keys of a password', () => {
  test('are the same each time', async () => {
    expect((await derive()).authKey).toEqual((await derive()).authKey)
    expect(await opens({})).toBe(true)
  })

  test.each<[string, Partial<PasswordInput>]>([
    ['password', { password: 'pagi yang teduh ' }],
    ['username', { username: 'daun2' }],
    ['origin', { origin: 'https://teduh.example.net' }],
    ['salt', { kdf: { ...aPasswordKdf, salt: toBase64url(bytesFrom(10, 16)) } }],
    ['memory', { kdf: { ...aPasswordKdf, memoryKib: 65_537 } }],
    ['number of passes', { kdf: { ...aPasswordKdf, passes: 4 } }],
    ['border between origin and username', { origin: 'https://teduh.exampled', username: 'aun' }],
  ])('are others with another %s', async (_what, changes) => {
    expect((await derive(changes)).authKey).not.toEqual((await derive()).authKey)
    expect(await opens(changes)).toBe(false)
  })

  test('do not depend on how the keyboard composes a letter', async () => {
    expect((await derive({ password: 'e\u0301' })).authKey).toEqual((await derive({ password: '\u00e9' })).authKey)
  })

  test('do depend on look-alikes and case', async () => {
    expect((await derive({ password: '\ufb01' })).authKey).not.toEqual((await derive({ password: 'fi' })).authKey)
    expect((await derive({ password: 'Pagi' })).authKey).not.toEqual((await derive({ password: 'pagi' })).authKey)
  })

  test('are two: what the server gets does not open the wrap', async () => {
    const { authKey, slotKey } = await derive()
    expect(authKey).toHaveLength(32)
    expect(slotKey.extractable).toBe(false)
    const asSlotKey = await crypto.subtle.importKey('raw', authKey, 'HKDF', false, ['deriveBits'])
    const { wraps } = await createMasterKey([{ slotKey, context: aContext({ slot: 'password', kdf: aPasswordKdf }) }])
    expect(await refusalOf(() => unlockMasterKey(asSlotKey, wraps[0], expected))).toBe('key-wrong')
  })

  test('are computed with the cost asked for, 16 bytes of salt and one lane', async () => {
    const asked: Argon2idInput[] = []
    await derivePasswordKeys({ ...input, kdf: { ...aPasswordKdf, memoryKib: 70_000, passes: 5 } }, (one) => {
      asked.push({ ...one, password: one.password.slice() })
      return quickArgon2id(one)
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ memoryKib: 70_000, passes: 5, lanes: 1 })
    expect(asked[0]?.salt).toHaveLength(16)
    expect(Buffer.from(asked[0]?.password ?? []).toString()).toBe('pagi yang teduh')
  })

  test.each([
    ['empty', ''],
    ['half a surrogate pair', 'abc\ud800'],
    ['longer than 1,024 bytes', 'é'.repeat(512) + 'a'],
  ])('are not made of a password that is %s', async (_what, password) => {
    expect(await refusalOf(() => derive({ password }))).toBe('password-unusable')
    expect(await refusalOf(() => deriveExportKey(password, aPasswordKdf, quickArgon2id))).toBe('password-unusable')
  })

  test('are made of 1,024 bytes and of one', async () => {
    expect(await refusalOf(() => derive({ password: 'é'.repeat(512) }))).toBe('none')
    expect(await refusalOf(() => derive({ password: 'a' }))).toBe('none')
  })
})

describe('the cost of a password', () => {
  const cost = (changes: object) => refusalOf(() => readPasswordKdf({ ...aPasswordKdf, ...changes }))

  test('is never below 64 MiB and three passes', async () => {
    expect(await cost({ memoryKib: 65_536, passes: 3 })).toBe('none')
    expect(await cost({ memoryKib: 65_535 })).toBe('kdf-too-weak')
    expect(await cost({ passes: 2 })).toBe('kdf-too-weak')
    expect(await cost({ memoryKib: 0 })).toBe('kdf-too-weak')
  })

  test('is never above 1 GiB and ten passes', async () => {
    expect(await cost({ memoryKib: 1_048_576, passes: 10 })).toBe('none')
    expect(await cost({ memoryKib: 1_048_577 })).toBe('kdf-too-costly')
    expect(await cost({ passes: 11 })).toBe('kdf-too-costly')
  })

  test.each([
    ['another algorithm', { alg: 'argon2i' }],
    ['two lanes', { lanes: 2 }],
    ['a short salt', { salt: 'AAAA' }],
    ['half a pass', { passes: 3.5 }],
    ['memory in words', { memoryKib: '65536' }],
    ['less than nothing', { passes: -1 }],
    ['something besides', { more: 1 }],
  ])('is not told with %s', async (_what, changes) => {
    expect(await cost(changes)).toBe('malformed')
  })

  test('is checked before anything is computed', async () => {
    const never = () => Promise.reject(new Error('computed'))
    const kdf = { ...aPasswordKdf, passes: 1 }
    expect(await refusalOf(() => derivePasswordKeys({ ...input, kdf }, never))).toBe('kdf-too-weak')
    expect(await refusalOf(() => deriveExportKey('a', kdf, never))).toBe('kdf-too-weak')
  })

  test('of a new password is the floor with a salt of its own', () => {
    const [one, other] = [newPasswordKdf(), newPasswordKdf()]
    expect(readPasswordKdf(one)).toEqual({ ...aPasswordKdf, salt: one.salt })
    expect(one.salt).not.toBe(other.salt)
  })
})

describe('the key of an exported practice key', () => {
  const wraps = async () => {
    const slotKey = await deriveExportKey('enam kata', aPasswordKdf, quickArgon2id)
    const made = await createMasterKey([{ slotKey, context: aContext({ slot: 'practice-export', kdf: aPasswordKdf }) }])
    return made.wraps[0]
  }
  const want = { uid: 'sari', slot: 'practice-export' } as const

  test('is the same each time, and another for another passphrase or salt', async () => {
    const wrapped = await wraps()
    const trying = (passphrase: string, kdf = aPasswordKdf as Parameters<typeof deriveExportKey>[1]) =>
      refusalOf(async () => unlockMasterKey(await deriveExportKey(passphrase, kdf, quickArgon2id), wrapped, want))
    expect(await trying('enam kata')).toBe('none')
    expect(await trying('tujuh kata')).toBe('key-wrong')
    expect(await trying('enam kata', { ...aPasswordKdf, salt: toBase64url(bytesFrom(77, 16)) })).toBe('key-wrong')
  })

  test('takes 16 bytes of salt and the cost asked for', async () => {
    const asked: Argon2idInput[] = []
    await deriveExportKey('enam kata', aPasswordKdf, (one) => {
      asked.push(one)
      return quickArgon2id(one)
    })
    expect(asked[0]?.salt).toHaveLength(16)
    expect(asked[0]).toMatchObject({ memoryKib: 65_536, passes: 3, lanes: 1 })
  })
})
