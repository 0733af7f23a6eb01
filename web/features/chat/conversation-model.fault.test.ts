import { describe, expect, test } from 'vitest'
import { chance } from '#test/chance'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { historyFault } from '#test/history-checker'
import { aSwitchboard, type Fate, type TestLine } from '#test/practice-line'
import { aBegunSpace } from '#test/sealed-talk'
import { aSpaceMember } from '#test/space-members'
import type { Conversation } from './conversation.ts'
import { anOutbox, aTab, isOpen, shows, texts } from './conversations-for-tests.ts'

const database = await aDatabase()
const [ani, budi] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])

const isThere = (conversation: Conversation, expected: readonly string[]) =>
  fact(() => texts(conversation).toSorted().join('|') === expected.toSorted().join('|'))

/** Of a browser that has none, or gave back those of a tab that was killed. */
async function withoutLocks(work: () => Promise<void>): Promise<void> {
  const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')
  Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, get: () => undefined })
  try {
    await work()
  } finally {
    if (locks) Object.defineProperty(Navigator.prototype, 'locks', locks)
  }
}

describe('two tabs of one person', () => {
  test('that write at once, with one outbox between them, have everything once', async () => {
    const space = await aBegunSpace([ani, budi])
    const board = aSwitchboard()
    const outbox = anOutbox()
    const [one, two, reader] = [aTab(board, ani, space, { outbox }), aTab(board, ani, space, { outbox }), aTab(board, budi, space)]
    await Promise.all([one, two, reader].map(({ conversation }) => isOpen(conversation)))
    const written = Array.from({ length: 20 }, (_, at) => String(at).padStart(2, '0'))
    await Promise.all(written.map((text, at) => (at % 2 ? one : two).conversation.sendText(text)))
    for (const { conversation } of [one, two, reader]) await isThere(conversation, written)
    expect(outbox.kept.size).toBe(0)
    expect(await historyFault(database)).toBeNull()
  })

  test('where a browser has no locks to tell them apart, have everything once as well', async () => {
    const space = await aBegunSpace([ani, budi])
    const board = aSwitchboard()
    const outbox = anOutbox()
    await withoutLocks(async () => {
      const [one, two] = [aTab(board, ani, space, { outbox }), aTab(board, ani, space, { outbox })]
      await Promise.all([one, two].map(({ conversation }) => isOpen(conversation)))
      const written = Array.from({ length: 10 }, (_, at) => String(at))
      await Promise.all(written.map((text, at) => (at % 2 ? one : two).conversation.sendText(text)))
      for (const { conversation } of [one, two]) await isThere(conversation, written)
    })
    expect(await historyFault(database)).toBeNull()
  })
})

/** A tab that dies at its nth call of anything outside it: what it asked may still be done, and nobody hears of it. */
function dyingAt(nth: number) {
  const state = { calls: 0, isDead: false }
  const never = new Promise<never>(() => undefined)
  const around = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function' || ['connection', 'subscribe', 'hear', 'tell', 'become', 'close'].includes(String(name))) return value
        return (...args: unknown[]) => {
          if (state.isDead) return never
          state.calls += 1
          state.isDead = state.calls === nth
          const answer = (value as (...given: unknown[]) => Promise<unknown>).apply(target, args)
          if (!state.isDead) return answer.then((given) => (state.isDead ? never : given))
          return answer.then(
            () => never,
            () => never,
          )
        }
      },
    })
  return { state, around }
}

