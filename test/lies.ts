import { sql } from 'drizzle-orm'
import type { KeptEntry, KeptEpoch } from '#contract/spaces'
import { createIdentity, createMasterKey, openEpoch, placeOf, verifyCard, verifyEpoch, type EpochWrap, type VerifiedEpoch } from '#crypto'
import type { SpaceReply, SpaceRefusalCode, SpaceSource, StateShelf } from '#features/spaces'
import { aBegunSpace, act, say } from './sealed-talk.ts'
import { aBrowserOf, sourceOf } from './space-browsers.ts'
import { aSpaceMember, aWriter, type SpaceMember, type TestSpace } from './space-members.ts'
import type { Database } from '#platform/database'

/** Somebody's name with a key of the server's own, which no key of theirs has signed. */
export async function inTheNameOf(one: SpaceMember): Promise<SpaceMember> {
  const { masterKey } = await createMasterKey([])
  const { identity, card, signed } = await createIdentity(masterKey, one.uid)
  return { ...one, identity, card, signed }
}

/** What truly happened: three people, one of whom was sent away; and beside it another conversation of two of them. */
export async function aTruth(database: Database) {
  const [ani, budi, citra] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor'), aSpaceMember(database, 'counsellor')])
  const [anis, budis, citras] = [ani, budi, citra].map((one) => aBrowserOf(one)) as [Talker, Talker, Talker]
  const space = await aBegunSpace([ani, budi, citra])
  await say(anis, ani, space, 'satu')
  await say(budis, budi, space, 'dua')
  await say(anis, ani, space, 'tiga')
  await say(citras, citra, space, 'empat')
  await act(anis, space, { kind: 'remove', who: [citra.uid] })
  await say(anis, ani, space, 'lima')
  await say(budis, budi, space, 'enam')
  await say(anis, ani, space, 'tujuh')
  const other = await aBegunSpace([ani, budi])
  await say(anis, ani, other, 'di ruang lain')
  return { ani, budi, citra, space, other, forged: { ani: await inTheNameOf(ani), citra: await inTheNameOf(citra) } }
}
type Talker = ReturnType<typeof aBrowserOf>
export type Truth = Awaited<ReturnType<typeof aTruth>>

export async function epochAt({ ani, space }: Truth, at: number): Promise<VerifiedEpoch> {
  const { epochs, cards } = await sourceOf(ani).show(space)
  const known = await Promise.all(cards.map(verifyCard))
  return verifyEpoch({ record: epochs[at]?.record, sig: epochs[at]?.sig }, (hash) => known.find((card) => card.hash === hash))
}

/** The space at one of its epochs, for whoever goes on with it by hand. */
export async function goingOn(truth: Truth, at = 1): Promise<TestSpace> {
  const { hash, commit: _, ...draft } = await epochAt(truth, at)
  return { space: truth.space, draft, made: { hash } as TestSpace['made'], secrets: new Map() }
}

/** An epoch as the reader would be given it. */
const keptFor = (reader: SpaceMember, { made: { signed } }: TestSpace): KeptEpoch => ({
  record: signed.record as unknown as KeptEpoch['record'],
  sig: signed.sig,
  own: signed.wraps.find(({ to }) => to === reader.uid) ?? null,
  madeAt: '2026-11-20T05:00:00Z',
})

export type Lie = {
  readonly lie: string
  /** Whether this account has read the space before. */
  readonly knows?: boolean
  readonly tell: (truth: Truth, honest: SpaceSource) => Partial<SpaceSource> | Promise<Partial<SpaceSource>>
  readonly code: SpaceRefusalCode
}

/** All entries, otherwise than they are. */
export const telling = (change: (entries: KeptEntry[], truth: Truth) => KeptEntry[] | Promise<KeptEntry[]>): Lie['tell'] => {
  return (truth, honest) => ({
    async list(space, after) {
      const entries = await change(structuredClone((await honest.list(space, 0)).entries as KeptEntry[]), truth)
      return { entries: entries.filter(({ number }) => number > after), lastNumber: entries.at(-1)?.number ?? 0 }
    },
  })
}

/** Numbered anew: no gap shows. */
export const inOrder = (entries: readonly KeptEntry[]) => entries.map((one, at) => ({ ...one, number: at + 1 }))
export const without = (...numbers: number[]) => telling((entries) => inOrder(entries.filter(({ number }) => !numbers.includes(number))))

