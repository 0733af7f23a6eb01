/**
 * `npm run bench -- chat`: two hundred pairs over real WebSockets, each message sealed, signed and 500 bytes long, acknowledged once it is
 * durable in the embedded PostgreSQL: beside a bare `ws` that only inserts in batches and passes on, in the same run. With `--peer ejabberd`
 * or `--peer prosody`, or both, these get a column too (bench/README.md says what is not the same).
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildIfStale } from '#scripts/build'
import { openDatabase, type Database } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startChatLoad, type ChatLoad, type Delivered } from './chat-load.ts'
import { onPeer, peersAsked, rowsPerMessage } from './chat-peers.ts'
import type { PeerName } from './xmpp-servers.ts'
import { fillFolder } from './filled-folder.ts'
import { say, tell } from './figures.ts'
import { databaseOf, inFolder, startTeduh } from './process-of-ours.ts'
import { cpuMsOf, cpuMsOfAll, rssKbOf } from './process-tree.ts'

const goals = { rateRatio: 0.5, p50Ratio: 1.5, p99Ratio: 1.5, kbPerIdle: 18 }
const peerGoals = {
  ejabberd: { openRate: 4, p50: 0.5, p99: 0.6 },
  prosody: { openRate: 20, cpu: 0.35 },
} satisfies Record<PeerName, PeerGoal>
const pairs = 200
const idleSockets = 2000
const steadyPerSecond = 200
const seconds = { steady: 8, step: 3 }
const saturating = { messages: 24_000, underWay: 8 }
const longestP99Ms = 100
const steps = 4

/** The rate is at least so many times theirs, the rest at most. */
type PeerGoal = { readonly openRate: number; readonly p50?: number; readonly p99?: number; readonly cpu?: number }

type Figures = {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly saturatedPerSecond: number
  readonly openPerSecond: number
  readonly cpuMsPerMessage: number
  readonly kbPerIdle: number
  readonly acknowledged: number
  /** How many processors others kept busy meanwhile: with more than a tenth of one, times and rates are not ours alone. */
  readonly othersBusy: number
}

type System = {
  readonly name: string
  readonly url: string
  readonly origin: string
  /** Of what has the whole under it, database and all. */
  readonly pid: number
  /** Of what holds the sockets. */
  readonly serverPid: number
  readonly reuses: boolean
  readonly dialect: 'teduh' | 'xmpp'
  /** How much there is to do of what was put off until there is time. */
  readonly behind: () => Promise<number>
}

const nothingPutOff = () => Promise.resolve(0)

const origin = 'http://localhost'

/** The same for whatever is loaded. */
async function measure(load: ChatLoad, { name, pid, serverPid, behind, ...where }: System): Promise<Figures> {
  let acknowledged = 0
  const othersBusy = watchOthers()
  const order = async (what: Parameters<ChatLoad['order']>[0]): Promise<Delivered> => {
    const delivered = await load.order(what)
    acknowledged += delivered.acknowledged
    return delivered
  }
  await order({ do: 'connect', ...where })
  await order({ do: 'open-rate', perSecond: 500, seconds: 2 })
  await pause(2000)
  const rssBeforeKb = rssKbOf(serverPid)
  await order({ do: 'idle', sockets: idleSockets })
  await pause(3000)
  const kbPerIdle = (rssKbOf(serverPid) - rssBeforeKb) / idleSockets
  say(`${name}: ${kbPerIdle.toFixed(1)} kB for each of ${idleSockets} idle sockets`)
  await order({ do: 'idle', sockets: 0 })
  await pause(3000)
  const steady = await order({ do: 'open-rate', perSecond: steadyPerSecond, seconds: seconds.steady })
  say(`${name}: ${steadyPerSecond}/s  p50 ${steady.p50Ms.toFixed(2)} ms, p99 ${steady.p99Ms.toFixed(2)} ms`)
  // What comes first is not counted: the engine has yet to learn what is called often.
  await order({ do: 'saturate', ...saturating, messages: saturating.messages / 4 })
  await caughtUp(behind)
  const cpuBeforeMs = cpuMsOf(pid)
  const saturated = await order({ do: 'saturate', ...saturating })
  await caughtUp(behind)
  const cpuMsPerMessage = (cpuMsOf(pid) - cpuBeforeMs) / saturated.delivered
  say(`${name}: saturated ${saturated.perSecond.toFixed(0)}/s, ${cpuMsPerMessage.toFixed(3)} ms of processor each`)
  const openPerSecond = await highestOpenRate(saturated.perSecond, async (perSecond) => {
    const step = await order({ do: 'open-rate', perSecond, seconds: seconds.step })
    say(`${name}: ${perSecond}/s  p99 ${step.p99Ms.toFixed(1)} ms`)
    await pause(500)
    return step.p99Ms <= longestP99Ms
  })
  await order({ do: 'disconnect' })
  return {
    p50Ms: steady.p50Ms,
    p99Ms: steady.p99Ms,
    saturatedPerSecond: saturated.perSecond,
    openPerSecond,
    cpuMsPerMessage,
    kbPerIdle,
    acknowledged,
    othersBusy: othersBusy(),
  }
}

/** What was put off until there is time was work for these messages too. */
async function caughtUp(behind: () => Promise<number>): Promise<void> {
  const until = performance.now() + 60_000
  while ((await behind()) > 0) {
    if (performance.now() > until) throw new Error('what was put off is not done in a minute')
    await pause(250)
  }
}

function watchOthers(): () => number {
  const others = () => cpuMsOfAll() - cpuMsOf(process.pid)
  const [before, startedAt] = [others(), performance.now()]
  return () => (others() - before) / (performance.now() - startedAt)
}

