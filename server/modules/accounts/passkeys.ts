import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { WrappedKey } from '#contract/key-shapes'
import type { NewFactor, NewPasskeyAnswer } from '#contract/second-factors'
import { deviceLabel } from '#domain/accounts/device-label'
import { isStaff, mayDropFactor } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { checkWrap, deleteWrap, insertWrap } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { notFound, Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { makeBackupCodes } from './backup-codes.ts'
import { enterByNewFactor, sendEntered, type Entered } from './enter.ts'
import { endUnfinished } from './logins.ts'
import { ownId, ownLogin } from '#platform/own-id'
import { challengeIn, rpOf } from './passkey-proof.ts'
import { findPasskeys, insertChallenge, takeChallenge } from './passkey-rows.ts'
import { factorsOf, findAccount, lockAccount } from './repository.ts'
import { passkey } from './tables.ts'
import type { AccountTools } from './tools.ts'

type NewPasskey = { readonly id: string; readonly answer: Static<typeof NewPasskeyAnswer>; readonly wrap?: WrappedKey }

const mostPerAccount = 20

/**
 * Ed25519, ES256, RS256 (IANA COSE Algorithms). Unasked, the library puts ML-DSA first and browsers take it: its signatures are longer
 * than the contract lets in, and Node calls what checks them experimental.
 */
const algorithms = [-8, -7, -257]

/** A question for a new passkey that can be found without a name and verifies its person. */
export async function startPasskey(context: Context, tools: AccountTools): Promise<{ options: Record<string, unknown> }> {
  const { accountId } = ownLogin(context)
  const account = await findAccount(context.db, accountId)
  if (!account) throw notFound()
  const own = await findPasskeys(context.db, accountId)
  const options = await generateRegistrationOptions({
    rpName: rpOf(tools),
    rpID: rpOf(tools),
    userName: account.username,
    userID: new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports: transports as 'internal'[] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await inTransaction(context, ({ db, now }) => insertChallenge(db, { challenge: options.challenge, use: 'add', accountId }, now()))
  return { options: { ...options } }
}

/**
 * Keeps a passkey, and the wrap that its PRF opens. The first second factor of somebody on the staff
 * completes the login and brings backup codes.
 * @throws Refusal challenge-gone, passkey-wrong, passkey-known, and as `checkWrap`
 */
export async function addPasskey(context: Context, tools: AccountTools, asked: NewPasskey, head: ReplyHead): Promise<NewFactor> {
  const own = ownLogin(context)
  const { accountId, role, loginId } = own
  if (asked.wrap) await checkWrap(accountId, 'passkey', asked.wrap, 1, asked.id)
  const made = await verifyNew(context, tools, accountId, asked.answer)
  const { entered, backupCodes } = await inTransaction(context, async (inside) => {
    await lockAccount(inside.db, accountId)
    const before = await factorsOf(inside.db, { id: accountId, role })
    if (before.passkeys >= mostPerAccount) throw new Refusal('passkey-known')
    const kept = await inside.db
      .insert(passkey)
      .values({
        ...made,
        id: asked.id,
        accountId,
        device: deviceLabel(context.caller?.userAgent ?? ''),
        unlocks: asked.wrap !== undefined,
        madeAt: inside.now().toString(),
      })
      .onConflictDoNothing()
      .returning({ id: passkey.id })
    if (kept.length === 0) throw new Refusal('passkey-known')
    if (asked.wrap) await insertWrap(inside.db, tools.outerKey, asked.wrap)
    await appendAuditEvent(inside, {
      action: 'passkey.added',
      subject: `account:${accountId}`,
      details: { passkey: asked.id, unlocks: asked.wrap !== undefined },
    })
    await emit(inside, 'second-factor.was-changed', { accountId })
    await endUnfinished(inside.db, accountId, loginId)
    const needsCodes = isStaff(role) && before.backupCodes === 0
    return {
      backupCodes: needsCodes ? await makeBackupCodes(inside, tools.outerKey, accountId) : null,
      entered: await enterByNewFactor(inside, own, 'passkey'),
    }
  })
  return { backupCodes, login: sendEntered(head, entered satisfies Entered) }
}

async function verifyNew(context: Context, tools: AccountTools, accountId: string, answer: NewPasskey['answer']) {
  const challenge = challengeIn(answer.response.clientDataJSON)
  if (!(await takeChallenge(context.db, { challenge, use: 'add', accountId }, context.now()))) throw new Refusal('challenge-gone')
  const result = await verifyRegistrationResponse({
    response: { ...answer, clientExtensionResults: {} } as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: tools.origin,
    expectedRPID: rpOf(tools),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  if (!result?.verified) throw new Refusal('passkey-wrong')
  const { id, publicKey, counter } = result.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports: answer.response.transports ?? [] }
}

/** @throws Refusal not-found, second-factor-obligatory when it is the last of somebody on the staff */
export async function removePasskey(context: Context, id: string): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, accountId)
    const removed = await inside.db
      .select({ id: passkey.id })
      .from(passkey)
      .where(and(eq(passkey.id, id), eq(passkey.accountId, accountId)))
    if (!account || removed.length === 0) throw notFound()
    if (!mayDropFactor(await factorsOf(inside.db, account))) throw new Refusal('second-factor-obligatory')
    await inside.db.delete(passkey).where(eq(passkey.id, id))
    await deleteWrap(inside.db, accountId, 'passkey', id)
    await appendAuditEvent(inside, { action: 'passkey.removed', subject: `account:${accountId}`, details: { passkey: id } })
    await emit(inside, 'second-factor.was-changed', { accountId })
  })
}
