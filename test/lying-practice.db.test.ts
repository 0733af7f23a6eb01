import { describe, expect, test } from 'vitest'
import type { KeptEntry } from '#contract/spaces'
import { bodyKeys, openEpoch, sealEntry, toBase64url } from '#crypto'
import type { SpaceReply } from '#features/spaces'
import { aDatabase } from './database.ts'
import {
  aShelf,
  aBrowserTold,
  aTruth,
  epochAt,
  goingOn,
  inOrder,
  inTheNameOf,
  nextEpochs,
  showing,
  telling,
  withHeader,
  without,
  withRecord,
  withWrap,
  wrapOf,
  writtenAfterwards,
  type Lie,
  type Truth,
} from './lies.ts'
import { readAll, readOnly, refusalOf, saidIn } from './sealed-talk.ts'
import { aBrowserOf, sourceOf } from './space-browsers.ts'
import { aSpaceMember, certify, practiceKeyOf, theNext } from './space-members.ts'

const database = await aDatabase()
const truth = await aTruth(database)
const { ani, budi, citra, space, other } = truth
const stranger = await aSpaceMember(database)
const forgedBudi = await inTheNameOf(budi)
await certify(database, forgedBudi.card, ['counsellor'])

/** What budi's account remembers once it has read everything. */
const remembered = aShelf()
await readAll(aBrowserOf(budi, { shelf: remembered }).session, space)
const anotherHash = toBase64url(new Uint8Array(32).fill(7))

const swapped = (entries: KeptEntry[], one: number, two: number) =>
  inOrder(entries.map((entry, at) => entries[at === one - 1 ? two - 1 : at === two - 1 ? one - 1 : at] ?? entry))
const withCards = (change: (cards: SpaceReply['cards'], told: Truth) => readonly unknown[]) =>
  showing((reply, told) => ({ ...reply, cards: change(reply.cards, told) }))
const entryOf = async (from: string, number: number) => (await sourceOf(ani).list(from, 0)).entries[number - 1] as KeptEntry