/** Halving what lies between a rate that goes and one that does not; tried twice, because the machine may have had something else to do. */
async function highestOpenRate(saturatedPerSecond: number, goes: (perSecond: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, saturatedPerSecond * 1.1]
  let at = saturatedPerSecond * 0.8
  for (let step = 0; step < steps; step += 1) {
    if ((await goes(Math.round(at))) || (await goes(Math.round(at)))) low = at
    else high = at
    at = (low + high) / 2
  }
  return low
}

async function onFloor(load: ChatLoad, dataFolder: string): Promise<Column> {
  const child = fork(join(import.meta.dirname, 'bare-chat.ts'), { execArgv: process.execArgv })
  child.send({ dataFolder })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const pid = child.pid ?? 0
  const url = `ws://127.0.0.1:${port}`
  const figures = await measure(load, { name: 'floor', url, origin, pid, serverPid: pid, reuses: true, dialect: 'teduh', behind: nothingPutOff })
  child.send('end')
  const [{ rows }] = (await once(child, 'message')) as [{ rows: number }]
  await once(child, 'exit')
  return { ...figures, rows }
}

async function onTeduh(load: ChatLoad, dataFolder: string): Promise<Column> {
  const rowsBefore = await onDatabase(dataFolder, countEntries)
  const teduh = await startTeduh({ dataFolder, firstPage: '/healthz', patienceMs: 60_000 })
  let figures: Figures
  try {
    const database = await openDatabase(await databaseOf(dataFolder))
    const behind = () => countOf(database, 'spaces.space where verified_number < last_number')
    const { port } = new URL(teduh.origin)
    const { pid } = teduh
    const where = { url: `ws://127.0.0.1:${port}/api/socket`, origin: `${origin}:${port}`, reuses: false, dialect: 'teduh' } as const
    figures = await measure(load, { name: 'teduh', pid, serverPid: pid, behind, ...where }).finally(() => database.close())
  } finally {
    await teduh.stop()
  }
  return { ...figures, rows: (await onDatabase(dataFolder, countEntries)) - rowsBefore }
}

async function onDatabase<T>(dataFolder: string, work: (connectionString: string) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataFolder })
  try {
    return await work(postgres.connectionString)
  } finally {
    await postgres.stop()
  }
}

async function countOf({ pool }: Database, what: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${what}`)
  return rows[0]?.count ?? 0
}

async function countEntries(connectionString: string): Promise<number> {
  const database = await openDatabase(connectionString)
  return countOf(database, 'spaces.entry').finally(() => database.close())
}

type Column = Figures & { readonly rows: number }

/** One after the other, and none takes the others' columns with it. */
async function onPeers(load: ChatLoad, folder: string, asked: readonly PeerName[]): Promise<Partial<Record<PeerName, Column>>> {
  const columns: Partial<Record<PeerName, Column>> = {}
  for (const peer of asked) {
    const order = { peer, folder: `${folder}/${peer}`, people: 2 * pairs }
    columns[peer] = await onPeer(order, (system) => measure(load, { ...system, origin, reuses: true, dialect: 'xmpp', behind: nothingPutOff }))
  }
  return columns
}

/** Ours by theirs. */
function besidePeer(teduh: Figures, name: PeerName, peer: Column) {
  const goal: PeerGoal = peerGoals[name]
  const openRate = teduh.openPerSecond / peer.openPerSecond
  const p50 = teduh.p50Ms / peer.p50Ms
  const p99 = teduh.p99Ms / peer.p99Ms
  const cpu = teduh.cpuMsPerMessage / peer.cpuMsPerMessage
  const isKept = peer.rows === rowsPerMessage * peer.acknowledged
  const isWithin = (figure: number, most = Infinity) => figure <= most
  const isReached = openRate >= goal.openRate && openRate < Infinity && isWithin(p50, goal.p50) && isWithin(p99, goal.p99) && isWithin(cpu, goal.cpu)
  const kbPerIdle = teduh.kbPerIdle / peer.kbPerIdle
  return { openRate, saturated: teduh.saturatedPerSecond / peer.saturatedPerSecond, p50, p99, cpu, kbPerIdle, isKept, isReached }
}

const asked = peersAsked()
await buildIfStale()
const load = startChatLoad()
try {
  await inFolder(async (folder) => {
    const dataFolder = `${folder}/data`
    await fillFolder(dataFolder, 10)
    await onDatabase(dataFolder, (connectionString) =>
      load.order({ do: 'make-pairs', connectionString, pairs, ticketsEach: 1 + Math.ceil(idleSockets / (2 * pairs)) }),
    )
    const floor = await onFloor(load, dataFolder)
    const teduh = await onTeduh(load, dataFolder)
    const peers = await onPeers(load, folder, asked)
    const beside = asked.flatMap((name) => (peers[name] ? [[name, besidePeer(teduh, name, peers[name])] as const] : []))
    const ratios = {
      openRate: teduh.openPerSecond / floor.openPerSecond,
      saturated: teduh.saturatedPerSecond / floor.saturatedPerSecond,
      p50: teduh.p50Ms / floor.p50Ms,
      p99: teduh.p99Ms / floor.p99Ms,
      ...Object.fromEntries(beside),
    }
    const isKept = teduh.rows === teduh.acknowledged && floor.rows === floor.acknowledged
    const isFast = ratios.openRate >= goals.rateRatio && ratios.p50 <= goals.p50Ratio && ratios.p99 <= goals.p99Ratio
    const isFasterThanPeers = beside.every(([, peer]) => peer.isKept && peer.isReached)
    const ok = isKept && isFast && teduh.kbPerIdle <= goals.kbPerIdle && isFasterThanPeers
    tell({ bench: 'chat', pairs, teduh, floor, peers, ratios, isKept, goals: { ...goals, peers: peerGoals }, ok })
  })
} finally {
  load.stop()
}
