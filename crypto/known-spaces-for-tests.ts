import { fromBase64url, readUtf8, toBase64url, utf8 } from './bytes.ts'
import { signConsent } from './consent.ts'
import { bodyKeys, openEntry, sealEntry } from './entry.ts'
import { erasedOf, verifyEntry, type EntryHeader } from './entry-shape.ts'
import { makeEpoch, openEpoch } from './epoch.ts'
import { verifyEpoch, type EpochWrap } from './epoch-record.ts'
import { secretKey } from './hkdf.ts'
import { createIdentity } from './identity.ts'
import { cardsOf } from './spaces-for-tests.ts'

export type SpaceInputs = {
  readonly masterKey: string
  readonly people: readonly {
    readonly uid: string
    readonly role: string
    readonly ed: string
    readonly edPublic: string
    readonly x: string
    readonly xPublic: string
  }[]
  readonly space: string
  readonly secret: string
  readonly newcomer: string
  readonly entryId: string
  readonly at: number
  readonly iv: string
  readonly content: string
  /** Sealing is random: one wrap that was made once, for the second of the people. */
  readonly wrap: EpochWrap
}

/** What spaces make of fixed inputs. Recorded once in `vectors/teduh-spaces-v1.json`; a changed answer is a changed format. */
export async function spaceAnswersTo(inputs: SpaceInputs) {
  const { space, wrap } = inputs
  const people = await Promise.all(
    inputs.people.map(async ({ uid, ed, edPublic, x, xPublic }) =>
      createIdentity(await secretKey(fromBase64url(inputs.masterKey)), uid, {
        ed: { secret: fromBase64url(ed), publicKey: fromBase64url(edPublic) },
        x: { secret: fromBase64url(x), publicKey: fromBase64url(xPublic) },
        iv: new Uint8Array(12),
      }),
    ),
  )
  const [ani, budi] = people as [(typeof people)[number], (typeof people)[number]]
  const members = people.map(({ card }, at) => ({ uid: card.uid, role: inputs.people[at]?.role ?? '', cardHash: card.hash }))
  const first = await makeEpoch(
    ani.identity,
    {
      suite: 1,
      space,
      kind: 'chat',
      client: ani.card.uid,
      epoch: 0,
      prev: '',
      by: ani.card.uid,
      card: ani.card.hash,
      act: { kind: 'create' },
      members,
    },
    people.map(({ card }) => card),
    fromBase64url(inputs.secret),
  )
  const consent = await signConsent(ani.identity.sign, {
    suite: 1,
    space,
    from: ani.card.uid,
    card: ani.card.hash,
    who: [inputs.newcomer],
    scope: { kind: 'from', epoch: 0 },
    prev: first.hash,
  })
  const { record, sig } = first.signed
  const epoch = await verifyEpoch({ record, sig }, cardsOf(...people))
  const keys = bodyKeys(() => openEpoch(budi.identity, budi.card, epoch, wrap))
  const header: EntryHeader = {
    suite: 1,
    space,
    epoch: 0,
    record: first.hash,
    kind: 'message',
    from: budi.card.uid,
    id: inputs.entryId,
    seq: 1,
    prev: '',
    seen: { [ani.card.uid]: 0 },
    kt: '',
    at: inputs.at,
  }
  const { entry, hash } = await sealEntry(budi.identity.sign, keys, header, utf8(inputs.content), fromBase64url(inputs.iv))
  return {
    record: first.signed.record,
    recordSignature: first.signed.sig,
    recordHash: first.hash,
    consent,
    entry,
    chainValue: hash,
    erased: await erasedOf(entry),
    opened: toBase64url(utf8(readUtf8(await openEntry(keys, await verifyEntry(entry, budi.card))))),
  }
}
