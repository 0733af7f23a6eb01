import { describe, expect, test } from 'vitest'
import type { EpochWrap } from '#contract/spaces'
import { grantEpoch, signConsent, type SealedEntry } from '#crypto'
import { needsRotation, openSpace, remember } from '#features/spaces'
import { beginSpace, keepEntries, spaceRoutes } from '#modules/spaces'
import { inTransaction } from '#platform/context'
import { aDatabase } from './database.ts'
import { act, aBegunSpace, readAll, refusalOf, said, say } from './sealed-talk.ts'
import { aBrowserOf, sourceOf } from './space-browsers.ts'
import { aSpace, aSpaceMember, aWriter, certify, theNext, withNewCard, type SpaceMember, type TestSpace } from './space-members.ts'

const database = await aDatabase()
const [ani, budi, citra] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor'), aSpaceMember(database, 'counsellor')])
const browsers = () => ({ aniWrites: aBrowserOf(ani), budiWrites: aBrowserOf(budi), citraWrites: aBrowserOf(citra) })

/** A space whose epochs the test makes by hand, for what no page does yet. */
async function byHand(people: readonly SpaceMember[]) {
  const begun = await aSpace(ani, people)
  await inTransaction(ani.context, (inside) => beginSpace(inside, begun.made.signed))
  return begun
}
const add = (by: SpaceMember, next: TestSpace) => sourceOf(by).addEpoch(next.space, next.made.signed as never)
const keep = (by: SpaceMember, ...entries: SealedEntry[]) =>
  keepEntries(
    by.context,
    entries.map((entry) => ({ from: by.uid, entry })),
  )

