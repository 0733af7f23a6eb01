import { expect, test } from 'vitest'
import type { FromPractice } from '#contract/socket'
import type { SealedEntry } from '#crypto'
import { beginSpace } from '#modules/spaces'
import { inTransaction } from '#platform/context'
import type { Database } from '#platform/database'
import { freshPages } from './built-pages.ts'
import { chance } from './chance.ts'
import { aDatabase, urlOf } from './database.ts'
import { fact } from './fact.ts'
import { aFolder } from './folder.ts'
import { historyFault, type Told } from './history-checker.ts'
import { aKillablePractice, patiently, type KillablePractice } from './killable-practice.ts'
import { aLogin, anOpenTab, aTab, aTicket, type Tab } from './live-tabs.ts'
import { aServerProcess } from './server-process.ts'
import { aSpace, aSpaceMember, aWriter, type SpaceMember } from './space-members.ts'

await freshPages()

type Kept = Extract<FromPractice, { t: 'kept' }>
type Welcome = Extract<FromPractice, { t: 'welcome' }>

const pairs = 6
const deaths = ['server', 'postgres', 'server', 'server', 'postgres', 'postgres', 'server'] as const
/** How often somebody's own line breaks just after they sent. */
const ownBreaks = 0.01
const random = chance(20_261_120)

test(
  'whatever is killed while twelve write, what was acknowledged is there once, and in the end all of it is acknowledged once',
  { timeout: 240_000 },
  async () => {
    const practice = await aKillablePractice()
    const { database } = practice
    const sent: string[] = []
    const told: (Told & { keptAt: string })[] = []
    const load = { isOver: false, resent: 0 }

    const talk = async (member: SpaceMember, space: string, write: (text: string) => Promise<SealedEntry>) => {
      const send = await aSender(practice, member, () => (load.resent += 1))
      while (!load.isOver) {
        const entry = await write('Apa kabar hari ini?')
        const { id } = entry.header
        sent.push(id)
        const { number, keptAt } = await send(entry)
        told.push({ space, from: member.uid, id, number, keptAt })
      }
    }
    /** Each dies only after the practice has acknowledged much since the last death. */
    const kill = async () => {
      for (const victim of [...deaths, null]) {
        const enough = told.length + 50 + random() * 250
        await patiently(() => fact(() => told.length > enough))
        if (victim) practice.kill(victim)
      }
    }

    const rooms = await Promise.all(Array.from({ length: pairs }, () => aRoom(database)))
    const talks = rooms.flatMap(({ space, people }) => people.map(({ member, write }) => talk(member, space, write)))
    await Promise.all([kill().finally(() => (load.isOver = true)), ...talks])
    expect(await historyFault(database, told)).toBeNull()
    expect(told.map(({ id }) => id).toSorted()).toEqual(sent.toSorted())
    expect(await keptIn(database)).toEqual(told.map(({ id, keptAt }) => `${id} ${Date.parse(keptAt)}`).toSorted())
    expect(load.resent).toBeGreaterThan(deaths.length)
    // After the death of its database it was open again without anybody's help.
    const starts = 1 + deaths.filter((victim) => victim === 'server').length
    expect(await practice.end()).toEqual({ code: 0, signal: null, starts })
  },
)

test('sent at once over fifty sockets of one person, at three processes, an entry is kept once, and every answer is the same', async () => {
  const database = await aDatabase()
  const { space, people } = await aRoom(database)
  const [{ member, write }] = people
  const environment = { TEDUH_DATA: aFolder(), DATABASE_URL: urlOf(database), TEDUH_RATE_LIMIT: '0' }
  const origins = await Promise.all([1, 2, 3].map(async () => (await aServerProcess(environment).opened()).origin))
  const login = await aLogin(database, member.uid)
  const tabs: Tab[] = []
  // One after the other: at once, three processes and a test want more connections than PostgreSQL has.
  for (let nth = 0; nth < 50; nth += 1) {
    const origin = origins[nth % origins.length] ?? ''
    tabs.push(await aTab({ origin, port: Number(new URL(origin).port) }, database, member.uid, login))
  }
  const told: Told[] = []
  for (const ref of [1, 2, 3]) {
    const entry = await write('Halo')
    for (const tab of tabs) tab.say({ t: 'send', ref, entry })
    const answers = await Promise.all(tabs.map((tab) => answerOn(tab, ref)))
    expect(answers).toEqual(Array.from(tabs, () => ({ t: 'kept', ref, number: ref, keptAt: expect.any(String) })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    told.push({ space, from: member.uid, id: entry.header.id, number: ref })
  }
  expect(await historyFault(database, told)).toBeNull()
  expect(await keptIn(database)).toHaveLength(told.length)
})

/** A client and a counsellor, each with a chain of their own. */
async function aRoom(database: Database) {
  const both = await Promise.all([aSpaceMember(database), aSpaceMember(database, 'counsellor')])
  const space = await aSpace(both[0], both)
  await inTransaction(both[0].context, (inside) => beginSpace(inside, space.made.signed))
  const [client, counsellor] = both.map((member) => ({ member, write: aWriter(member, space) }))
  return { space: space.space, people: [client, counsellor] as [NonNullable<typeof client>, NonNullable<typeof client>] }
}

/** Sends the same entry again, over as many lines as it takes, until it is acknowledged. */
async function aSender(practice: KillablePractice, { uid }: SpaceMember, onAgain: () => void) {
  const { database } = practice
  const login = await aLogin(database, uid)
  let tab: Tab | null = null
  let ref = 0
  const connected = async (): Promise<Tab | null> => {
    const ticket = await aTicket(database, login)
    const line = await anOpenTab(practice.at())
    line.say({ t: 'hello', ticket })
    return (await heardOn(line, (frame): frame is Welcome => frame.t === 'welcome')) && line
  }
  return async (entry: SealedEntry): Promise<Kept> => {
    for (;;) {
      tab ??= await patiently(() => fact(() => connected().catch(() => null)))
      ref += 1
      tab.say({ t: 'send', ref, entry })
      if (random() < ownBreaks) tab.ws.terminate()
      const answer = await answerOn(tab, ref)
      if (answer?.t === 'kept') return answer
      if (answer) expect(answer.code).toBe('not-ready')
      else tab = null
      onAgain()
    }
  }
}

const answerOn = (tab: Tab, ref: number) =>
  heardOn(
    tab,
    (frame): frame is Extract<FromPractice, { t: 'kept' | 'refused' }> => (frame.t === 'kept' || frame.t === 'refused') && frame.ref === ref,
  )

/** Null when the line broke before. */
async function heardOn<T extends FromPractice>({ heard, ws }: Tab, isIt: (frame: FromPractice) => frame is T): Promise<T | null> {
  const end = await fact(() => heard.findLast(isIt) ?? (ws.readyState === ws.CLOSED && 'broken'))
  return end === 'broken' ? null : end
}

async function keptIn({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; at: Date }>('select entry_id as id, kept_at as at from spaces.entry')
  return rows.map(({ id, at }) => `${id} ${at.getTime()}`).toSorted()
}
