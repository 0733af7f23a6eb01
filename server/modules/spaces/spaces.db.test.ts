import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { erasedOf, grantEpoch, openEpoch, signConsent, verifyCard, verifyEntry, verifyEpoch, type SealedEntry, type SignedEpoch } from '#crypto'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aDatabase } from '#test/database'
import { aSpace, aSpaceMember, aWriter, theNext, withNewCard, type SpaceMember, type TestSpace } from '#test/space-members'
import { eraseEntry } from './erase-entry.ts'
import { grantHistory } from './grant-history.ts'
import { addEpoch, beginNote, beginSpace } from './keep-epoch.ts'
import { keepEntries } from './keep-entries.ts'
import { listEntries, listSpaces, showSpace } from './read-space.ts'

const database = await aDatabase()
const [ani, budi, citra, edi, admin] = await Promise.all([
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database),
  aSpaceMember(database, 'admin'),
])
const cards = new Map([ani, budi, citra, edi].map(({ card }) => [card.hash, card]))
const verified = ({ record, sig }: { record: unknown; sig: unknown }) => verifyEpoch({ record, sig }, (hash) => cards.get(hash))

const none = { kind: 'nothing' } as const

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const begin = (by: Context, signed: SignedEpoch) => inTransaction(by, (inside) => beginSpace(inside, signed))
const add = (by: SpaceMember, next: TestSpace) => addEpoch(by.context, next.space, next.made.signed)

async function aKeptSpace(people = [ani, budi], change = {}): Promise<TestSpace> {
  const space = await aSpace(people[0] as SpaceMember, people, change)
  await begin((people[0] as SpaceMember).context, space.made.signed)
  return space
}

async function keep(by: SpaceMember, ...entries: SealedEntry[]) {
  const outcomes = await keepEntries(
    by.context,
    entries.map((entry) => ({ from: by.uid, entry })),
  )
  return outcomes.map((one) => ('refused' in one ? one.refused : one.number))
}

describe('a space', () => {
  test('is there for its members, with all they need to verify it, and for nobody else', async () => {
    const space = await aKeptSpace()
    const { epochs, cards: named } = await showSpace(budi.context, space.space)
    expect(named.map(({ card }) => card.uid).toSorted()).toEqual([ani.uid, budi.uid].toSorted())
    const [first] = epochs
    const shown = new Map((await Promise.all(named.map(verifyCard))).map((card) => [card.hash, card]))
    const epoch = await verifyEpoch({ record: first?.record, sig: first?.sig }, (hash) => shown.get(hash))
    expect(epoch.hash).toBe(space.made.hash)
    expect((await openEpoch(budi.identity, budi.card, epoch, first?.own ?? { to: '', enc: '', ct: '' })).type).toBe('secret')
    expect((await listSpaces(ani.context)).spaces.find((one) => one.space === space.space)).toEqual({
      space: space.space,
      kind: 'chat',
      epoch: 0,
      head: space.made.hash,
      lastNumber: 0,
    })
    for (const stranger of [citra, edi, admin]) {
      expect(await codeOf(showSpace(stranger.context, space.space))).toBe('not-found')
      expect(await codeOf(listEntries(stranger.context, space.space, 0))).toBe('not-found')
      expect((await listSpaces(stranger.context)).spaces.map((one) => one.space)).not.toContain(space.space)
    }
  })

  test('begun twice by the same request is one; another with its id is refused', async () => {
    const space = await aKeptSpace()
    expect(await begin(ani.context, space.made.signed)).toEqual({ head: space.made.hash })
    const other = await aSpace(ani, [ani, budi], { space: space.space })
    expect(await codeOf(begin(ani.context, other.made.signed))).toBe('epoch-stale')
  })

  test('is begun by whoever signed it, with cards and roles that are theirs', async () => {
    const space = await aSpace(ani, [ani, budi])
    expect(await codeOf(begin(budi.context, space.made.signed))).toBe('epoch-not-a-member')
    const forged = { ...space.made.signed, record: { ...space.made.signed.record, kind: 'letters' } }
    expect(await codeOf(begin(ani.context, forged))).toBe('signature-wrong')
    const asCounsellor = await aSpace(ani, [ani, { ...edi, role: 'counsellor' }])
    expect(await codeOf(begin(ani.context, asCounsellor.made.signed))).toBe('epoch-card-unknown')
    const withAdmin = await aSpace(ani, [ani, admin])
    expect(await codeOf(begin(ani.context, withAdmin.made.signed))).toBe('epoch-audience-unfit')
    const stolen = await aSpace(ani, [ani, { ...budi, card: { ...budi.card, hash: citra.card.hash } }])
    expect(await codeOf(begin(ani.context, stolen.made.signed))).toBe('epoch-card-unknown')
  })

  test('takes in nobody for whom the practice does not vouch', async () => {
    const dian = await aSpaceMember(database, 'counsellor')
    await database.pool.query('update keys.certificate set revoked_at = now() where account_id = $1', [dian.uid])
    expect(await codeOf(begin(ani.context, (await aSpace(ani, [ani, dian])).made.signed))).toBe('epoch-card-unknown')
    const space = await aKeptSpace()
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [edi.uid])
    expect(await codeOf(begin(budi.context, (await aSpace(budi, [edi, budi])).made.signed))).toBe('epoch-card-unknown')
    await database.pool.query(`update accounts.account set state = 'active' where id = $1`, [edi.uid])
    expect(await codeOf(add(ani, await theNext(space, ani, [ani, budi, dian], { kind: 'add', who: [dian.uid], scope: none })))).toBe(
      'epoch-card-unknown',
    )
  })

  test('of one’s own is a private note', async () => {
    const note = await aSpace(budi, [budi], { kind: 'private-note' })
    expect(await beginNote(budi.context, note.made.signed)).toEqual({ head: note.made.hash })
    expect(await codeOf(beginNote(ani.context, (await aSpace(ani, [ani, budi])).made.signed))).toBe('epoch-may-not')
  })
})

