/** Two hundred pairs who talk over WebSockets, in a process of their own. Started by `chat-load.ts`. */
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { dialects, type Dialect, type Opening } from './chat-dialect.ts'
import { percentile } from './figures.ts'
import type { Delivered, LoadOrder } from './chat-load.ts'
import { makePairs, type Talker } from './chat-people.ts'

/** Whatever happens, what is under way ends. */
const patienceMs = 30_000

type Tab = {
  readonly talker: Talker
  readonly said: Buffer[]
  again: Buffer | null
  ws: WebSocket | null
  next: number
  underWay: number
  /** When each was due that has not come to the other yet; in order, as they come. */
  readonly due: number[]
  dueAt: number
}

let tabs: Tab[] = []
const idle: WebSocket[] = []
let reuses = false
let dialect: Dialect = dialects.teduh
const counts = { sent: 0, acknowledged: 0, delivered: 0, refused: '' }
let latencies: number[] = []
let onAcknowledged: ((tab: Tab) => void) | null = null

const otherOf = (place: number) => tabs[place ^ 1] as Tab

async function connect(url: string, origin: string): Promise<void> {
  for (const [place, tab] of tabs.entries()) {
    const ws = await opened({ url, origin, place, tab: 0, ticket: reuses ? tab.talker.space : (tab.talker.tickets[0] ?? '') })
    ws.on('message', (data: Buffer) => hear(place, data))
    Object.assign(tab, { ws, again: dialect.message(place), next: 0, underWay: 0, dueAt: 0 })
    tab.due.length = 0
  }
}

function hear(place: number, data: Buffer): void {
  const came = dialect.came(data)
  if (came === 'kept') acknowledged(tabs[place] as Tab)
  else if (came === 'entry') {
    const other = otherOf(place)
    counts.delivered += 1
    latencies.push(performance.now() - (other.due[other.dueAt++] ?? Number.NaN))
    if (dialect.keptByComing) acknowledged(other)
  } else if (came === 'wrong') counts.refused = data.toString()
}

function acknowledged(tab: Tab): void {
  counts.acknowledged += 1
  tab.underWay -= 1
  onAcknowledged?.(tab)
}

async function opened(opening: Opening): Promise<WebSocket> {
  const ws = await dialect.open(opening)
  ws.on('close', (code) => code !== 1000 && (counts.refused = `closed with ${code}`))
  return ws
}

/** So that each has so much more to say. */
async function seal(messages: number): Promise<void> {
  if (tabs[0]?.again) return
  const each = Math.ceil(messages / tabs.length) + 1
  await Promise.all(
    tabs.map(async (tab) => {
      while (tab.said.length < (reuses ? Math.min(each, 50) : tab.next + each)) {
        tab.said.push(Buffer.from(`{"t":"send","ref":${tab.said.length},"entry":${await tab.talker.writes()}}`))
      }
    }),
  )
}

/** @returns whether there was anything left to say */
function say(tab: Tab, dueMs: number): boolean {
  const frame = tab.again ?? tab.said[reuses ? tab.next % tab.said.length : tab.next]
  if (!frame) return false
  tab.next += 1
  tab.underWay += 1
  tab.due.push(dueMs)
  counts.sent += 1
  tab.ws?.send(frame, { binary: false })
  return true
}

async function openRate(perSecond: number, seconds: number): Promise<Delivered> {
  await seal(perSecond * seconds)
  return measured(async (startedAt) => {
    const total = Math.round(perSecond * seconds)
    for (let said = 0; said < total; await (perSecond > 2000 ? turn() : pause(1))) {
      const due = Math.min(total, ((performance.now() - startedAt) * perSecond) / 1000)
      for (; said < due; said += 1) say(tabs[said % tabs.length] as Tab, startedAt + (said * 1000) / perSecond)
    }
  })
}

async function saturate(messages: number, underWay: number): Promise<Delivered> {
  await seal(messages)
  return measured(async () => {
    const { sent } = counts
    const more = (tab: Tab) => {
      while (tab.underWay < underWay && counts.sent - sent < messages && say(tab, performance.now())) continue
    }
    onAcknowledged = more
    tabs.forEach(more)
    const until = performance.now() + patienceMs
    while (counts.sent - sent < messages && performance.now() < until) await pause(5)
    onAcknowledged = null
  })
}

async function measured(work: (startedAt: number) => Promise<void>): Promise<Delivered> {
  const before = { ...counts }
  latencies = []
  const startedAt = performance.now()
  await work(startedAt)
  const until = performance.now() + patienceMs
  const isDone = () => counts.delivered === counts.sent && counts.acknowledged === counts.sent
  while (!isDone() && counts.refused === '' && performance.now() < until) await pause(2)
  if (counts.refused !== '') throw new Error(`refused: ${counts.refused}`)
  const delivered = counts.delivered - before.delivered
  return {
    sent: counts.sent - before.sent,
    acknowledged: counts.acknowledged - before.acknowledged,
    delivered,
    perSecond: (delivered * 1000) / (performance.now() - startedAt),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  }
}

async function obey(order: LoadOrder): Promise<Delivered> {
  const nothing = { sent: 0, acknowledged: 0, delivered: 0, perSecond: 0, p50Ms: 0, p99Ms: 0 }
  if (order.do === 'make-pairs') {
    const talkers = await makePairs(order.connectionString, order.pairs, order.ticketsEach)
    tabs = talkers.map((talker) => ({ talker, said: [], again: null, ws: null, next: 0, underWay: 0, due: [], dueAt: 0 }))
  } else if (order.do === 'connect') {
    ;({ reuses } = order)
    dialect = dialects[order.dialect]
    Object.assign(counts, { sent: 0, acknowledged: 0, delivered: 0, refused: '' })
    await connect(order.url, order.origin)
    connected = order
  } else if (order.do === 'idle') {
    for (let made = idle.length; made < order.sockets; made += 1) {
      const place = made % tabs.length
      const tab = 1 + Math.floor(made / tabs.length)
      idle.push(await opened({ ...connected, place, tab, ticket: (tabs[place] as Tab).talker.tickets[tab] ?? '' }))
    }
    for (const ws of idle.splice(order.sockets)) ws.removeAllListeners('close').close()
  } else if (order.do === 'disconnect') {
    for (const { ws } of tabs) ws?.removeAllListeners('close').close()
  } else if (order.do === 'open-rate') return openRate(order.perSecond, order.seconds)
  else return saturate(order.messages, order.underWay)
  return nothing
}

let connected = { url: '', origin: '' }

process.on('message', (order: LoadOrder) => {
  obey(order).then(
    (delivered) => process.send?.(delivered),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
// Without whoever asked for it, it has no business.
process.on('disconnect', () => process.exit(0))
