import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'

export type FloorPage = { readonly path: string; readonly type: string; readonly encoding: string | null; readonly bodyBase64: string }
export type FloorMessage = { readonly kind: 'listen'; readonly pages: readonly FloorPage[] } | { readonly kind: 'usage' }
export type FloorAnswer = { readonly kind: 'listening'; readonly port: number } | { readonly kind: 'usage'; readonly cpuMs: number }

export type Floor = { readonly origin: string; cpuMs(): Promise<number>; stop(): void }

/** Starts a bare Fastify that sends what our server has just sent for these addresses, byte for byte. */
export async function startFloor(origin: string, paths: readonly string[]): Promise<Floor> {
  const pages = await Promise.all(paths.map((path) => wholePage(origin, path)))
  const child = fork(join(import.meta.dirname, 'bare-fastify.ts'), { execArgv: process.execArgv })
  const ask = (message: FloorMessage) => answerTo(child, message)
  const listening = await ask({ kind: 'listen', pages })
  if (listening.kind !== 'listening') throw new Error('the floor does not listen')
  return {
    origin: `http://127.0.0.1:${listening.port}`,
    async cpuMs() {
      const answer = await ask({ kind: 'usage' })
      return answer.kind === 'usage' ? answer.cpuMs : Number.NaN
    },
    stop: () => void child.kill(),
  }
}

async function answerTo(child: ChildProcess, message: FloorMessage): Promise<FloorAnswer> {
  const answered = once(child, 'message') as Promise<[FloorAnswer]>
  child.send(message)
  return (await answered)[0]
}

/** With `node:http`, because `fetch` unpacks what it receives. */
function wholePage(origin: string, path: string): Promise<FloorPage> {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const { 'content-type': type = '', 'content-encoding': encoding = null } = response.headers
        resolve({ path, type, encoding, bodyBase64: Buffer.concat(parts).toString('base64') })
      })
    }).on('error', reject)
  })
}
