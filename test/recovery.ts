import type { FastifyInstance } from 'fastify'
import { deriveRecoveryKeys, fillSlot, newPasswordKdf, type WrappedKey } from '#crypto'
import { proveRecovery } from '#lib/new-keys'
import { aPerson, Browser, passwordContext, passwordKeys, type Person } from './accounts.ts'

/** What a browser does with the recovery code: proves it, opens the master key, wraps it anew. */
export async function aRecovery(app: FastifyInstance, person: Person, password: string, code = person.recoveryCode) {
  const { proof } = await proveRecovery(code)
  const { username } = person
  const opened = await new Browser(app).ask<{ recoveryWrap: WrappedKey; passwordGen: number }>('POST', '/api/recovery/open', { username, proof })
  const { slotKey } = await deriveRecoveryKeys(code)
  const kdf = newPasswordKdf()
  const next = await passwordKeys(username, password, kdf)
  const passwordWrap = await fillSlot(
    { slotKey, wrapped: opened.body.recoveryWrap, expected: { uid: person.accountId, slot: 'recovery' } },
    { slotKey: next.slotKey, context: passwordContext(person.accountId, kdf, opened.body.passwordGen + 1) },
  )
  return { username, proof, authKey: next.authKey, passwordWrap }
}

/** What the browser sends for another code: the master key wrapped anew by somebody else's fresh one. */
export async function aNewRecoveryCode(person: Person, from: { code: string; wrap: WrappedKey } = firstCodeOf(person)) {
  const other = await aPerson()
  const [open, next] = [await deriveRecoveryKeys(from.code), await deriveRecoveryKeys(other.recoveryCode)]
  const gen = from.wrap.ctx.gen + 1
  const recoveryWrap = await fillSlot(
    { slotKey: open.slotKey, wrapped: from.wrap, expected: { uid: person.accountId, slot: 'recovery' } },
    { slotKey: next.slotKey, context: { v: 1, uid: person.accountId, slot: 'recovery', slotId: 'recovery', gen, kdf: { alg: 'hkdf-sha256' } } },
  )
  return { code: other.recoveryCode, proof: other.recoveryProof, body: { recoveryWrap, recoveryVerifier: other.registration.keys.recoveryVerifier } }
}

const firstCodeOf = (person: Person) => ({ code: person.recoveryCode, wrap: person.registration.keys.recoveryWrap as WrappedKey })