/** One entry's header, otherwise than it was signed. */
export const withHeader = (number: number, change: object) =>
  telling((entries) =>
    entries.map((one) =>
      one.number === number ? ({ ...one, entry: { ...one.entry, header: { ...one.entry.header, ...change } } } as KeptEntry) : one,
    ),
  )

export const showing = (change: (reply: SpaceReply, truth: Truth) => unknown): Lie['tell'] => {
  return (truth, honest) => ({ show: async (space) => (await change(structuredClone(await honest.show(space)), truth)) as SpaceReply })
}

/** One epoch's record, otherwise than it was signed. */
export const withRecord = (epoch: number, change: (record: KeptEpoch['record']) => object) =>
  showing((reply) => ({
    ...reply,
    epochs: reply.epochs.map((one, at) => (at === epoch ? { ...one, record: { ...one.record, ...change(one.record) } } : one)),
  }))

export const withWrap = (epoch: number, ofOne: (reply: SpaceReply, truth: Truth) => unknown) =>
  showing(async (reply, truth) => {
    const own = await ofOne(reply, truth)
    return { ...reply, epochs: reply.epochs.map((one, at) => (at === epoch ? { ...one, own } : one)) }
  })

/** What a sender who was sent away writes later, with the server's help, under the key that they still have. */
export async function writtenAfterwards(truth: Truth, entries: readonly KeptEntry[]): Promise<KeptEntry> {
  const { citra, space } = truth
  const epoch = await epochAt(truth, 0)
  const last = entries.findLast(({ entry }) => entry.header.from === citra.uid)
  const { hash: prev } = await placeOf(last?.entry)
  const secret = await openEpoch(citra.identity, citra.card, epoch, await wrapOf(citra, space, 0))
  const { hash, commit: _, ...draft } = epoch
  const write = aWriter(citra, { space, draft, made: { hash } as TestSpace['made'], secrets: new Map([[0, secret]]) })
  return { number: entries.length + 1, keptAt: '2026-11-20T05:00:00Z', body: 'whole', entry: await write('"masih di sini"', { seq: 2, prev }) }
}

/** As it lies in the database: the server has everybody's. */
export async function wrapOf({ uid, context }: SpaceMember, space: string, epoch: number): Promise<EpochWrap> {
  const { rows } = await context.db.execute<{ enc: string; ct: string }>(
    sql`select enc, ct from spaces.wrap where space_id = ${space} and account_id = ${uid} and epoch = ${epoch}`,
  )
  return { to: uid, enc: rows[0]?.enc ?? '', ct: rows[0]?.ct ?? '' }
}

/** States in memory, as one account's practice keeps them. */
export function aShelf(kept = new Map<string, Parameters<StateShelf['put']>[0]>()): StateShelf & { readonly kept: typeof kept } {
  return {
    kept,
    get: async (name) => kept.get(name) ?? null,
    async put(state) {
      if (state.ctx.gen !== (kept.get(state.ctx.name)?.ctx.gen ?? 0) + 1) return false
      kept.set(state.ctx.name, state)
      return true
    },
  }
}

/** Epochs that go on from those there are. @param keep how many of those are shown */
export const nextEpochs = (
  reader: SpaceMember,
  make: (told: Truth) => Promise<{ epochs: readonly TestSpace[]; cards?: readonly unknown[] }>,
  keep = 2,
) =>
  showing(async (reply, told) => {
    const { epochs, cards = [] } = await make(told)
    return {
      ...reply,
      epochs: [...reply.epochs.slice(0, keep), ...epochs.map((one) => keptFor(reader, one))],
      cards: [...reply.cards, ...cards],
    }
  })

/** A browser to which a lie is told; that of an account that has read everything, or that has never been here. */
export async function aBrowserTold({ knows, tell }: Pick<Lie, 'knows' | 'tell'>, truth: Truth, remembered: ReturnType<typeof aShelf>) {
  const honest = sourceOf(truth.budi)
  const source = { ...honest, ...(await tell(truth, honest)) }
  return aBrowserOf(truth.budi, { source, shelf: aShelf(knows ? new Map(remembered.kept) : new Map()) })
}
