import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { grantEpoch, openEpoch, signConsent, verifyCard, verifyEpoch } from '#crypto'
import { aDatabase } from '#test/database'
import { aSpace, aSpaceMember, aWriter, theNext, type SpaceMember, type TestSpace } from '#test/space-members'
import { eraseEntry } from './erase-entry.ts'
import { grantHistory } from './grant-history.ts'
import { addEpoch, beginNote } from './keep-epoch.ts'
import { aKeptSpace as keptSpaceOf, add, aFewPeople, begin, codeOf, keep } from './kept-spaces-for-tests.ts'
import { listEntries, listSpaces, showSpace } from './read-space.ts'

const database = await aDatabase()
const { ani, budi, citra, edi, admin } = await aFewPeople(database)
const cards = new Map([ani, budi, citra, edi].map(({ card }) => [card.hash, card]))
const verified = ({ record, sig }: { record: unknown; sig: unknown }) => verifyEpoch({ record, sig }, (hash) => cards.get(hash))
const aKeptSpace = (people = [ani, budi], change = {}) => keptSpaceOf(people, change)

const none = { kind: 'nothing' } as const

describe('a space', () => {
  test('is there for its members, with all they need to verify it, and for nobody else', async () => {
    const space = await aKeptSpace()
    const { epochs, cards: named, certificates, marks } = await showSpace(budi.context, space.space)
    expect([certificates.length, marks]).toEqual([1, []])
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
      lastAt: null,
      unread: 0,
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
