import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

const root = join(import.meta.dirname, '..')

export type TeduhServer = {
  readonly origin: string
  /** Printed by a practice that is not set up: opens the set-up once. Empty for others. */
  readonly doorUrl: string
  /** Everything that it keeps outside of a database given by `DATABASE_URL`. */
  readonly dataFolder: string
  /** What it has printed so far, line by line. */
  readonly printed: readonly string[]
  /** Ends as when the power goes, at once and without a word; its folder and address stay for the next. */
  crash(): Promise<void>
  /** Ends it. @throws when it met a fault while it ran, whatever the journeys saw */
  stop(): Promise<void>
}

type Options = {
  /** `demo` has people in it, `start` is empty. */
  readonly script: 'demo' | 'start'
  readonly environment?: Readonly<Record<string, string>>
  /** Of one that crashed: goes on where it was, under the same address. */
  readonly after?: TeduhServer
}

/** A real server process on a free loopback port, with a data folder of its own that goes with it. */
export async function startTeduh({ script, environment = {}, after }: Options): Promise<TeduhServer> {
  const dataFolder = after?.dataFolder ?? (await mkdtemp(join(tmpdir(), 'teduh-e2e-')))
  const origin = after?.origin ?? `http://localhost:${await freePort()}`
  const child = spawn(process.execPath, [join(root, 'scripts', `${script}.ts`)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: new URL(origin).port,
      TEDUH_ORIGIN: origin,
      TEDUH_DATA: join(dataFolder, 'data'),
      TEDUH_RATE_LIMIT: '0',
      // Journeys say which network they come from: what is allowed to one network in an hour is less than they all do.
      TEDUH_TRUST_PROXY: 'yes',
      TEDUH_DESIGN_PAGE: 'yes',
      TEDUH_LOG_LEVEL: 'error',
      ...environment,
    },
  })
  // Also when the journeys are broken off: nothing of ours goes on alone.
  const killWithUs = () => void child.kill('SIGTERM')
  process.once('exit', killWithUs)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const output = linesOf(child.stdout)
  child.stderr.pipe(process.stderr)
  const stop = async () => {
    child.kill('SIGTERM')
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(tooLong)
    process.off('exit', killWithUs)
    await rm(dataFolder, { recursive: true, force: true })
    const faults = output.lines.filter((line) => line.startsWith('{"level":50'))
    if (faults.length > 0) throw new Error(`The server met faults:\n${faults.join('\n')}`)
  }
  try {
    const opened = output.first(script === 'demo' ? /is open at http/ : /http:\S+\/setup\?token=\S+/)
    const found = await Promise.race([opened, ended.then(() => endedTooEarly(output.lines))])
    const doorUrl = script === 'demo' ? '' : found
    const health = await fetch(`${origin}/healthz`)
    if (!health.ok) throw new Error(`/healthz answered ${health.status}`)
    const crash = async () => {
      child.kill('SIGKILL')
      await ended
      process.off('exit', killWithUs)
    }
    return { origin, doorUrl, dataFolder, printed: output.lines, stop, crash }
  } catch (error) {
    await stop()
    throw error
  }
}

function endedTooEarly(lines: readonly string[]): never {
  throw new Error(`The server ended before it was open:\n${lines.join('\n')}`)
}

/** What a process prints, line by line and without colours. */
function linesOf(stream: Readable) {
  const lines: string[] = []
  const reader = createInterface({ input: stream })
  reader.on('line', (line) => void lines.push(stripVTControlCharacters(line)))
  /** The first match, as soon as it is printed. */
  const first = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = (line: string) => {
        const found = pattern.exec(stripVTControlCharacters(line))
        if (found) resolve(found[0])
      }
      lines.forEach(look)
      reader.on('line', look)
    })
  return { lines, first }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