describe('a tab that is killed', () => {
  /** What somebody does in it. @returns once it is done, or the tab is dead */
  async function life(board: ReturnType<typeof aSwitchboard>, space: string, nth: number) {
    const { state, around } = dyingAt(nth)
    const outbox = anOutbox()
    const { conversation, line } = aTab(board, ani, space, { outbox, around })
    const orDead = (look: () => boolean) => fact(() => state.isDead || look())
    await orDead(() => conversation.view().state === 'open')
    const written: string[] = []
    const write = async (text: string, work: () => Promise<void>) => {
      if (!state.isDead) await Promise.race([work().then(() => written.push(text)), fact(() => state.isDead).catch(() => undefined)])
    }
    await write('satu', () => conversation.sendText('satu'))
    await orDead(() => texts(conversation).includes('satu'))
    const file = new TextEncoder().encode('isi')
    await write('berkas', () => conversation.sendFile({ name: 'a.txt', media: 'text/plain', content: file }, 'berkas'))
    await orDead(() => texts(conversation).includes('berkas') && outbox.kept.size === 0)
    const id = conversation.view().messages[0]?.id ?? ''
    await write('tanpa satu', () => conversation.remove(id))
    await orDead(() => texts(conversation)[0] === '(deleted)' && outbox.kept.size === 0)
    line.become('offline')
    line.close()
    return { outbox, written, isDead: state.isDead, calls: state.calls }
  }

  test('at any of its calls loses nothing that was told to be safe, and nothing is there twice', async () => {
    await withoutLocks(killedAtEach)
    expect(await historyFault(database)).toBeNull()
  })

  const isErased = async (space: string) =>
    (await database.pool.query('select from spaces.entry where space_id = $1 and number = 1 and ct is null', [space])).rowCount === 1

  async function killedAtEach() {
    let survived = false
    let nth = 0
    while (!survived) {
      nth += 1
      const space = await aBegunSpace([ani, budi])
      const board = aSwitchboard()
      const { outbox, written, isDead } = await life(board, space, nth)
      survived = !isDead
      const next = aTab(board, ani, space, { outbox })
      await fact(() => next.conversation.view().state === 'open' && outbox.kept.size === 0)
      const shown = texts(next.conversation)
      // What was written at the moment of its end may be there as well.
      const isTakenBack = shown.includes('(deleted)')
      if (written.includes('tanpa satu')) expect(isTakenBack, `killed at call ${nth}`).toBe(true)
      if (isTakenBack) await fact(() => isErased(space))
      const said = shown.map((text) => (text === '(deleted)' ? 'satu' : text))
      for (const text of written.slice(0, 2)) expect(said, `killed at call ${nth}`).toContain(text)
      expect(new Set(said).size, `killed at call ${nth}`).toBe(said.length)
      next.conversation.close()
    }
    expect(nth).toBeGreaterThan(20)
  }
})

/** Ends at some of the frames that it hears, and is back a moment after each end. */
function comesAndGoes(line: TestLine, random: () => number): void {
  const { hears } = line
  line.hears = (frame) => (random() < 0.3 ? line.become('offline') : hears(frame))
  line.subscribe(() => {
    if (line.connection() !== 'online') setImmediate(() => line.become('online'))
  })
}

describe('a line that comes and goes', () => {
  test.each([1, 2, 3, 4, 5, 6])('every few frames, brings everything once and in order (seed %i)', async (seed) => {
    const space = await aBegunSpace([ani, budi])
    const board = aSwitchboard()
    const random = chance(seed)
    const fate = (): Fate => (random() < 0.5 ? 'goes' : random() < 0.5 ? 'never-sent' : 'answer-lost')
    const [anis, budis] = [aTab(board, ani, space, { fate }), aTab(board, budi, space, { fate })]
    for (const { line } of [anis, budis]) comesAndGoes(line, random)
    await Promise.all([isOpen(anis.conversation), isOpen(budis.conversation)])
    const [hers, his] = ['a', 'b'].map((name) => Array.from({ length: 15 }, (_, at) => `${name}${at}`)) as [string[], string[]]
    for (const [at, text] of hers.entries()) {
      await anis.conversation.sendText(text)
      await budis.conversation.sendText(his[at] ?? '')
    }
    const all = [...hers, ...his]
    await isThere(anis.conversation, all)
    await isThere(budis.conversation, all)
    for (const own of [hers, his]) expect(texts(budis.conversation).filter((text) => own.includes(text))).toEqual(own)
    expect(await shows(anis.conversation, texts(budis.conversation))).toBe(true)
    expect(await historyFault(database)).toBeNull()
  })
})