describe('the next epoch', () => {
  test('is one of two that come at once; the other is told so', async () => {
    for (let run = 0; run < 10; run += 1) {
      const space = await aKeptSpace()
      const both = await Promise.all([theNext(space, ani, [ani, budi]), theNext(space, budi, [ani, budi])])
      const codes = await Promise.all([codeOf(add(ani, both[0])), codeOf(add(budi, both[1]))])
      expect(codes.toSorted()).toEqual(['epoch-stale', 'none'])
      const { epochs } = await showSpace(ani.context, space.space)
      expect(epochs.map(({ record }) => record.epoch)).toEqual([0, 1])
    }
  })

  test('sent again gets the same answer, also from who left with it', async () => {
    const space = await aKeptSpace()
    const next = await theNext(space, budi, [ani], { kind: 'leave' })
    expect(await add(budi, next)).toEqual({ head: next.made.hash })
    expect(await add(budi, next)).toEqual({ head: next.made.hash })
    expect(await codeOf(add(ani, next))).toBe('epoch-not-a-member')
    expect(await codeOf(showSpace(budi.context, space.space))).toBe('not-found')
    const after = await theNext(next, budi, [ani], { kind: 'rotate' })
    expect(await codeOf(add(budi, after))).toBe('not-found')
  })

  test('is for its space, and unknown to strangers', async () => {
    const [space, other] = await Promise.all([aKeptSpace(), aKeptSpace()])
    const next = await theNext(space, ani, [ani, budi])
    expect(await codeOf(addEpoch(ani.context, other.space, next.made.signed))).toBe('epoch-space-mismatch')
    expect(await codeOf(addEpoch(ani.context, randomUUID(), next.made.signed))).toBe('not-found')
    expect(await codeOf(addEpoch(citra.context, space.space, (await theNext(space, citra, [ani, budi])).made.signed))).toBe('not-found')
  })

  test('adds nobody without the client’s signed word', async () => {
    const space = await aKeptSpace()
    const three = [ani, budi, citra]
    const consent = async (by: SpaceMember) =>
      signConsent(by.identity.sign, {
        suite: 1,
        space: space.space,
        from: ani.uid,
        card: ani.card.hash,
        who: [citra.uid],
        scope: { kind: 'nothing' },
        prev: space.made.hash,
      })
    expect(await codeOf(add(budi, await theNext(space, budi, three, { kind: 'add', who: [citra.uid], scope: none })))).toBe('epoch-consent-missing')
    const forged = await theNext(space, budi, three, { kind: 'add', who: [citra.uid], scope: none, consent: await consent(budi) })
    expect(await codeOf(add(budi, forged))).toBe('signature-wrong')
    const good = await theNext(space, budi, three, { kind: 'add', who: [citra.uid], scope: none, consent: await consent(ani) })
    expect(await add(budi, good)).toEqual({ head: good.made.hash })
    expect((await showSpace(citra.context, space.space)).epochs.map(({ own }) => own !== null)).toEqual([false, true])
  })
})

