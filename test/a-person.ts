import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Registration } from '#contract/accounts'
import {
  createIdentity,
  createMasterKey,
  createRecoveryCode,
  derivePasswordKeys,
  deriveRecoveryKeys,
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

/** Makes everything that a browser makes before it registers somebody. */
export async function aPerson(over: Partial<Pick<Person, 'username' | 'password'>> & { email?: string } = {}): Promise<Person> {
  people += 1
  const username = over.username ?? `orang-${people}-${randomBytes(3).toString('hex')}`
  const password = over.password ?? `sandi rahasia ${randomUUID()}`
  const accountId = randomUUID()
  const kdf = newPasswordKdf()
  const { authKey, slotKey } = await passwordKeys(username, password, kdf)
  const recoveryCode = createRecoveryCode()
  const recovery = await deriveRecoveryKeys(recoveryCode)
  const { masterKey, wraps } = await createMasterKey([
    { slotKey, context: passwordContext(accountId, kdf, 1) },
    { slotKey: recovery.slotKey, context: { v: 1, uid: accountId, slot: 'recovery', slotId: 'recovery', gen: 1, kdf: { alg: 'hkdf-sha256' } } },
  ])
  const identity = await createIdentity(masterKey, accountId)
  const recoveryVerifier = createHash('sha256').update(recovery.proof).digest('base64url')
  const [passwordWrap, recoveryWrap] = wraps as unknown as [WrappedKey, WrappedKey]
  const registration = {
    accountId,
    username,
    authKey,
    keys: { passwordWrap, recoveryWrap, recoveryVerifier, identity: { signed: identity.signed, sealed: identity.sealed } },
    language: 'id',
    theme: 'system',
    timeZone: 'Asia/Jakarta',
    ...(over.email && { email: over.email }),
  } as Registration
  const recoveryProof = toBase64url(recovery.proof)
  return { username, password, kdf, authKey, accountId, masterKey, identity, recoveryCode, recoveryProof, registration, gen: 1 }
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
