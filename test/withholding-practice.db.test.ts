import { describe, expect, test } from 'vitest'
import type { KeptEntry } from '#contract/spaces'
import { erasedOf, sealState, type SealedEntry } from '#crypto'
import { openSpace, type StateShelf } from '#features/spaces'
import { aDatabase } from './database.ts'
import { aBrowserTold, aShelf, aTruth, goingOn, nextEpochs, telling, withHeader, type Lie } from './lies.ts'
import { readAll, refusalOf, saidIn } from './sealed-talk.ts'
import { aBrowserOf } from './space-browsers.ts'
import { theNext } from './space-members.ts'

const truth = await aTruth(await aDatabase())
const { ani, budi, citra, space } = truth
const remembered = aShelf()
await readAll(aBrowserOf(budi, { shelf: remembered }).session, space)

describe('what a practice hides', () => {
  const marked = (body: KeptEntry['body']) =>
    telling((entries) =>
      Promise.all(
        entries.map(async (one) => (one.number === 5 && 'ct' in one.entry ? { ...one, body, entry: await erasedOf(one.entry as SealedEntry) } : one)),
      ),
    )

  test.each([
    ['wrong', '(unreadable)'],
    ['erased', '(erased)'],
    ['not-given', '(unreadable)'],
    ['whole', '(unreadable)'],
  ] as const)('by calling it %s is told as %s, in its place, and never as something else', async (body, told) => {
    const { session } = await aBrowserTold({ tell: marked(body) }, truth, remembered)
    expect((await readAll(session, space)).entries.map(saidIn)).toEqual(['satu', 'dua', 'tiga', 'empat', told, 'enam', 'tujuh'])
  })

  test('by calling it wrong stays hidden, though its body is there', async () => {
    const { session } = await aBrowserTold(
      { tell: telling((entries) => entries.map((one) => ({ ...one, body: 'wrong' as const }))) },
      truth,
      remembered,
    )
    expect(new Set((await readAll(session, space)).entries.map(saidIn))).toEqual(new Set(['(unreadable)']))
  })

  test('by changing the last entry of somebody is not shown', async () => {
    const { session } = await aBrowserTold({ tell: withHeader(7, { at: 1 }) }, truth, remembered)
    expect((await readAll(session, space)).entries.map(saidIn).slice(-2)).toEqual(['enam', '(unreadable)'])
  })
})

describe('a key in the place of a client’s', () => {
  const standings = async (lie: Lie['tell'], knows = true) => {
    const { session } = await aBrowserTold({ knows, tell: lie }, truth, remembered)
    const { people } = await openSpace(session, space)
    return Object.fromEntries(people.map(({ uid, standing }) => [uid, standing]))
  }
  const takenOver = nextEpochs(budi, async (told) => {
    const next = await theNext(await goingOn(told), told.forged.ani, [told.forged.ani, budi])
    return { epochs: [next], cards: [told.forged.ani.signed] }
  })

  test('shows as changed to whoever knew them', async () => {
    expect(await standings(takenOver)).toEqual({ [ani.uid]: 'changed', [budi.uid]: 'known' })
  })

  test('still shows as changed when it let somebody in and went', async () => {
    const lie = nextEpochs(budi, async (told) => {
      const { forged } = told
      const taken = await theNext(await goingOn(told), forged.ani, [forged.ani, budi])
      const helped = await theNext(taken, forged.ani, [forged.ani, budi, citra], { kind: 'add', who: [citra.uid], scope: { kind: 'nothing' } })
      const left = await theNext(helped, forged.ani, [budi, citra], { kind: 'leave' })
      return { epochs: [taken, helped, left], cards: [forged.ani.signed] }
    })
    expect(await standings(lie)).toMatchObject({ [ani.uid]: 'changed' })
  })

  test('cannot be told from theirs by whoever meets them for the first time, and stays as it was met', async () => {
    expect(await standings(takenOver, false)).toMatchObject({ [ani.uid]: 'new' })
  })
})

describe('what an account remembers', () => {
  const name = `space-${space}`
  test.each<[string, (honest: ReturnType<typeof aShelf>) => Partial<StateShelf>]>([
    ['is gone', () => ({ get: async () => null, put: putOnce() })],
    ['is older than it was', () => ({ get: async (one) => remembered.kept.get(one) ?? null, put: putOnce() })],
    ['is another under its name', (honest) => ({ get: async () => honest.kept.get('wishes') ?? null, put: putOnce() })],
    ['is another of one generation', (honest) => ({ put: putOnce(), get: async (one) => sameGeneration(honest, one) })],
    ['was changed', (honest) => ({ put: putOnce(), get: async (one) => damaged(honest, one) })],
  ])('and now %s is a practice rolled back', async (_, change) => {
    const memory = await readingHonestly(change)
    expect(await refusalOf(memory.change<{ n: number }>(name, (known) => ({ ...known, n: 2 })))).toBe('space-rolled-back')
  })

  /** The first change is kept as it should be; from then on the shelf lies, and says that another was faster. */
  async function readingHonestly(change: (honest: ReturnType<typeof aShelf>) => Partial<StateShelf>) {
    const shelf = aShelf(new Map(remembered.kept))
    let lying: Partial<StateShelf> = {}
    const memory = aBrowserOf(budi, {
      shelf: { get: (one) => (lying.get ?? shelf.get)(one), put: (one) => (lying.put ?? shelf.put)(one) },
    }).session.memory
    await memory.change<{ n: number }>(name, (known) => ({ ...known, n: 1 }))
    lying = change(shelf)
    return memory
  }

  test('and is honestly kept goes on', async () => {
    expect(await (await readingHonestly(() => ({}))).recall(name)).toMatchObject({ n: 1, number: 7 })
  })
})

/** Says that another browser was faster. */
const putOnce = () => async () => false

async function sameGeneration({ kept }: ReturnType<typeof aShelf>, name: string) {
  const gen = kept.get(name)?.ctx.gen ?? 1
  return sealState(budi.masterKey, { uid: budi.uid, name, gen }, new TextEncoder().encode('{}'))
}

async function damaged({ kept }: ReturnType<typeof aShelf>, name: string) {
  const state = kept.get(name)
  return state ? { ...state, ct: `${state.ct.startsWith('A') ? 'B' : 'A'}${state.ct.slice(1)}` } : null
}
