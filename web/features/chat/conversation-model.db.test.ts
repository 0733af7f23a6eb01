import { afterEach, describe, expect, test } from 'vitest'
import { makeLive, makeSession, type SpaceSource } from '#features/spaces'
import type { Kept } from '#lib/socket'
import { ApiRefusal } from '#lib/api'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { aTruth, goingOn, inTheNameOf } from '#test/lies'
import { aMemoryOutbox, aSwitchboard, noDrafts, type Fate } from '#test/practice-line'
import { aBegunSpace } from '#test/sealed-talk'
import { keysOf, shelfOf } from '#test/space-browsers'
import { aSpaceMember, theNext, type SpaceMember } from '#test/space-members'
import { makeConversation } from './conversation-model.ts'
import type { Conversation } from './conversation.ts'
import type { OutboxItem } from './outbox.ts'

const database = await aDatabase()
const [ani, budi] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])
const open: Conversation[] = []
afterEach(() => {
  for (const conversation of open.splice(0)) conversation.close()
})

type Tab = {
  fate?: () => Fate
  answer?: (kept: Kept) => Kept
  outbox?: ReturnType<typeof aMemoryOutbox<OutboxItem>>
  change?: (source: SpaceSource) => Partial<SpaceSource>
}

function aTab(board: ReturnType<typeof aSwitchboard>, member: SpaceMember, space: string, tab: Tab = {}) {
  const { fate, answer, outbox = aMemoryOutbox<OutboxItem>(), change = () => ({}) } = tab
  const line = board.line(member, fate, answer)
  const honest = board.source(member)
  const session = makeSession(keysOf(member), { ...honest, ...change(honest) }, shelfOf(member))
  const conversation = makeConversation(space, { session, live: makeLive(line, member.uid), outbox, drafts: noDrafts })
  open.push(conversation)
  return { conversation, line, outbox, session }
}

const texts = (conversation: Conversation) =>
  conversation
    .view()
    .messages.map(
      ({ body, state, isEdited }) =>
        `${'text' in body ? body.text : `(${body.type})`}${isEdited ? '*' : ''}${state === 'waiting' || state === 'refused' ? ` ${state}` : ''}`,
    )
const shows = (conversation: Conversation, expected: readonly string[]) =>
  fact(() => JSON.stringify(texts(conversation)) === JSON.stringify(expected))
const isOpen = (conversation: Conversation) => fact(() => conversation.view().state === 'open')
const isRefused = (conversation: Conversation) => fact(() => (conversation.view().state === 'refused' ? conversation.view().trouble?.code : false))

async function aConversation(tabs: { ani?: Tab; budi?: Tab } = {}) {
  const space = await aBegunSpace([ani, budi])
  const board = aSwitchboard()
  const [anis, budis] = [aTab(board, ani, space, tabs.ani), aTab(board, budi, space, tabs.budi)]
  await Promise.all([isOpen(anis.conversation), isOpen(budis.conversation)])
  return { space, board, anis, budis }
}

