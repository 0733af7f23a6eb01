import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

export type Teduh = {
  readonly origin: string
  readonly pid: number
  /** From the start of the process to the end of its first 200. */
  readonly firstPageMs: number
  /** What Prometheus would see: memory and processor time of the Node process. */
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export type Usage = { readonly rssMb: number; readonly cpuMs: number }

type StartOptions = {
  readonly dataFolder: string
  readonly firstPage: string
  readonly patienceMs: number
}

/** `npm start` without its first word, which is `node`: a process that is ours to end, with no npm in between. */
async function commandOfStart(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

/** Starts a real server of ours in a process of its own, as `npm start` does, and waits for its first page. */
export async function startTeduh({ dataFolder, firstPage, patienceMs }: StartOptions): Promise<Teduh> {
  const port = await freePort()
  const command = await commandOfStart()
  const output = `${dataFolder}.log`
  const file = openSync(output, 'a')
  const startedAt = performance.now()
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', file, file],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), TEDUH_DATA: dataFolder, TEDUH_RATE_LIMIT: '0' },
  })
  closeSync(file)
  const stop = () => end(child)
  const origin = `http://127.0.0.1:${port}`
  try {
    await firstOk(`${origin}${firstPage}`, child, startedAt + patienceMs)
  } catch (error) {
    await stop()
    throw new Error(`${String(error)}\n${await readFile(output, 'utf8')}`, { cause: error })
  }
  return { origin, pid: child.pid ?? 0, firstPageMs: performance.now() - startedAt, usage: () => usageOf(origin), stop }
}

/** Where the PostgreSQL is reached that our server has started. */
export async function databaseOf(dataFolder: string): Promise<string> {
  const password = (await readFile(`${dataFolder}/postgres-password`, 'utf8')).trim()
  return `postgresql://teduh:${password}@localhost/teduh?host=${encodeURIComponent(`${dataFolder}/postgres-socket`)}`
}

/** Asks every few milliseconds: a longer pause would be counted as our slowness. */
async function firstOk(url: string, child: ChildProcess, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
    const response = await fetch(url).catch(() => null)
    await response?.arrayBuffer()
    if (response?.status === 200) return
    await pause(5)
  }
  throw new Error(`no page from ${url} in time`)
}

async function usageOf(origin: string): Promise<Usage> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { rssMb: figure('process_resident_memory_bytes') / 2 ** 20, cpuMs: figure('process_cpu_seconds_total') * 1000 }
}

/** Asked first, and after a while made to. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(patience)
}

/** Free a moment ago; the practice must know its address before it listens. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** A folder that is gone afterwards, whatever happens. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'teduh-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
