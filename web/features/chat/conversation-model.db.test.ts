import { describe, expect, test } from 'vitest'
import type { FromBrowser } from '#contract/socket'
import { ApiRefusal } from '#lib/api'
import type { Kept } from '#lib/socket'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { aTruth, goingOn, inTheNameOf } from '#test/lies'
import { aSwitchboard } from '#test/practice-line'
import { aBegunSpace } from '#test/sealed-talk'
import { aSpaceMember, theNext } from '#test/space-members'
import { anOutbox, aTab, isOpen, isRefused, shows, texts, type Tab } from './conversations-for-tests.ts'

const database = await aDatabase()
const [ani, budi] = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])
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

  test('that was looked at to its end is read, also where a change of an older message stands last', async () => {
    const { anis, budis } = await aConversation()
    const told: FromBrowser[] = []
    budis.line.tell = (frame) => void told.push(frame)
    await anis.conversation.sendText('salah tulis')
    expect(await shows(budis.conversation, ['salah tulis'])).toBe(true)
    await anis.conversation.edit(anis.conversation.view().messages[0]?.id ?? '', 'benar')
    expect(await shows(budis.conversation, ['benar*'])).toBe(true)
    budis.conversation.markRead(1)
    expect(told.at(-1)).toMatchObject({ t: 'mark', read: 2 })
  })

  test('that was looked at without a line is told as read once the line is back', async () => {
    const { anis, budis } = await aConversation()
    const told: FromBrowser[] = []
    await anis.conversation.sendText('halo')
    expect(await shows(budis.conversation, ['halo'])).toBe(true)
    budis.line.become('offline')
    budis.conversation.markRead(1)
    budis.line.tell = (frame) => void told.push(frame)
    budis.line.become('online')
    expect(await fact(() => told.find((frame) => frame.t === 'mark' && frame.read === 1))).toBeTruthy()
  })

  test('asks once more for what did not come while the line holds', async () => {
    let isDown = false
    const down = () => isDown && Promise.reject(new ApiRefusal('offline'))
    const { space, board, anis, budis } = await aConversation({
      budi: { change: (honest) => ({ list: async (id, after) => (await down()) || honest.list(id, after) }) },
    })
    isDown = true
    const late = aTab(board, budi, space, { change: (honest) => ({ show: async (id) => (await down()) || honest.show(id) }) })
    budis.line.hears({ t: 'epoch', space, epoch: 0 })
    for (const text of ['satu', 'dua']) await anis.conversation.sendText(text)
    expect(await shows(anis.conversation, ['satu', 'dua'])).toBe(true)
    await late.conversation.sendText('tiga')
    isDown = false
    expect(await shows(budis.conversation, ['satu', 'dua', 'tiga'])).toBe(true)
    expect(await shows(late.conversation, ['satu', 'dua', 'tiga'])).toBe(true)
  })

  test('that was given up leaves no file behind', async () => {
    const { space, anis } = await aConversation()
    anis.line.send = () => Promise.reject(new ApiRefusal('entry-too-long'))
    await anis.conversation.sendFile({ name: 'a.txt', media: 'text/plain', content: new Uint8Array([1]) }, '')
    const message = await fact(() => anis.conversation.view().messages.find(({ state }) => state === 'refused'))
    await anis.conversation.discard(message.id)
    const { rows } = await database.pool.query('select blob from spaces.file where space_id = $1', [space])
    expect(rows).toEqual([{ blob: null }])
  })

  test('with a device that keeps nothing still sends what it has in hand', async () => {
    const outbox = { ...anOutbox(), put: () => Promise.reject(new Error('full')) }
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

  test('calls a space of another kind the conversation: nothing is said in it', async () => {
    const intake = await aBegunSpace([ani, budi], 'intake')
    const tab = aTab(aSwitchboard(), ani, intake)
    await tab.conversation.sendText('untuk satu orang')
    expect(await isRefused(tab.conversation)).toBe('space-mismatch')
    expect(tab.outbox.kept.size).toBe(1)
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
    // Whoever sends holds the lock until nothing more is tried.
    await navigator.locks.request(`teduh outbox ${truth.space}`, () => undefined)
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