describe('a conversation', () => {
  test('of two is read by both as it was written, whatever keys it went through', async () => {
    const { aniWrites, budiWrites } = browsers()
    const space = await aBegunSpace([ani, budi])
    await say(aniWrites, ani, space, 'satu', 'dua')
    await say(budiWrites, budi, space, 'tiga')
    await act(aniWrites, space, { kind: 'rotate' })
    await say(budiWrites, budi, space, 'empat')
    await say(aniWrites, ani, space, 'lima')
    const all = ['satu', 'dua', 'tiga', 'empat', 'lima']
    expect(await said(aBrowserOf(ani), space)).toEqual(all)
    expect(await said(aBrowserOf(budi), space)).toEqual(all)
    const { people } = await readAll(budiWrites.session, space)
    expect(people.map(({ uid, standing, name }) => [uid, standing, name !== null])).toEqual(
      [
        [ani.uid, 'known', false],
        [budi.uid, 'known', true],
      ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
    )
  })

  test('goes on when somebody leaves, once the key is changed by who stays', async () => {
    const { aniWrites, budiWrites, citraWrites } = browsers()
    const space = await aBegunSpace([ani, budi, citra])
    await say(citraWrites, citra, space, 'sampai jumpa')
    await act(citraWrites, space, { kind: 'leave' })
    const { book } = await readAll(aniWrites.session, space)
    expect(needsRotation(book, Date.parse(book.chain.epochs[1]?.madeAt ?? ''))).toBe(true)
    await act(aniWrites, space, { kind: 'rotate' })
    const after = (await readAll(aniWrites.session, space)).book
    expect(needsRotation(after, Date.parse(after.chain.epochs[2]?.madeAt ?? ''))).toBe(false)
    await say(aniWrites, ani, space, 'tinggal kita')
    expect(await said(budiWrites, space)).toEqual(['sampai jumpa', 'tinggal kita'])
    await expect(readAll(aBrowserOf(citra).session, space)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is sealed to nobody who was sent away', async () => {
    const { aniWrites, budiWrites } = browsers()
    const space = await aBegunSpace([ani, budi, citra])
    await act(aniWrites, space, { kind: 'remove', who: [citra.uid] })
    await say(budiWrites, budi, space, 'berdua')
    const { epochs } = await sourceOf(ani).show(space)
    expect(epochs[1]?.record.members.map(({ uid }) => uid)).toEqual([ani.uid, budi.uid].toSorted())
    expect(await said(aniWrites, space)).toEqual(['berdua'])
  })

  test.each([
    ['nothing', { kind: 'nothing' } as const, ['(not-given)', '(not-given)', 'sesudah']],
    ['what was granted', { kind: 'from', epoch: 1 } as const, ['(not-given)', 'kedua', 'sesudah']],
  ])('is opened by who came later with %s of what was said before', async (_, scope, expected) => {
    const begun = await byHand([ani, budi])
    await keep(ani, await aWriter(ani, begun)('"pertama"'))
    const second = await theNext(begun, budi, [ani, budi])
    await add(budi, second)
    await keep(budi, await aWriter(budi, second)('"kedua"'))
    const consent = await signConsent(ani.identity.sign, {
      suite: 1,
      space: begun.space,
      from: ani.uid,
      card: ani.card.hash,
      who: [citra.uid],
      scope,
      prev: second.made.hash,
    })
    const third = await theNext(second, budi, [ani, budi, citra], { kind: 'add', who: [citra.uid], scope, consent })
    await add(budi, third)
    if (scope.kind === 'from') {
      const { book } = await readAll(aBrowserOf(budi).session, begun.space)
      const { epoch, own } = book.chain.epochs[1] ?? { epoch: undefined, own: null }
      if (!epoch || !own) throw new Error('budi has no key')
      await grantTo(budi, begun.space, await grantEpoch(budi.identity, budi.card, epoch, own, citra.card))
    }
    const { book } = await readAll(aBrowserOf(budi).session, begun.space)
    expect(book.chain.state.members.map(({ uid }) => uid)).toContain(citra.uid)
    await say(aBrowserOf(budi), budi, begun.space, 'sesudah')
    expect(await said(aBrowserOf(citra), begun.space)).toEqual(expected)
  })

  async function grantTo(by: SpaceMember, space: string, wrap: EpochWrap) {
    const route = spaceRoutes().find(({ endpoint }) => endpoint.name === 'grantHistory')
    await route?.run(by.context, { params: { space }, body: { epoch: 1, wrap } }, { setCookie: () => undefined, forget: () => undefined })
  }

  test('of a thousand entries opens whole and in order', async () => {
    const begun = await byHand([ani, budi])
    const write = aWriter(ani, begun)
    for (let hundred = 0; hundred < 10; hundred += 1) {
      const entries: SealedEntry[] = []
      for (let one = 0; one < 100; one += 1) entries.push(await write(String(hundred * 100 + one)))
      await keep(ani, ...entries)
    }
    expect(await said(aBrowserOf(budi), begun.space)).toEqual(Array.from({ length: 1000 }, (_, at) => at))
  })

  test('keeps the place of what was erased', async () => {
    const { aniWrites, budiWrites } = browsers()
    const space = await aBegunSpace([ani, budi])
    await say(aniWrites, ani, space, 'tetap', 'hilang', 'juga tetap')
    await aniWrites.source.eraseEntry(space, 2)
    await say(budiWrites, budi, space, 'lanjut')
    expect(await said(aBrowserOf(budi), space)).toEqual(['tetap', '(erased)', 'juga tetap', 'lanjut'])
  })

  test('shows what is wrongly signed as unreadable, and goes on after it', async () => {
    const begun = await byHand([ani, budi])
    const write = aWriter(ani, begun)
    await keep(ani, await write('"benar"'), await write('"salah"'))
    const sig = 'A'.repeat(85) + 'Q'
    await database.pool.query('update spaces.entry set sig = $2, wrong_at = now() where space_id = $1 and number = 2', [begun.space, sig])
    expect(await said(aBrowserOf(budi), begun.space)).toEqual(['benar', '(unreadable)'])
    await say(aBrowserOf(budi), budi, begun.space, 'lanjut')
    expect(await said(aBrowserOf(budi), begun.space)).toEqual(['benar', '(unreadable)', 'lanjut'])
    // Under one's own name it is a lie: one's own browser signs right.
    expect(await refusalOf(said(aBrowserOf(ani), begun.space))).toBe('signature-wrong')
  })
})

describe('what somebody remembers', () => {
  test('survives the browser, grows with every reading, and never shrinks', async () => {
    const { aniWrites } = browsers()
    const space = await aBegunSpace([ani, budi])
    const memoryOf = async () => aBrowserOf(ani).session.memory.recall<{ number: number; epoch: number }>(`space-${space}`)
    await say(aniWrites, ani, space, 'satu')
    const early = await openSpace(aBrowserOf(ani).session, space)
    await readAll(aniWrites.session, space)
    expect(await memoryOf()).toMatchObject({ number: 1, epoch: 0 })
    await act(aniWrites, space, { kind: 'rotate' })
    const late = await openSpace(aBrowserOf(ani).session, space)
    // A tab that knows the new key and has read nothing yet takes nothing back.
    await remember(aBrowserOf(ani).session.memory, late.book)
    expect(await memoryOf()).toMatchObject({ number: 1, epoch: 1 })
    await remember(aBrowserOf(ani).session.memory, early.book)
    expect(await memoryOf()).toMatchObject({ number: 1, epoch: 1 })
  })

  test('a second browser of the same person goes on from it', async () => {
    const space = await aBegunSpace([ani, budi])
    const [one, two] = [aBrowserOf(ani), aBrowserOf(ani)]
    await say(one, ani, space, 'dari satu')
    await say(two, ani, space, 'dari dua')
    await say(one, ani, space, 'lagi dari satu')
    expect(await said(two, space)).toEqual(['dari satu', 'dari dua', 'lagi dari satu'])
  })
})

describe('those who work here', () => {
  test('keep what they said when the practice vouches for them in another role, or not any more', async () => {
    const eka = await aSpaceMember(database, 'counsellor')
    const space = await aBegunSpace([ani, eka])
    await say(aBrowserOf(eka), eka, space, 'sebagai konselor')
    await certify(database, eka.card, ['supervisor'], 4_102_444_900)
    expect(await said(aBrowserOf(ani), space)).toEqual(['sebagai konselor'])
    await database.pool.query('update keys.certificate set revoked_at = now(), revoked_by = account_id where account_id = $1', [eka.uid])
    expect(await said(aBrowserOf(ani), space)).toEqual(['sebagai konselor'])
  })

  test('come by a new key that the old one signs without a word, and their old words stay', async () => {
    const fani = await aSpaceMember(database)
    const begun = await aBegunSpace([fani, budi])
    const reader = aBrowserOf(budi)
    await say(aBrowserOf(fani), fani, begun, 'kunci lama')
    await readAll(reader.session, begun)
    const renewed = await withNewCard(database, fani)
    await act(reader, begun, { kind: 'rotate' })
    const { people, entries } = await readAll(reader.session, begun)
    expect(people.find(({ uid }) => uid === fani.uid)).toMatchObject({ standing: 'follows', card: { hash: renewed.card.hash } })
    expect(entries).toHaveLength(1)
  })
})