describe('an entry', () => {
  test('is kept in the order of its sender, and read by members alone', async () => {
    const space = await aKeptSpace()
    const [writes, answers] = [aWriter(ani, space), aWriter(budi, space)]
    expect(await keep(ani, await writes('satu'), await writes('dua'))).toEqual([1, 2])
    expect(await keep(budi, await answers('tiga', { seen: { [ani.uid]: 2 } }))).toEqual([3])
    const { entries, lastNumber } = await listEntries(budi.context, space.space, 1)
    expect(entries.map(({ number }) => number)).toEqual([2, 3])
    expect(lastNumber).toBe(3)
    for (const { entry } of entries) await verifyEntry(entry, entry.header.from === ani.uid ? ani.card : budi.card)
  })

  test('sent fifty times at once is kept once, and every answer is the same', async () => {
    const space = await aKeptSpace()
    const entry = await aWriter(ani, space)('sekali saja')
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => keepEntries(ani.context, [{ from: ani.uid, entry }])))
    expect(new Set(outcomes.flat().map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ number: 1, keptAt: '2026-11-20T05:00:00Z' })]),
    )
    expect((await listEntries(ani.context, space.space, 0)).entries).toHaveLength(1)
    expect(await keep(ani, entry, entry)).toEqual([1, 1])
  })

  test('of two tabs with one number is kept from one; the other is told to go on from there', async () => {
    const space = await aKeptSpace()
    const tabs = await Promise.all([aWriter(ani, space)('dari tab satu'), aWriter(ani, space)('dari tab dua')])
    const codes = await Promise.all(tabs.map((entry) => keep(ani, entry)))
    expect(codes.flat().toSorted()).toEqual([1, 'entry-repeated'])
  })

  test.each<[string, (space: TestSpace) => Promise<SealedEntry>, string]>([
    ['with one missing', async (space) => aWriter(ani, space)('x', { seq: 2, prev: ani.card.hash }), 'entry-missing'],
    ['that does not hang on the last', async (space) => aWriter(ani, space)('x', { prev: ani.card.hash }), 'entry-chain-broken'],
    ['whose sender had read what is not there', async (space) => aWriter(ani, space)('x', { seen: { [budi.uid]: 1 } }), 'entry-seen-missing'],
    ['as somebody else', async (space) => aWriter({ ...ani, uid: budi.uid }, space)('x'), 'signature-wrong'],
    ['for another record of that number', async (space) => aWriter(ani, space)('x', { record: ani.card.hash }), 'entry-epoch-unknown'],
    ['signed by somebody else', async (space) => aWriter({ ...ani, identity: budi.identity }, space)('x'), 'signature-wrong'],
    ['in a space that is not there', async (space) => aWriter(ani, { ...space, space: randomUUID() })('x'), 'not-found'],
    ['that is none', async (space) => ({ ...(await aWriter(ani, space)('x')), iv: '' }), 'keys-malformed'],
  ])('%s is refused', async (_, make, code) => {
    const space = await aKeptSpace()
    expect(await keep(ani, await make(space))).toEqual([code])
    expect((await listEntries(ani.context, space.space, 0)).lastNumber).toBe(0)
  })

  test('under a key that was replaced is sealed anew, and one of who left is not taken', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const late = await aWriter(ani, space)('terlambat')
    const gone = await aWriter(citra, space)('masih di sini?')
    const next = await theNext(space, ani, [ani, budi], { kind: 'remove', who: [citra.uid] })
    await add(ani, next)
    expect(await keep(ani, late)).toEqual(['epoch-stale'])
    expect(await keep(citra, gone)).toEqual(['not-found'])
    expect(await keep(ani, await aWriter(ani, next)('terlambat'))).toEqual([1])
  })

  test('sent again after the key was changed gets the answer that was missed, also after the sender’s own keys are new', async () => {
    const dian = await aSpaceMember(database)
    const space = await aKeptSpace([dian, budi])
    const entry = await aWriter(dian, space)('jawaban hilang')
    expect(await keep(dian, entry)).toEqual([1])
    const renewed = await withNewCard(database, dian)
    const next = await theNext(space, renewed, [renewed, budi])
    await add(renewed, next)
    expect(await keep(renewed, entry)).toEqual([1])
    expect((await listEntries(budi.context, space.space, 0)).lastNumber).toBe(1)
  })

  test('under an id that was used is refused by itself, and the ones beside it are kept', async () => {
    const [space, other] = await Promise.all([aKeptSpace(), aKeptSpace([edi, budi])])
    const write = aWriter(ani, space)
    const first = await write('satu')
    const second = await write('dua', { id: first.header.id })
    const beside = await aWriter(edi, other)('di ruang lain')
    const sent = [
      { from: ani.uid, entry: first },
      { from: ani.uid, entry: second },
      { from: edi.uid, entry: beside },
    ]
    const outcomes = await keepEntries(ani.context, sent)
    expect(outcomes.map((one) => ('refused' in one ? one.refused : one.number))).toEqual([1, 'entry-repeated', 1])
    expect(await keep(ani, second)).toEqual(['entry-repeated'])
  })

  test('is not sealed under a key that who left still knows: first the next one', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const left = await theNext(space, citra, [ani, budi], { kind: 'leave' })
    await add(citra, left)
    expect(await keep(ani, await aWriter(ani, left)('masih didengar?'))).toEqual(['entry-epoch-unsafe'])
    const next = await theNext(left, ani, [ani, budi])
    await add(ani, next)
    expect(await keep(ani, await aWriter(ani, next)('sekarang tidak'))).toEqual([1])
  })

  test('that is good is kept though the one beside it is not', async () => {
    const [one, two] = await Promise.all([aKeptSpace(), aKeptSpace([edi, budi])])
    const [good, bad, also] = [await aWriter(ani, one)('a'), await aWriter(edi, two)('b', { seq: 5 }), await aWriter(budi, two)('c')]
    const outcomes = await keepEntries(ani.context, [
      { from: ani.uid, entry: good },
      { from: edi.uid, entry: bad },
      { from: budi.uid, entry: also },
    ])
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : outcome.number))).toEqual([1, 'entry-missing', 1])
  })

  test('of many at once in many spaces loses none and doubles none', async () => {
    const spaces = await Promise.all(Array.from({ length: 4 }, () => aKeptSpace()))
    const writers = spaces.flatMap((space) => [ani, budi].map((person) => ({ space, person, write: aWriter(person, space) })))
    await Promise.all(
      writers.map(async ({ person, write }) => {
        for (let turn = 0; turn < 10; turn += 1) expect(await keep(person, await write(String(turn)))).toEqual([expect.any(Number)])
      }),
    )
    for (const { space } of spaces) {
      const { entries } = await listEntries(ani.context, space, 0)
      expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
      for (const { uid } of [ani, budi])
        expect(entries.filter(({ entry }) => entry.header.from === uid).map(({ entry }) => entry.header.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    }
  })

  test('is erased by its sender alone; its place and its chain stay', async () => {
    const space = await aKeptSpace()
    const write = aWriter(ani, space)
    const [first, second] = [await write('hapus ini'), await write('tetap')]
    await keep(ani, first, second)
    expect(await codeOf(eraseEntry(budi.context, space.space, 1))).toBe('not-found')
    await eraseEntry(ani.context, space.space, 1)
    await eraseEntry(ani.context, space.space, 1)
    const { rows: trail } = await database.pool.query(`select from audit.event where action = 'entry.erased' and subject = $1`, [
      `space:${space.space}`,
    ])
    expect(trail).toHaveLength(1)
    const { entries } = await listEntries(budi.context, space.space, 0)
    expect(entries[0]?.entry).toEqual(await erasedOf(first))
    expect((await verifyEntry(entries[0]?.entry, ani.card)).hash).toBe(second.header.prev)
    const { rows } = await database.pool.query('select from spaces.entry where ct = $1', [first.ct])
    expect(rows).toEqual([])
  })
})

