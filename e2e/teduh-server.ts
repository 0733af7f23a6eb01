import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type TeduhServer = {
  readonly origin: string
  /** Printed at the start: opens the operator's door once. */
  readonly doorUrl: string
  stop(): Promise<void>
}

type Options = {
  /** `demo` has people in it, `start` is empty. */
  readonly script: 'demo' | 'start'
  readonly environment?: Readonly<Record<string, string>>
}

/** A real server process on a free loopback port, with a data folder of its own that goes with it. */
export async function startTeduh({ script, environment = {} }: Options): Promise<TeduhServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'teduh-e2e-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, [join(root, 'scripts', `${script}.ts`)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      TEDUH_ORIGIN: origin,
      TEDUH_DATA: join(dataFolder, 'data'),
      TEDUH_RATE_LIMIT: '0',
      TEDUH_DESIGN_PAGE: 'yes',
      TEDUH_LOG_LEVEL: 'error',
      ...environment,
    },
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(tooLong)
    await rm(dataFolder, { recursive: true, force: true })
  }
  try {
    // What the server says is passed on, so that a fault in a page is seen beside the journey that met it.
    child.stderr.pipe(process.stderr)
    const doorUrl = await printedLine(child.stdout, ended, /\bhttp:\S+\/setup\?token=\S+/)
    const health = await fetch(`${origin}/healthz`)
    if (!health.ok) throw new Error(`/healthz answered ${health.status}`)
    return { origin, doorUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until the output has a match; the server announces itself when it can answer. */
function printedLine(stream: NodeJS.ReadableStream, ended: Promise<void>, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = pattern.exec(output)
      if (found) resolve(found[0])
    })
    void ended.then(() => reject(new Error(`The server ended before it was open:\n${output}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
