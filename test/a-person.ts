import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Registration } from '#contract/accounts'
import {
  derivePasswordKeys,
  fillSlot,
  newPasswordKdf,
  toBase64url,
  type Argon2id,
  type MasterKey,
  type NewIdentity,
  type PasswordKdf,
  type SlotKey,
  type WrapContext,
  type WrappedKey,
} from '#crypto'
import { makeAccount, proveRecovery } from '#lib/new-keys'

/** What a browser makes of somebody; knows no test runner, so that benchmarks may use it. */
export const testOrigin = 'http://localhost:3000'

/** Stands in for the browser's Argon2id, which takes a quarter of a second; what it gives depends on the same things. */
export const quickArgon2id: Argon2id = async ({ password, salt, memoryKib, passes }) => {
  const hash = createHash('sha256').update(password).update(salt).update(`${memoryKib} ${passes}`).digest()
  return new Uint8Array(hash)
}

export type Person = {
  readonly username: string
  password: string
  kdf: PasswordKdf
  authKey: string
  readonly accountId: string
  readonly masterKey: MasterKey
  readonly identity: NewIdentity
  readonly recoveryCode: string
  readonly recoveryProof: string
  readonly registration: Registration
  /** Of the newest password wrap. */
  gen: number
}

let people = 0

/** Makes everything that a browser makes before it registers somebody, by the browser's own code. */
export async function aPerson(over: Partial<Pick<Person, 'username' | 'password'>> & { email?: string } = {}): Promise<Person> {
  people += 1
  const username = over.username ?? `orang-${people}-${randomBytes(3).toString('hex')}`
  const password = over.password ?? `sandi rahasia ${randomUUID()}`
  const wishes = { language: 'id', theme: 'system', timeZone: 'Asia/Jakarta', email: over.email } as const
  const { registration, recoveryCode, keys } = await makeAccount({ username, password, origin: testOrigin, argon2id: quickArgon2id }, wishes)
  const { accountId, authKey } = registration
  const { masterKey, identity, card, signed } = keys
  const { sealed } = registration.keys.identity as unknown as Pick<NewIdentity, 'sealed'>
  return {
    username,
    password,
    kdf: registration.keys.passwordWrap.ctx.kdf as PasswordKdf,
    authKey,
    accountId,
    masterKey,
    identity: { identity, card, signed, sealed },
    recoveryCode,
    recoveryProof: (await proveRecovery(recoveryCode)).proof,
    registration,
    gen: 1,
  }
}

export const passwordContext = (uid: string, kdf: PasswordKdf, gen: number): WrapContext => ({
  v: 1,
  uid,
  slot: 'password',
  slotId: 'password',
  gen,
  kdf,
})

export async function passwordKeys(username: string, password: string, kdf: PasswordKdf): Promise<{ authKey: string; slotKey: SlotKey }> {
  const { authKey, slotKey } = await derivePasswordKeys({ password, username, origin: testOrigin, kdf }, quickArgon2id)
  return { authKey: toBase64url(authKey), slotKey }
}

/** What a browser sends to change the password: the new key and the wrap that it opens, made from the wrap that is there. */
export async function aNewPassword(
  person: Person,
  password: string,
  wrapped: WrappedKey = person.registration.keys.passwordWrap as WrappedKey,
  gen = person.gen + 1,
) {
  const open = await passwordKeys(person.username, person.password, person.kdf)
  const kdf = newPasswordKdf()
  const next = await passwordKeys(person.username, password, kdf)
  const passwordWrap = await fillSlot(
    { slotKey: open.slotKey, wrapped, expected: { uid: person.accountId, slot: 'password' } },
    { slotKey: next.slotKey, context: passwordContext(person.accountId, kdf, gen) },
  )
  return { password, kdf, body: { oldAuthKey: open.authKey, authKey: next.authKey, passwordWrap } }
}
