import { verifyAgreement, type SignedAgreement } from '#crypto/public'
import { appendAuditEvent } from '#modules/audit'
import { newestCards } from '#modules/keys'
import { newestTextMark } from '#modules/practice'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'
import type { SignedAgreement as Sent } from '#contract/consents'
import type { Static } from 'typebox'
import { findIsAdult, findNewestAgreement, holdClient, insertAgreement, type AgreementRow } from './repository.ts'

/**
 * Keeps a client's word on the newest text, as they signed it. What holds already is not kept twice: an answer that was lost may be asked
 * for again.
 * @throws Refusal agreement-outdated when the text is not the newest, or is not the one that was agreed to last; under-age;
 * signature-wrong, also for the card of somebody else or one that was replaced
 */
export async function giveAgreement(context: Context, sent: Static<typeof Sent>): Promise<void> {
  const clientId = ownId(context)
  await inTransaction(context, async (inside) => {
    await holdClient(inside.db, clientId)
    const signed = await signedByOwnKey(inside, clientId, sent)
    const last = await findNewestAgreement(inside.db, clientId)
    if (last && isSame(last, signed)) return
    if (signed.act === 'given') await needNewest(inside, clientId, sent)
    else if (last?.act !== 'given' || !isOfText(last, signed)) throw new Refusal('agreement-outdated')
    const { kind, language, version, text: sha256, act } = sent
    await insertAgreement(inside.db, { clientId, kind, language, version, sha256, act, signed, at: inside.now().toString() })
    await appendAuditEvent(inside, { action: `agreement.${act}`, subject: `account:${clientId}`, details: { kind, language, version, sha256 } })
  })
}

async function signedByOwnKey({ db }: Context, clientId: string, sent: unknown): Promise<SignedAgreement> {
  const card = (await newestCards(db, [clientId])).get(clientId)
  if (!card) throw notFound()
  return refusingByName(() => verifyAgreement(sent, card))
}

async function needNewest({ db }: Context, clientId: string, { kind, language, version, text }: Static<typeof Sent>): Promise<void> {
  if ((await findIsAdult(db, clientId)) === false) throw new Refusal('under-age')
  const newest = await newestTextMark(db, kind, language)
  if (newest?.version !== version || newest.sha256 !== text) throw new Refusal('agreement-outdated')
}

const isOfText = (row: AgreementRow, { language, version, text }: SignedAgreement) =>
  row.language === language && row.version === version && row.sha256 === text

const isSame = (row: AgreementRow, signed: SignedAgreement) => row.act === signed.act && isOfText(row, signed)
