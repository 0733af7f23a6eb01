import type { SignedCertificate } from '#contract/key-shapes'
import type { CertificateView, CertifiedCard } from '#contract/keys'
import { verifyCertificate } from '#crypto/public'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { bytesOf, keptCard } from './check-keys.ts'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { findPracticePublicKey } from './practice-key.ts'
import { refusingByName } from '#platform/refusing-by-name'
import {
  findCard,
  findCertificateBySignature,
  findCertificates,
  insertCertificate,
  lockCards,
  revokeCertificates,
  type CertificateRow,
} from './repository.ts'

/**
 * Keeps what the practice's key signed in an admin's browser, after checking it as every client will; in the caller's transaction, which
 * holds the account as it is. Sent twice, it is one certificate; what was revoked stays revoked, whoever kept its bytes.
 * @param isCompared whether the admin compared the key's fingerprint with the person: kept beside it and in the audit trail
 * @throws Refusal practice-key-missing, signature-wrong, certificate-for-another (also: not the present card), certificate-expired,
 * certificate-revoked, not-found
 */
export async function certify(inside: Context, signed: SignedCertificate, isCompared: boolean): Promise<string> {
  const issuedBy = ownId(inside)
  const practiceKey = await findPracticePublicKey(inside.db)
  if (!practiceKey) throw new Refusal('practice-key-missing')
  const { uid: accountId, roles } = signed.certificate
  await lockCards(inside.db, accountId)
  const row = await findCard(inside.db, accountId)
  if (!row) throw notFound()
  const card = await keptCard(row.signed)
  const atSeconds = Math.floor(inside.now().epochMilliseconds / 1000)
  const question = { practiceKey: new Uint8Array(practiceKey), card, role: roles[0] ?? '', atSeconds }
  const { cardHash, validUntil } = await refusingByName(() => verifyCertificate(signed, question))
  const id = await insertCertificate(inside.db, {
    accountId,
    cardHash: bytesOf(cardHash),
    signed,
    validUntil: Temporal.Instant.fromEpochMilliseconds(validUntil * 1000).toString(),
    issuedBy,
    issuedAt: inside.now().toString(),
    fingerprintCompared: isCompared,
  })
  if (id === null) return knownCertificate(inside, signed)
  await appendAuditEvent(inside, {
    action: 'certificate.issued',
    subject: `account:${accountId}`,
    details: { certificate: id, cardHash, validUntil, fingerprintCompared: isCompared },
  })
  return id
}

async function knownCertificate({ db }: Context, { sig }: SignedCertificate): Promise<string> {
  const known = await findCertificateBySignature(db, sig)
  if (!known || known.revokedAt !== null) throw new Refusal('certificate-revoked')
  return known.id
}

/** @throws Refusal not-found when it never was or is revoked already */
export async function revokeCertificate(context: Context, id: string): Promise<void> {
  const by = ownId(context)
  await inTransaction(context, async (inside) => {
    const revoked = await revokeCertificates(inside.db, { id }, by, inside.now())
    if (revoked.length === 0) throw notFound()
    await appendAuditEvent(inside, { action: 'certificate.revoked', subject: `certificate:${id}` })
  })
}

/** When a role changes, or somebody is frozen: in the caller's transaction. */
export async function revokeCertificatesOf(context: Context, accountId: string): Promise<void> {
  const by = 'accountId' in context.actor ? context.actor.accountId : null
  const revoked = await revokeCertificates(context.db, { accountId }, by, context.now())
  for (const id of revoked) await appendAuditEvent(context, { action: 'certificate.revoked', subject: `certificate:${id}` })
}

/** The card of somebody for whom the practice vouches now in this role; anybody else's does not exist. Whether they may do anything is the caller's to know. */
export async function showCertifiedCard({ db, now }: Context, accountId: string, role: string): Promise<CertifiedCard> {
  const card = await findCard(db, accountId)
  const certificates = await findCertificates(db, accountId)
  const valid = certificates.filter(
    (row) =>
      card?.hash.equals(row.cardHash) &&
      !row.revokedAt &&
      row.signed.certificate.roles.includes(role) &&
      Temporal.Instant.compare(now(), instantOf(row.validUntil)) < 0,
  )
  if (!card || valid.length === 0) throw notFound()
  return { card: card.signed, certificates: valid.map(({ signed }) => signed) }
}

/** @throws Refusal not-found */
export async function showPersonKeys(context: Context, accountId: string) {
  const card = await findCard(context.db, accountId)
  if (!card) throw notFound()
  const certificates = await findCertificates(context.db, accountId)
  return { card: card.signed, certificates: certificates.map(presentCertificate) }
}

function presentCertificate({ id, signed, issuedAt, revokedAt, fingerprintCompared }: CertificateRow): CertificateView {
  return { id, signed, issuedAt: instantOf(issuedAt).toString(), revokedAt: revokedAt && instantOf(revokedAt).toString(), fingerprintCompared }
}
