import { describe, expect, test } from 'vitest'
import type { Vault } from '#contract/keys'
import { quickArgon2id, testOrigin } from '#test/a-person'
import { openVault, provePassword, wrapOf, type OpenSlot, type Secret } from './account-keys.ts'
import { makeAccount, proveRecovery, wrapForPasskey, wrapForPassword, wrapForRecovery, type NewAccount } from './new-keys.ts'
import { keyRing } from './key-ring.ts'

const secretOf = (password: string): Secret => ({ username: 'embun-pagi', password, origin: testOrigin, argon2id: quickArgon2id })
const wishes = { language: 'id', theme: 'system', timeZone: 'Asia/Jakarta' } as const
const password = 'kolam jendela meja'

const vaultOf = ({ registration: { accountId, keys } }: NewAccount, over: Partial<Vault> = {}): Vault => ({
  accountId,
  wraps: [keys.passwordWrap, keys.recoveryWrap],
  identity: keys.identity,
  ...over,
})

async function slotOf(vault: Vault, typed: string): Promise<OpenSlot> {
  const wrap = wrapOf(vault, 'password')
  if (!wrap) throw new Error('no password wrap')
  const { slotKey } = await provePassword(secretOf(typed), wrap.ctx.kdf)
  return { slotKey, wrap }
}

const account = await makeAccount(secretOf(password), wishes)
const vault = vaultOf(account)
const open = await slotOf(vault, password)
const uid = account.registration.accountId

describe('a new account', () => {
  test('opens with its password, and the identity is the one that was made', async () => {
    const keys = await openVault(vault, open)
    expect(keys.card.hash).toBe(account.keys.card.hash)
  })

  test('sends nothing that the password or the code could be read from', () => {
    const sent = JSON.stringify(account.registration)
    for (const secret of [password, account.recoveryCode, ...account.recoveryCode.split('-')]) expect(sent).not.toContain(secret)
  })

  test('does not open with another password', async () => {
    await expect(openVault(vault, await slotOf(vault, 'kolam jendela kursi'))).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('is refused when the practice hands over the vault of somebody else', async () => {
    const other = await makeAccount(secretOf(password), wishes)
    await expect(openVault(vaultOf(account, { accountId: other.registration.accountId }), open)).rejects.toMatchObject({ code: 'context-mismatch' })
    await expect(openVault(vaultOf(account, { identity: other.registration.keys.identity }), open)).rejects.toThrow()
  })

  test('is refused when the practice asks for a cheaper key', async () => {
    await expect(provePassword(secretOf(password), { ...open.wrap.ctx.kdf, memoryKib: 1024 })).rejects.toMatchObject({ code: 'kdf-too-weak' })
  })

  test('leaves out an address that is not given', () => {
    expect(account.registration).not.toHaveProperty('email')
  })
})

describe('a new password', () => {
  test('opens the same identity, one generation on, and the old one does not', async () => {
    const next = await wrapForPassword(uid, open, secretOf('payung sungai'), 1)
    expect(next.passwordWrap.ctx).toMatchObject({ slot: 'password', gen: 2 })
    const after = vaultOf(account, { wraps: [next.passwordWrap] })
    expect((await openVault(after, await slotOf(after, 'payung sungai'))).card.hash).toBe(account.keys.card.hash)
    await expect(openVault(after, await slotOf(after, password))).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('is not made from a wrong old one', async () => {
    const wrong = await slotOf(vault, 'salah sama sekali')
    await expect(wrapForPassword(uid, wrong, secretOf('payung sungai'), 1)).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('can be made from the recovery code, typed as people type', async () => {
    const { slotKey } = await proveRecovery(account.recoveryCode.toLowerCase().replaceAll('-', ' '))
    const wrap = wrapOf(vault, 'recovery')
    if (!wrap) throw new Error('no recovery wrap')
    const next = await wrapForPassword(uid, { slotKey, wrap }, secretOf('payung sungai'), 1)
    const after = vaultOf(account, { wraps: [next.passwordWrap] })
    expect((await openVault(after, await slotOf(after, 'payung sungai'))).card.hash).toBe(account.keys.card.hash)
  })
})

describe('a new recovery code', () => {
  test('opens the same identity, one generation on, and the old one does not', async () => {
    const { code, body } = await wrapForRecovery(uid, open, 1)
    expect(body.recoveryWrap.ctx).toMatchObject({ slot: 'recovery', gen: 2 })
    const slot = { slotKey: (await proveRecovery(code)).slotKey, wrap: body.recoveryWrap }
    expect((await openVault(vault, slot)).card.hash).toBe(account.keys.card.hash)
    const { slotKey } = await proveRecovery(account.recoveryCode)
    await expect(openVault(vault, { slotKey, wrap: body.recoveryWrap })).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('says where the slip is', async () => {
    const [first = '', ...rest] = account.recoveryCode.split('-')
    const slip = first.startsWith('7') ? '8' : '7'
    await expect(proveRecovery([slip + first.slice(1), ...rest].join('-'))).rejects.toMatchObject({ code: 'recovery-group', group: 1 })
  })
})

test('a passkey opens the same identity, and its bytes are wiped', async () => {
  const prf = crypto.getRandomValues(new Uint8Array(32))
  const id = crypto.randomUUID()
  const wrap = await wrapForPasskey(uid, open, id, prf.slice())
  const taken = prf.slice()
  await wrapForPasskey(uid, open, id, taken)
  expect(taken.every((byte) => byte === 0)).toBe(true)
  const { derivePasskeyKey } = await import('#crypto')
  const keys = await openVault(vault, { slotKey: await derivePasskeyKey(prf), wrap })
  expect(keys.card.hash).toBe(account.keys.card.hash)
  expect(wrapOf({ wraps: [wrap] }, 'passkey', id)).toBe(wrap)
  expect(wrapOf({ wraps: [wrap] }, 'passkey', crypto.randomUUID())).toBeUndefined()
})

test('the key ring tells whoever listens that keys came and went, until they stop listening', () => {
  const heard: (string | null)[] = []
  const stop = keyRing.subscribe(() => heard.push(keyRing.keys()?.accountId ?? null))
  keyRing.hold(account.keys)
  keyRing.drop()
  stop()
  keyRing.hold(account.keys)
  keyRing.drop()
  expect(heard).toEqual([uid, null])
  expect(keyRing.keys()).toBeNull()
})

test('a key ring that is shut holds no keys that still come, and holds them again once it is open', () => {
  keyRing.shut(true)
  keyRing.hold(account.keys)
  expect(keyRing.keys()).toBeNull()
  keyRing.shut(false)
  keyRing.hold(account.keys)
  expect(keyRing.keys()?.accountId).toBe(uid)
  keyRing.drop()
})