describe('a conversation without a page', () => {
  test('carries what one writes to the other, in the order in which it was written', async () => {
    const { anis, budis } = await aConversation()
    for (const text of ['satu', 'dua', 'tiga']) void anis.conversation.sendText(text)
    expect(await shows(budis.conversation, ['satu', 'dua', 'tiga'])).toBe(true)
    await budis.conversation.sendText('empat')
    expect(await shows(anis.conversation, ['satu', 'dua', 'tiga', 'empat'])).toBe(true)
    expect(anis.outbox.kept.size).toBe(0)
  })

  test('changes and takes back one’s own, and leaves nothing over', async () => {
    const { space, board, anis, budis } = await aConversation()
    await anis.conversation.sendText('salah tulis')
    expect(await shows(anis.conversation, ['salah tulis'])).toBe(true)
    const id = anis.conversation.view().messages[0]?.id ?? ''
    await anis.conversation.edit(id, 'salah tulis lagi')
    await anis.conversation.edit(id, 'benar')
    expect(await shows(budis.conversation, ['benar*'])).toBe(true)
    await anis.conversation.remove(id)
    expect(await shows(budis.conversation, ['(deleted)'])).toBe(true)
    const bodies = () => database.pool.query('select number from spaces.entry where space_id = $1 and ct is not null order by number', [space])
    expect(await fact(async () => (await bodies()).rows.length === 1)).toBe(true)
    const late = aTab(board, budi, space)
    expect(await shows(late.conversation, ['(deleted)'])).toBe(true)
  })

  test('of two tabs, an edit in one and a deletion in the other leave nothing over', async () => {
    const { space, board, anis } = await aConversation()
    await anis.conversation.sendText('kata')
    expect(await shows(anis.conversation, ['kata'])).toBe(true)
    const second = aTab(board, ani, space)
    expect(await shows(second.conversation, ['kata'])).toBe(true)
    const id = anis.conversation.view().messages[0]?.id ?? ''
    // The second has not heard of the edit when it takes back.
    second.line.become('offline')
    await anis.conversation.edit(id, 'kata lain')
    expect(await shows(anis.conversation, ['kata lain*'])).toBe(true)
    await second.conversation.remove(id)
    second.line.become('online')
    expect(await shows(anis.conversation, ['(deleted)'])).toBe(true)
    const whole = () => database.pool.query('select number from spaces.entry where space_id = $1 and ct is not null', [space])
    expect(await fact(async () => (await whole()).rows.length === 1)).toBe(true)
    expect(await shows(aTab(board, budi, space).conversation, ['(deleted)'])).toBe(true)
  })

  test('sends a file, and opens no other in its place', async () => {
    const content = new TextEncoder().encode('isi berkas')
    const { space, board, anis, budis } = await aConversation()
    await anis.conversation.sendFile({ name: 'catatan.txt', media: 'text/plain', content }, '')
    const message = await fact(() => budis.conversation.view().messages.find(({ body }) => body.type === 'file'))
    const file = message.body.type === 'file' ? message.body.file : null
    if (!file) throw new Error('no file')
    expect(await budis.conversation.openFile(file)).toEqual(content)
    await anis.conversation.sendFile({ name: 'lain.txt', media: 'text/plain', content: new TextEncoder().encode('isi lain!!') }, '')
    const other = await fact(() => budis.conversation.view().messages.find(({ body }) => body.type === 'file' && body.file.name === 'lain.txt'))
    const otherFile = other.body.type === 'file' ? other.body.file.file : ''
    const lying = aTab(board, budi, space, { change: (honest) => ({ fetchFile: (id) => honest.fetchFile(id, otherFile) }) })
    await isOpen(lying.conversation)
    await expect(lying.conversation.openFile(file)).rejects.toMatchObject({ code: 'file-damaged' })
    const damaged = aTab(board, budi, space, { change: () => ({ fetchFile: async () => new Uint8Array(200) }) })
    await expect(damaged.conversation.openFile(file)).rejects.toMatchObject({ code: 'file-damaged' })
  })

  test('with a device that keeps nothing still sends what it has in hand', async () => {
    const outbox = { ...aMemoryOutbox<OutboxItem>(), put: () => Promise.reject(new Error('full')) }
    const { anis, budis } = await aConversation({ ani: { outbox } })
    await anis.conversation.sendText('dari tangan')
    expect(await shows(budis.conversation, ['dari tangan'])).toBe(true)
  })

  test('with a clock that is ten years ahead changes the key once and goes on', async () => {
    const { space, board, anis, budis } = await aConversation()
    const now = Date.now
    Date.now = () => now() + 10 * 365 * 24 * 3600 * 1000
    try {
      for (const text of ['satu', 'dua', 'tiga']) await anis.conversation.sendText(text)
      expect(await shows(budis.conversation, ['satu', 'dua', 'tiga'])).toBe(true)
    } finally {
      Date.now = now
    }
    expect((await board.source(ani).show(space)).epochs).toHaveLength(2)
  })
})

