/**
 * `npm run bench -- chat`: two hundred pairs over real WebSockets, each message sealed, signed and 500 bytes long, acknowledged once it is
 * durable in the embedded PostgreSQL: beside a bare `ws` that only inserts in batches and passes on, in the same run.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildIfStale } from '#scripts/build'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startChatLoad, type ChatLoad, type Delivered } from './chat-load.ts'
import { fillFolder } from './filled-folder.ts'
import { say, tell } from './figures.ts'
import { inFolder, startTeduh } from './process-of-ours.ts'
import { cpuMsOf, rssKbOf } from './process-tree.ts'

const goals = { rateRatio: 0.5, p50Ratio: 1.5, p99Ratio: 1.5, kbPerIdle: 18 }
const pairs = 200
const idleSockets = 2000
const steadyPerSecond = 200
const seconds = { steady: 8, step: 3 }
const saturating = { messages: 24_000, underWay: 8 }
const longestP99Ms = 100
const steps = 4

type Figures = {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly saturatedPerSecond: number
  readonly openPerSecond: number
  readonly cpuMsPerMessage: number
  readonly kbPerIdle: number
  readonly acknowledged: number
}

type System = { readonly name: string; readonly url: string; readonly origin: string; readonly pid: number; readonly reuses: boolean }

/** The same for whatever is loaded. */
async function measure(load: ChatLoad, { name, url, origin, pid, reuses }: System): Promise<Figures> {
  let acknowledged = 0
  const order = async (what: Parameters<ChatLoad['order']>[0]): Promise<Delivered> => {
    const delivered = await load.order(what)
    acknowledged += delivered.acknowledged
    return delivered
  }
  await order({ do: 'connect', url, origin, reuses })
  await order({ do: 'open-rate', perSecond: 500, seconds: 2 })
  await pause(2000)
  const rssBeforeKb = rssKbOf(pid)
  await order({ do: 'idle', sockets: idleSockets })
  await pause(3000)
  const kbPerIdle = (rssKbOf(pid) - rssBeforeKb) / idleSockets
  say(`${name}: ${kbPerIdle.toFixed(1)} kB for each of ${idleSockets} idle sockets`)
  await order({ do: 'idle', sockets: 0 })
  const steady = await order({ do: 'open-rate', perSecond: steadyPerSecond, seconds: seconds.steady })
  say(`${name}: ${steadyPerSecond}/s  p50 ${steady.p50Ms.toFixed(2)} ms, p99 ${steady.p99Ms.toFixed(2)} ms`)
  // What comes first is not counted: the engine has yet to learn what is called often.
  await order({ do: 'saturate', ...saturating, messages: saturating.messages / 4 })
  const cpuBeforeMs = cpuMsOf(pid)
  const saturated = await order({ do: 'saturate', ...saturating })
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
  }
}

/** Halving what lies between a rate that goes and one that does not. */
async function highestOpenRate(saturatedPerSecond: number, goes: (perSecond: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, saturatedPerSecond * 1.1]
  let at = saturatedPerSecond * 0.8
  for (let step = 0; step < steps; step += 1) {
    if (await goes(Math.round(at))) low = at
    else high = at
    at = (low + high) / 2
  }
  return low
}

async function onFloor(load: ChatLoad, dataFolder: string): Promise<Figures & { rows: number }> {
  const child = fork(join(import.meta.dirname, 'bare-chat.ts'), { execArgv: process.execArgv })
  child.send({ dataFolder })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const floor = { name: 'floor', url: `ws://127.0.0.1:${port}`, origin: 'http://localhost', pid: child.pid ?? 0, reuses: true }
  const figures = await measure(load, floor)
  child.send('end')
  const [{ rows }] = (await once(child, 'message')) as [{ rows: number }]
  await once(child, 'exit')
  return { ...figures, rows }
}

async function onTeduh(load: ChatLoad, dataFolder: string): Promise<Figures & { rows: number }> {
  const teduh = await startTeduh({ dataFolder, firstPage: '/healthz', patienceMs: 60_000 })
  let figures: Figures
  try {
    const { port } = new URL(teduh.origin)
    const url = `ws://127.0.0.1:${port}/api/socket`
    figures = await measure(load, { name: 'teduh', url, origin: `http://localhost:${port}`, pid: teduh.pid, reuses: false })
  } finally {
    await teduh.stop()
  }
  return { ...figures, rows: await onDatabase(dataFolder, async (connectionString) => countEntries(connectionString)) }
}

async function onDatabase<T>(dataFolder: string, work: (connectionString: string) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataFolder })
  try {
    return await work(postgres.connectionString)
  } finally {
    await postgres.stop()
  }
}

async function countEntries(connectionString: string): Promise<number> {
  const database = await openDatabase(connectionString)
  try {
    const { rows } = await database.pool.query<{ count: number }>('select count(*)::int as count from spaces.entry')
    return rows[0]?.count ?? 0
  } finally {
    await database.close()
  }
}

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
    const ratios = {
      openRate: teduh.openPerSecond / floor.openPerSecond,
      saturated: teduh.saturatedPerSecond / floor.saturatedPerSecond,
      p50: teduh.p50Ms / floor.p50Ms,
      p99: teduh.p99Ms / floor.p99Ms,
    }
    const isKept = teduh.rows === teduh.acknowledged && floor.rows === floor.acknowledged
    const isFast = ratios.openRate >= goals.rateRatio && ratios.p50 <= goals.p50Ratio && ratios.p99 <= goals.p99Ratio
    tell({ bench: 'chat', pairs, teduh, floor, ratios, isKept, goals, ok: isKept && isFast && teduh.kbPerIdle <= goals.kbPerIdle })
  })
} finally {
  load.stop()
}