const lies: readonly Lie[] = [
  // What was said.
  { lie: 'an entry in the middle is left out', tell: telling((entries) => entries.filter(({ number }) => number !== 3)), code: 'entry-missing' },
  { lie: 'an entry in the middle is left out, and the rest numbered anew', tell: without(3), code: 'entry-seen-missing' },
  { lie: 'the first entry is left out, and the rest numbered anew', tell: without(1), code: 'entry-seen-missing' },
  { lie: 'everything of one sender is left out, and the rest numbered anew', tell: without(1, 3, 5, 7), code: 'entry-seen-missing' },
  { lie: 'everything of one who has gone is left out, and the rest numbered anew', tell: without(4), code: 'entry-seen-missing' },
  { lie: 'the end is left out, of which this account knows', knows: true, tell: without(7), code: 'space-rolled-back' },
  { lie: 'everything is gone, of which this account knows', knows: true, tell: telling(() => []), code: 'space-rolled-back' },
  { lie: 'two senders are put in another order', tell: telling((entries) => swapped(entries, 1, 2)), code: 'entry-seen-missing' },
  { lie: 'two of one sender are put in another order', tell: telling((entries) => swapped(entries, 5, 7)), code: 'entry-missing' },
  { lie: 'what this account saw first is told last', knows: true, tell: telling((entries) => swapped(entries, 4, 3)), code: 'entry-seen-missing' },
  { lie: 'an entry comes once more', tell: telling((entries) => inOrder([...entries, entries[6] as KeptEntry])), code: 'entry-repeated' },
  {
    lie: 'an entry of an old key comes once more',
    tell: telling((entries) => inOrder([...entries, entries[0] as KeptEntry])),
    code: 'entry-epoch-backwards',
  },
  {
    lie: 'an entry is moved here from another space',
    tell: telling(async (entries) => inOrder([...entries, await entryOf(other, 1)])),
    code: 'entry-space-mismatch',
  },
  { lie: 'an entry names another space', tell: withHeader(7, { space: other }), code: 'entry-space-mismatch' },
  {
    lie: 'somebody who was sent away says more under the old key',
    tell: telling(async (entries) => [...entries, await writtenAfterwards(truth, entries)]),
    code: 'entry-epoch-backwards',
  },
  { lie: 'somebody who was sent away seems to write under the new key', tell: withHeader(6, { from: citra.uid }), code: 'entry-not-a-member' },
  { lie: 'a suite of tomorrow', tell: withHeader(7, { suite: 2 }), code: 'suite-unknown' },
  { lie: 'no suite at all', tell: withHeader(7, { suite: 0 }), code: 'suite-unknown' },
  { lie: 'an entry names an epoch that is not there', tell: withHeader(7, { epoch: 2 }), code: 'entry-epoch-unknown' },
  { lie: 'an entry names another record of its epoch', tell: withHeader(7, { record: anotherHash }), code: 'entry-epoch-unknown' },
  { lie: 'an entry seems to be another sender’s', tell: withHeader(3, { from: budi.uid }), code: 'signature-wrong' },
  { lie: 'an entry is put elsewhere in its chain', tell: withHeader(3, { seq: 3 }), code: 'entry-missing' },
  { lie: 'an entry hangs on another', tell: withHeader(3, { prev: anotherHash }), code: 'entry-chain-broken' },
  { lie: 'the time of an entry is changed, and its sender’s next hangs on the true one', tell: withHeader(3, { at: 1 }), code: 'entry-chain-broken' },
  { lie: 'the id of an entry is changed', tell: withHeader(3, { id: other }), code: 'entry-chain-broken' },
  { lie: 'the kind of an entry is changed', tell: withHeader(3, { kind: 'note' }), code: 'entry-chain-broken' },
  { lie: 'what its sender had seen is forgotten', tell: withHeader(3, { seen: {} }), code: 'entry-chain-broken' },
  { lie: 'an entry of one’s own is changed', tell: withHeader(6, { at: 1 }), code: 'signature-wrong' },
  { lie: 'two bodies are exchanged', tell: telling((entries) => exchanged(entries, 1, 3)), code: 'entry-chain-broken' },
  { lie: 'a header has one field more', tell: withHeader(7, { note: 'x' }), code: 'malformed' },
  { lie: 'the history that this account knows is another one', knows: true, tell: telling((entries) => forgedEnd(entries)), code: 'history-changed' },
  // How far it has come.
  {
    lie: 'more is said to be there than is given',
    tell: (_, honest) => ({ list: async (id, after) => ({ ...(await honest.list(id, after)), lastNumber: 8 }) }),
    code: 'entry-missing',
  },
  {
    lie: 'less is said to be there than this account knows',
    knows: true,
    tell: (_, honest) => ({ list: async (id, after) => ({ ...(await honest.list(id, after)), lastNumber: 3 }) }),
    code: 'space-rolled-back',
  },
  {
    lie: 'how much is there is no number',
    tell: (_, honest) => ({ list: async (id, after) => ({ ...(await honest.list(id, after)), lastNumber: null as never }) }),
    code: 'malformed',
  },
  { lie: 'entries are no list', tell: () => ({ list: async () => ({ entries: null as never, lastNumber: 7 }) }), code: 'malformed' },
  { lie: 'an entry is none', tell: telling((entries) => [...entries.slice(0, 6), { number: 7 } as KeptEntry]), code: 'malformed' },
  { lie: 'when it was kept is no time', tell: telling((entries) => entries.map((one) => ({ ...one, keptAt: 'besok' }))), code: 'malformed' },
  // Who is there.
  {
    lie: 'the newest epoch is held back, of which this account knows',
    knows: true,
    tell: showing((reply) => ({ ...reply, epochs: reply.epochs.slice(0, 1) })),
    code: 'space-rolled-back',
  },
  {
    lie: 'the newest epoch is held back, and entries are not',
    tell: showing((reply) => ({ ...reply, epochs: reply.epochs.slice(0, 1) })),
    code: 'entry-epoch-unknown',
  },
  { lie: 'there is no epoch at all', tell: showing((reply) => ({ ...reply, epochs: [] })), code: 'space-mismatch' },
  { lie: 'the first epoch is left out', tell: showing((reply) => ({ ...reply, epochs: reply.epochs.slice(1) })), code: 'epoch-stale' },
  { lie: 'an epoch comes twice', tell: showing((reply) => ({ ...reply, epochs: [...reply.epochs, reply.epochs[1]] })), code: 'epoch-stale' },
  { lie: 'another space is shown', tell: (_, honest) => ({ show: () => honest.show(other) }), code: 'space-mismatch' },
  {
    lie: 'an epoch is moved here from another space',
    tell: showing(async (reply) => ({ ...reply, epochs: [...reply.epochs, ...(await sourceOf(budi).show(other)).epochs] })),
    code: 'space-mismatch',
  },
  { lie: 'an epoch of a suite of tomorrow', tell: withRecord(1, () => ({ suite: 2 })), code: 'suite-unknown' },
  {
    lie: 'a member is put into a record',
    tell: withRecord(1, ({ members }) => ({
      members: [...members, { uid: stranger.uid, role: 'client', cardHash: stranger.card.hash }].toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
    })),
    code: 'signature-wrong',
  },
  {
    lie: 'a member is taken out of a record',
    tell: withRecord(0, ({ members }) => ({ members: members.filter(({ uid }) => uid !== citra.uid) })),
    code: 'signature-wrong',
  },
  {
    lie: 'roles are exchanged in a record',
    tell: withRecord(0, ({ members }) => ({ members: members.map((one) => ({ ...one, role: one.role === 'client' ? 'counsellor' : 'client' })) })),
    code: 'signature-wrong',
  },
  { lie: 'the act of a record is changed', tell: withRecord(1, () => ({ act: { kind: 'rotate' } })), code: 'signature-wrong' },
  { lie: 'the kind of the space is changed', tell: withRecord(0, () => ({ kind: 'letters' })), code: 'signature-wrong' },
  {
    lie: 'somebody from outside makes an epoch',
    tell: nextEpochs(budi, async (told) => ({
      epochs: [await theNext(await goingOn(told), stranger, [ani, budi])],
      cards: [stranger.signed],
    })),
    code: 'epoch-not-a-member',
  },
  {
    lie: 'somebody who was sent away makes an epoch',
    tell: nextEpochs(budi, async (told) => ({ epochs: [await theNext(await goingOn(told), citra, [ani, budi, citra])] })),
    code: 'epoch-not-a-member',
  },
  {
    lie: 'another counsellor is let in, and nobody consented',
    tell: nextEpochs(budi, async (told) => ({
      epochs: [await theNext(await goingOn(told), budi, [ani, budi, citra], { kind: 'add', who: [citra.uid], scope: { kind: 'nothing' } })],
    })),
    code: 'epoch-consent-missing',
  },
  {
    lie: 'an epoch is forked, of which this account knows',
    knows: true,
    tell: nextEpochs(budi, async (told) => ({ epochs: [await theNext(await goingOn(told, 0), citra, [ani, budi], { kind: 'leave' })] }), 1),
    code: 'epoch-forked',
  },
  {
    lie: 'an epoch is forked, and the entries lie under the other',
    tell: nextEpochs(budi, async (told) => ({ epochs: [await theNext(await goingOn(told, 0), ani, [ani, budi, citra])] }), 1),
    code: 'entry-epoch-unknown',
  },
  {
    lie: 'two epochs of one number are told',
    tell: nextEpochs(budi, async (told) => ({ epochs: [await theNext(await goingOn(told, 0), ani, [ani, budi, citra])] })),
    code: 'epoch-stale',
  },
  // Keys.
  {
    lie: 'a counsellor has another key',
    tell: nextEpochs(
      budi,
      async (told) => ({
        epochs: [await theNext(await goingOn(told, 0), ani, [ani, budi, told.forged.citra])],
        cards: [told.forged.citra.signed],
      }),
      1,
    ),
    code: 'card-not-vouched',
  },
  {
    lie: 'somebody who is certified as nothing is let in as a counsellor',
    tell: nextEpochs(budi, async (told) => ({
      epochs: [
        await theNext(await goingOn(told), ani, [ani, budi, { ...stranger, role: 'counsellor' }], {
          kind: 'add',
          who: [stranger.uid],
          scope: { kind: 'nothing' },
        }),
      ],
      cards: [stranger.signed],
    })),
    code: 'card-not-vouched',
  },
  { lie: 'certificates are held back', tell: showing((reply) => ({ ...reply, certificates: [] })), code: 'card-not-vouched' },
  {
    lie: 'a certificate is another’s',
    tell: showing((reply) => ({
      ...reply,
      certificates: reply.certificates.map((one) => ({ ...one, certificate: { ...one.certificate, roles: ['counsellor', 'supervisor'] } })),
    })),
    code: 'card-not-vouched',
  },
  { lie: 'under one’s own name stands another key', tell: nextEpochs(budi, async (told) => forgedOwn(told)), code: 'epoch-card-unknown' },
  {
    lie: 'a card is not signed by its own key',
    tell: withCards((cards) => cards.map((one) => (one.card.uid === ani.uid ? { ...one, self: truth.forged.ani.signed.self } : one))),
    code: 'signature-wrong',
  },
  { lie: 'a card is held back', tell: withCards((cards) => cards.filter(({ card }) => card.uid !== ani.uid)), code: 'signer-mismatch' },
  { lie: 'a card follows another that has not signed it', tell: withCards((cards) => [...cards, followingUnsigned(cards)]), code: 'signature-wrong' },
  {
    lie: 'a card of a suite of tomorrow',
    tell: withCards((cards) => cards.map((one) => ({ ...one, card: { ...one.card, suite: 2 } }))),
    code: 'suite-unknown',
  },
  { lie: 'a card is none', tell: withCards((cards) => [...cards, null]), code: 'malformed' },
  { lie: 'the practice has another key', knows: true, tell: () => ({ practiceKey: async () => anotherHash }), code: 'practice-key-changed' },
  { lie: 'the practice has another key, from the beginning', tell: () => ({ practiceKey: async () => anotherHash }), code: 'card-not-vouched' },
  { lie: 'the practice has no key', tell: () => ({ practiceKey: async () => null }), code: 'card-not-vouched' },
  { lie: 'the practice’s key is none', tell: () => ({ practiceKey: async () => 'kunci!' }), code: 'malformed' },
  { lie: 'the own wrap is held back', tell: withWrap(1, () => null), code: 'wraps-incomplete' },
  { lie: 'the own wrap of an old epoch is held back', tell: withWrap(0, () => null), code: 'wraps-incomplete' },
  { lie: 'the wrap is another’s', tell: withWrap(1, (_, told) => wrapOf(told.ani, space, 1)), code: 'context-mismatch' },
  {
    lie: 'the wrap of an old epoch is another’s',
    tell: withWrap(0, (_, told) => wrapOf(told.ani, space, 0)),
    code: 'context-mismatch',
  },
  {
    lie: 'the wrap is another’s under one’s own name',
    tell: withWrap(1, async (_, told) => ({ ...(await wrapOf(told.ani, space, 1)), to: budi.uid })),
    code: 'sealed-damaged',
  },
  { lie: 'the wrap is of an older epoch', tell: withWrap(1, (reply) => reply.epochs[0]?.own), code: 'sealed-damaged' },
  { lie: 'a wrap is none', tell: withWrap(1, () => ({ to: 7 })), code: 'malformed' },
  { lie: 'the answer is none', tell: () => ({ show: async () => null as never }), code: 'malformed' },
]