describe('a practice that lies to somebody who writes', () => {
  test.each<[string, (kept: Kept) => Kept]>([
    ['a number that is taken', (kept) => ({ ...kept, number: 1 })],
    ['a number that is not there', (kept) => ({ ...kept, number: kept.number + 5 })],
  ])('acknowledges what it did not keep, by %s: refused, and it still waits', async (_, answer) => {
    const { space, board, anis } = await aConversation()
    await anis.conversation.sendText('pertama')
    expect(await shows(anis.conversation, ['pertama'])).toBe(true)
    const lied = aTab(board, ani, space)
    expect(await shows(lied.conversation, ['pertama'])).toBe(true)
    lied.line.send = async () => answer({ number: 1, keptAt: '2026-11-20T05:00:00Z' })
    await lied.conversation.sendText('hilang')
    expect(await isRefused(lied.conversation)).toBe('entry-missing')
    expect([...lied.outbox.kept.values()].map(({ content }) => content)).toEqual([{ v: 1, type: 'text', text: 'hilang' }])
  })

  test('acknowledges by a number of nobody’s: what is kept is shown once, where it is', async () => {
    const { anis, budis } = await aConversation({ ani: { answer: (kept) => ({ ...kept, number: kept.number + 3 }) } })
    await anis.conversation.sendText('satu')
    await anis.conversation.sendText('dua')
    expect(await shows(budis.conversation, ['satu', 'dua'])).toBe(true)
    expect(await shows(anis.conversation, ['satu', 'dua'])).toBe(true)
    expect(anis.conversation.view().messages.map(({ number }) => number)).toEqual([1, 2])
  })

  test('tells an entry twice, and one of its own as erased: nothing changes', async () => {
    const { space, anis, budis } = await aConversation()
    await anis.conversation.sendText('satu')
    expect(await shows(budis.conversation, ['satu'])).toBe(true)
    const { entries } = await budis.session.source.list(space, 0)
    const [kept] = entries
    if (!kept) throw new Error('nothing kept')
    budis.line.hears({ t: 'entry', space, kept })
    budis.line.hears({ t: 'erased', space, number: 1 })
    await anis.conversation.sendText('dua')
    expect(await shows(budis.conversation, ['satu', 'dua'])).toBe(true)
  })

  test('tells an entry that it made up: refused', async () => {
    const { space, anis, budis } = await aConversation()
    await anis.conversation.sendText('satu')
    expect(await shows(budis.conversation, ['satu'])).toBe(true)
    const { entries } = await budis.session.source.list(space, 0)
    const [kept] = structuredClone(entries)
    if (!kept) throw new Error('nothing kept')
    budis.line.hears({ t: 'entry', space, kept: { ...kept, number: 2 } })
    expect(await isRefused(budis.conversation)).toBe('entry-repeated')
    budis.conversation.tryAgain()
    await isOpen(budis.conversation)
    expect(texts(budis.conversation)).toEqual(['satu'])
    budis.line.hears({ t: 'entry', space, kept: { number: 2 } as never })
    expect(await isRefused(budis.conversation)).toBe('malformed')
  })

  test('calls a message too late and shows another key in the other’s place: nothing is sealed to it', async () => {
    const truth = await aTruth(database)
    const forged = await inTheNameOf(truth.ani)
    const board = aSwitchboard()
    const taken = await theNext(await goingOn(truth), forged, [forged, truth.budi])
    let isLying = false
    const tab = aTab(board, truth.budi, truth.space, {
      change: (honest) => ({
        async show(id) {
          const reply = await honest.show(id)
          const { record, sig, wraps } = taken.made.signed
          const own = wraps.find(({ to }) => to === truth.budi.uid) ?? null
          const epoch = { record: record as never, sig, own, madeAt: '2026-11-20T05:00:00Z' }
          return isLying ? { ...reply, epochs: [...reply.epochs, epoch], cards: [...reply.cards, forged.signed] } : reply
        },
      }),
    })
    await isOpen(tab.conversation)
    const sent: string[] = []
    isLying = true
    tab.line.send = async ({ header }) => {
      sent.push(header.record)
      throw new ApiRefusal('epoch-stale')
    }
    await tab.conversation.sendText('rahasia')
    expect(await fact(() => !tab.conversation.view().maySend)).toBe(true)
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toBe(taken.made.hash)
    expect(texts(tab.conversation).at(-1)).toBe('rahasia waiting')
    const changed = tab.conversation.view().people.find(({ uid }) => uid === truth.ani.uid)
    expect(changed?.key).toBe('changed')
    // The person says so: only then.
    await tab.conversation.confirmKey(truth.ani.uid, 'accepted')
    expect(await fact(() => sent.includes(taken.made.hash))).toBe(true)
  })

  test('says that it is too late for ever: the person is told, and nothing is lost', async () => {
    const { anis } = await aConversation()
    anis.line.send = () => Promise.reject(new ApiRefusal('entry-repeated'))
    await anis.conversation.sendText('lagi')
    expect(await shows(anis.conversation, ['lagi refused'])).toBe(true)
    expect(anis.outbox.kept.size).toBe(1)
  })

  test('what was refused is not believed when it is told once more', async () => {
    const truth = await aTruth(database)
    const board = aSwitchboard()
    let isLying = false
    const tab = aTab(board, truth.budi, truth.space, {
      change: (honest) => ({
        async list(id, after) {
          const reply = await honest.list(id, after)
          return isLying ? { entries: reply.entries.filter(({ number }) => number < 7), lastNumber: Math.min(6, reply.lastNumber) } : reply
        },
      }),
    })
    await isOpen(tab.conversation)
    isLying = true
    tab.line.hears({ t: 'epoch', space: truth.space, epoch: 1 })
    expect(await isRefused(tab.conversation)).toBe('space-rolled-back')
    tab.conversation.tryAgain()
    expect(await fact(() => tab.conversation.view().opened === 0 || tab.conversation.view().state === 'refused')).toBe(true)
    expect(await isRefused(tab.conversation)).toBe('space-rolled-back')
  })
})
