import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { and, eq, lte } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { PasskeyAnswer } from '#contract/second-factors'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { findPasskeyByCredential, findPasskeys, insertChallenge, takeChallenge, type ChallengeUse, type PasskeyRow } from './passkey-rows.ts'
import { hourOf } from '#platform/instants'
import { passkey } from './tables.ts'
import type { AccountTools } from './tools.ts'

export type Answer = Static<typeof PasskeyAnswer>

export const rpOf = ({ origin }: AccountTools) => new URL(origin).hostname

/** @param accountId null: any passkey that the browser finds for this practice */
export async function askForPasskey(
  context: Context,
  tools: AccountTools,
  use: ChallengeUse,
  accountId: string | null,
): Promise<{ options: Record<string, unknown> }> {
  const own = accountId === null ? [] : await findPasskeys(context.db, accountId)
  const options = await generateAuthenticationOptions({
    rpID: rpOf(tools),
    userVerification: 'required',
    allowCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports: transports as 'internal'[] })),
  })
  await inTransaction(context, ({ db, now }) => insertChallenge(db, { challenge: options.challenge, use, accountId }, now()))
  return { options: { ...options } }
}

/**
 * Whether an authenticator of ours signed our question, with its person verified. The question is used
 * up in any case, the counter is swapped only forwards.
 * @param accountId null: whoever's passkey it is
 * @throws Refusal challenge-gone, passkey-wrong
 */
export async function provePasskey(
  context: Context,
  tools: AccountTools,
  use: ChallengeUse,
  accountId: string | null,
  answer: Answer,
): Promise<PasskeyRow> {
  const challenge = challengeIn(answer.response.clientDataJSON)
  if (!(await takeChallenge(context.db, { challenge, use, accountId }, context.now()))) throw new Refusal('challenge-gone')
  const row = await findPasskeyByCredential(context.db, answer.id)
  if (!row || (accountId !== null && row.accountId !== accountId)) throw new Refusal('passkey-wrong')
  const counter = await counterAfter(tools, row, challenge, answer)
  const swapped = await context.db
    .update(passkey)
    .set({ counter, usedHour: hourOf(context.now()).toString() })
    .where(and(eq(passkey.id, row.id), lte(passkey.counter, counter)))
    .returning({ id: passkey.id })
  if (swapped.length === 0) throw new Refusal('passkey-wrong')
  return row
}

async function counterAfter(tools: AccountTools, row: PasskeyRow, expectedChallenge: string, answer: Answer): Promise<number> {
  const { credentialId: id, counter, publicKey, transports } = row
  // What the library throws says what was wrong with the bytes; for us it is one refusal.
  const result = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} } as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: tools.origin,
    expectedRPID: rpOf(tools),
    requireUserVerification: true,
    credential: { id, counter, publicKey: new Uint8Array(publicKey), transports: transports as 'internal'[] },
  }).catch(() => null)
  if (!result?.verified) throw new Refusal('passkey-wrong')
  return result.authenticationInfo.newCounter
}

/** @throws Refusal passkey-wrong when it is not what a browser writes (WebAuthn Level 3, 5.8.1) */
export function challengeIn(clientDataJson: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { challenge?: unknown }
    if (typeof challenge === 'string') return challenge
  } catch {
    // Refused below, like everything else that is no client data.
  }
  throw new Refusal('passkey-wrong')
}