describe('a record', () => {
  test('is amended and never erased, and is of a client', async () => {
    const record = await aSpace(budi, [budi], { kind: 'record', client: ani.uid })
    await begin(budi.context, record.made.signed)
    await keep(budi, await aWriter(budi, record)('catatan'))
    expect(await codeOf(eraseEntry(budi.context, record.space, 1))).toBe('epoch-may-not')
    const ofColleague = await aSpace(budi, [budi], { kind: 'record', client: citra.uid })
    expect(await codeOf(begin(budi.context, ofColleague.made.signed))).toBe('epoch-audience-unfit')
    // The client, who reads none of it, lets a colleague in; whoever verifies that needs the client's card.
    const consent = await signConsent(ani.identity.sign, {
      suite: 1,
      space: record.space,
      from: ani.uid,
      card: ani.card.hash,
      who: [citra.uid],
      scope: none,
      prev: record.made.hash,
    })
    await add(budi, await theNext(record, budi, [budi, citra], { kind: 'add', who: [citra.uid], scope: none, consent }))
    const { epochs, cards: named } = await showSpace(citra.context, record.space)
    const shown = new Map((await Promise.all(named.map(verifyCard))).map((card) => [card.hash, card]))
    for (const { record: signed, sig } of epochs) await verifyEpoch({ record: signed, sig }, (hash) => shown.get(hash))
  })
})