function exchanged(entries: KeptEntry[], one: number, two: number): KeptEntry[] {
  const [first, second] = [entries[one - 1]?.entry, entries[two - 1]?.entry]
  if (!first || !second || !('ct' in first) || !('ct' in second)) throw new Error('no bodies to exchange')
  const bodies = new Map([
    [one, second],
    [two, first],
  ])
  return entries.map((kept) => {
    const body = bodies.get(kept.number)
    return body && 'ct' in kept.entry ? { ...kept, entry: { ...kept.entry, iv: body.iv, ct: body.ct } } : kept
  })
}

/** Everything to the same length, but the last entry is another that its sender, lying too, signed at the same place. */
async function forgedEnd(entries: KeptEntry[]): Promise<KeptEntry[]> {
  const [last] = entries.slice(-1) as [KeptEntry]
  const secret = await openEpoch(ani.identity, ani.card, await epochAt(truth, 1), await wrapOf(ani, space, 1))
  const keys = bodyKeys(async () => secret)
  const { entry } = await sealEntry(ani.identity.sign, keys, last.entry.header as never, new TextEncoder().encode('"lain"'))
  return [...entries.slice(0, -1), { ...last, entry: entry as KeptEntry['entry'] }]
}

async function forgedOwn(told: Truth) {
  return { epochs: [await theNext(await goingOn(told), ani, [ani, forgedBudi])], cards: [forgedBudi.signed] }
}

function followingUnsigned(cards: SpaceReply['cards']) {
  const [known] = cards.filter(({ card }) => card.uid === ani.uid) as [SpaceReply['cards'][number]]
  const { card, self } = truth.forged.ani.signed
  return { card: { ...card, ver: 2, prev: known.card.prev || ani.card.hash }, self, old: self }
}

describe('a practice that lies', () => {
  test('is believed when it does not', async () => {
    for (const knows of [true, false]) {
      const { session } = await aBrowserTold({ knows, tell: () => ({}) }, truth, remembered)
      expect((await readAll(session, space)).entries.map(saidIn)).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh'])
    }
    expect(await practiceKeyOf(database)).toBeDefined()
  })

  test.each(lies)('is refused by name: $lie', async ({ code, ...lie }) => {
    expect(await refusalOf(aBrowserTold(lie, truth, remembered).then(({ session }) => readOnly(session, space)))).toBe(code)
  })
})
