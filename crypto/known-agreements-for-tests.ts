import { signAgreement, verifyAgreement, type Agreement } from './agreement.ts'
import { fromBase64url, toBase64url } from './bytes.ts'
import { secretKey } from './hkdf.ts'
import { createIdentity, type NewIdentity } from './identity.ts'
import { openParcel } from './parcel.ts'
import { readParcel } from './parcel-shape.ts'

export type AgreementInputs = {
  readonly masterKey: string
  readonly people: readonly {
    readonly uid: string
    readonly ed: string
    readonly edPublic: string
    readonly x: string
    readonly xPublic: string
  }[]
  readonly text: string
  readonly version: number
  readonly at: number
  readonly from: string
  readonly about: string
  /** Sealing is random: one that was made once, for both of the people. */
  readonly parcel: string
}

/** What agreements and parcels make of fixed inputs. Recorded once in `vectors/teduh-agreements-v1.json`; a changed answer is a changed format. */
export async function agreementAnswersTo({ masterKey, people, text, version, at, from, about, parcel }: AgreementInputs) {
  const [ani, budi] = (await Promise.all(
    people.map(async ({ uid, ed, edPublic, x, xPublic }) =>
      createIdentity(await secretKey(fromBase64url(masterKey)), uid, {
        ed: { secret: fromBase64url(ed), publicKey: fromBase64url(edPublic) },
        x: { secret: fromBase64url(x), publicKey: fromBase64url(xPublic) },
        iv: new Uint8Array(12),
      }),
    ),
  )) as [NewIdentity, NewIdentity]
  const agreement: Agreement = {
    suite: 1,
    uid: ani.card.uid,
    card: ani.card.hash,
    kind: 'consent',
    language: 'id',
    version,
    text,
    act: 'given',
    at,
  }
  const given = await signAgreement(ani.identity.sign, agreement)
  const withdrawn = await signAgreement(ani.identity.sign, { ...agreement, act: 'withdrawn', at: at + 60 })
  const bytes = fromBase64url(parcel)
  const opened = async ({ identity, card }: NewIdentity) => toBase64url(await openParcel(identity, card, { from, about }, bytes))
  return {
    given: await verifyAgreement(given, ani.card),
    withdrawn: await verifyAgreement(withdrawn, ani.card),
    readers: readParcel(bytes).head.readers.map(({ uid, cardHash }) => ({ uid, cardHash })),
    openedByFirst: await opened(ani),
    openedBySecond: await opened(budi),
  }
}
