import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { derivePasskeyKey, deriveRecoveryKeys, unlockMasterKey, type WrappedKey } from '#crypto'
import { proveRecovery } from '#lib/new-keys'
import { aPerson, aTestPractice, Browser, passwordOpens, registered, type Person } from '#test/accounts'
import { aPasskeyWrap, Authenticator, type Question } from '#test/authenticator'
import { aDatabase } from '#test/database'
import { faultKinds, withFault, type FaultKind } from '#test/faults'
import { aNewRecoveryCode } from '#test/recovery'

/** Whatever opens an account changes as a whole or not at all, wherever the change stops. */
const practice = await aTestPractice(await aDatabase())
const { app, database } = practice

const mostStatements = 60
/** Who asks, begin, the change itself, the trail, the news of it, commit: with fewer the faults would not have reached the act. */
const fewestStatements = 6

const unlocks = (...asked: Parameters<typeof unlockMasterKey>) =>
  unlockMasterKey(...asked).then(
    () => true,
    () => false,
  )

async function codeOpens({ username, accountId }: Person, code: string): Promise<boolean> {
  const { proof } = await proveRecovery(code)
  const { status, body } = await new Browser(app).ask<{ recoveryWrap: WrappedKey }>('POST', '/api/recovery/open', { username, proof })
  if (status !== 200) return false
  return unlocks((await deriveRecoveryKeys(code)).slotKey, body.recoveryWrap, { uid: accountId, slot: 'recovery' })
}

test.each(faultKinds)(
  'a new recovery code that breaks off (%s) at any statement leaves exactly one code that opens',
  async (kind) => {
    const person = await aPerson()
    const browser = await registered(practice, person)
    let current = { code: person.recoveryCode, wrap: person.registration.keys.recoveryWrap as WrappedKey }
    for (let at = 1; at < mostStatements; at += 1) {
      const next = await aNewRecoveryCode(person, current)
      const { result, statements } = await withFault({ at, kind }, () => browser.ask('PUT', '/api/recovery-code', next.body))
      const opened = [await codeOpens(person, current.code), await codeOpens(person, next.code)]
      expect(opened.filter(Boolean), `statement ${at}`).toHaveLength(1)
      if (result.status === 200) expect(opened[1], `acknowledged at ${at}`).toBe(true)
      expect(await passwordOpens(practice, person), `statement ${at}`).toBe(true)
      if (opened[1]) current = { code: next.code, wrap: next.body.recoveryWrap }
      if (statements < at) return expect(at).toBeGreaterThan(fewestStatements)
    }
    expect.unreachable('it has fewer statements')
  },
  120_000,
)

type Holder = { readonly person: Person; readonly browser: Browser; readonly authenticator: Authenticator; readonly id: string }

async function aHolder(): Promise<Holder> {
  const person = await aPerson()
  return { person, browser: await registered(practice, person), authenticator: new Authenticator(), id: randomUUID() }
}

async function add({ person, browser, authenticator, id }: Holder, fault?: { at: number; kind: FaultKind }) {
  const wrap = await aPasskeyWrap(person, id, authenticator)
  const answer = authenticator.create((await browser.ask<Question>('POST', '/api/passkeys/start')).body)
  const ask = () => browser.ask('POST', '/api/passkeys', { id, answer, wrap })
  return fault ? withFault(fault, ask) : { result: await ask(), statements: 0 }
}

/** From a browser that knows nothing, up to the master key. */
async function passkeyOpens({ person, authenticator, id }: Holder): Promise<boolean> {
  const browser = new Browser(app)
  const answer = authenticator.get((await browser.ask<Question>('POST', '/api/passkey-login/start')).body)
  if ((await browser.ask('POST', '/api/passkey-login', answer)).status !== 200) return false
  const { body } = await browser.ask<{ wraps: WrappedKey[] }>('GET', '/api/vault')
  const wrap = body.wraps.find(({ ctx }) => ctx.slotId === id)
  const slotKey = await derivePasskeyKey(authenticator.prf.slice())
  return wrap !== undefined && unlocks(slotKey, wrap, { uid: person.accountId, slot: 'passkey', slotId: id })
}

/** Rows that say that the passkey is there, lines of the audit trail and news of it. */
async function traces({ person: { accountId }, id }: Holder, action: string): Promise<number[]> {
  const { rows } = await database.pool.query<{ counts: number[] }>(
    `select array[
       (select count(*) from accounts.passkey where id = $2), (select count(*) from keys.wrap where account_id = $1 and slot_id = $2::text),
       (select count(*) from audit.event where subject = 'account:' || $1::text and action = $3),
       (select count(*) from platform.outbox where name = 'second-factor.was-changed' and payload ->> 'accountId' = $1::text)]::int[] as counts`,
    [accountId, id, action],
  )
  return rows[0]?.counts ?? []
}

test.each(faultKinds)(
  'a new passkey that breaks off (%s) at any statement is there with its key, or not at all',
  async (kind) => {
    for (let at = 1; at < mostStatements; at += 1) {
      const holder = await aHolder()
      const { result, statements } = await add(holder, { at, kind })
      const left = await traces(holder, 'passkey.added')
      expect(
        [
          [0, 0, 0, 0],
          [1, 1, 1, 1],
        ],
        `statement ${at}`,
      ).toContainEqual(left)
      if (result.status === 200) expect(left[0], `acknowledged at ${at}`).toBe(1)
      expect(await passkeyOpens(holder), `statement ${at}`).toBe(left[0] === 1)
      expect(await passwordOpens(practice, holder.person), `statement ${at}`).toBe(true)
      if (left[0] === 0) {
        // The answer may be used up: the next question brings the same passkey.
        expect((await add(holder)).result.status, `again after ${at}`).toBe(200)
        expect(await passkeyOpens(holder), `again after ${at}`).toBe(true)
      }
      if (statements < at) return expect(at).toBeGreaterThan(fewestStatements)
    }
    expect.unreachable('it has fewer statements')
  },
  120_000,
)

test.each(faultKinds)(
  'a removed passkey that breaks off (%s) at any statement is gone with its key, or as it was',
  async (kind) => {
    for (let at = 1; at < mostStatements; at += 1) {
      const holder = await aHolder()
      await add(holder)
      const remove = () => holder.browser.ask('DELETE', `/api/passkeys/${holder.id}`)
      const { result, statements } = await withFault({ at, kind }, remove)
      const left = await traces(holder, 'passkey.removed')
      expect(
        [
          [1, 1, 0, 1],
          [0, 0, 1, 2],
        ],
        `statement ${at}`,
      ).toContainEqual(left)
      if (result.status === 200) expect(left[0], `acknowledged at ${at}`).toBe(0)
      expect(await passkeyOpens(holder), `statement ${at}`).toBe(left[0] === 1)
      expect(await passwordOpens(practice, holder.person), `statement ${at}`).toBe(true)
      if (left[0] === 1) expect((await remove()).status, `again after ${at}`).toBe(200)
      if (statements < at) return expect(at).toBeGreaterThan(fewestStatements)
    }
    expect.unreachable('it has fewer statements')
  },
  120_000,
)