describe('whoever is frozen, or no longer vouched for', () => {
  test('gets no new key, and keeps nobody from leaving or sending somebody away', async () => {
    const [eko, fitri] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])
    const space = await aKeptSpace([eko, fitri, citra])
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [eko.uid])
    await database.pool.query('update keys.certificate set revoked_at = now() where account_id = $1', [fitri.uid])
    expect(await codeOf(add(citra, await theNext(space, citra, [eko, fitri, citra])))).toBe('epoch-card-unknown')
    const without = await theNext(space, citra, [eko, citra], { kind: 'remove', who: [fitri.uid] })
    expect(await codeOf(add(citra, without))).toBe('none')
    expect(await codeOf(add(citra, await theNext(without, citra, [eko], { kind: 'leave' })))).toBe('none')
  })
})

describe('what was said before somebody came', () => {
  test('has no body for them until it is granted, as far back as the client agreed', async () => {
    const space = await aKeptSpace()
    await keep(ani, await aWriter(ani, space)('sebelum'))
    const second = await theNext(space, ani, [ani, budi])
    await add(ani, second)
    const scope = { kind: 'from', epoch: 1 } as const
    const consent = await signConsent(ani.identity.sign, {
      suite: 1,
      space: space.space,
      from: ani.uid,
      card: ani.card.hash,
      who: [citra.uid],
      scope,
      prev: second.made.hash,
    })
    const third = await theNext(second, budi, [ani, budi, citra], { kind: 'add', who: [citra.uid], scope, consent })
    await add(budi, third)
    const seen = async () => (await listEntries(citra.context, space.space, 0)).entries.map(({ entry }) => 'ct' in entry)
    expect(await seen()).toEqual([false])
    const granting = async (from: TestSpace, by = budi) => {
      const epoch = await verified(from.made.signed)
      const own = from.made.signed.wraps.find(({ to }) => to === by.uid) ?? { to: '', enc: '', ct: '' }
      return grantHistory(by.context, space.space, epoch.epoch, await grantEpoch(by.identity, by.card, epoch, own, citra.card))
    }
    expect(await codeOf(granting(second))).toBe('none')
    expect(await codeOf(granting(space))).toBe('epoch-consent-mismatch')
    expect(await seen()).toEqual([false])
    const { epochs } = await showSpace(citra.context, space.space)
    expect(epochs.map(({ own }) => own?.to === citra.uid)).toEqual([false, true, true])
    const kept = epochs[1]?.own ?? { to: '', enc: '', ct: '' }
    const epoch = await verified(second.made.signed)
    expect((await openEpoch(citra.identity, citra.card, epoch, kept)).type).toBe('secret')
  })

  test('is opened whole where the client let them in with their own hand', async () => {
    const space = await aKeptSpace()
    await keep(ani, await aWriter(ani, space)('sebelum'))
    await add(ani, await theNext(space, ani, [ani, budi, citra], { kind: 'add', who: [citra.uid], scope: { kind: 'from', epoch: 0 } }))
    const epoch = await verified(space.made.signed)
    const own = space.made.signed.wraps.find(({ to }) => to === ani.uid) ?? { to: '', enc: '', ct: '' }
    const granted = await grantEpoch(ani.identity, ani.card, epoch, own, citra.card)
    await grantHistory(ani.context, space.space, 0, granted)
    expect((await listEntries(citra.context, space.space, 0)).entries.map(({ entry }) => 'ct' in entry)).toEqual([true])
    expect(await codeOf(grantHistory(edi.context, space.space, 0, granted))).toBe('not-found')
    expect(await codeOf(grantHistory(ani.context, space.space, 7, granted))).toBe('not-found')
  })
})
