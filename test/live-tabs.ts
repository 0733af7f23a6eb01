import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { socketPath, type FromBrowser, type FromPractice } from '#contract/socket'
import type { Database } from '#platform/database'
import { sha256 } from '#platform/tokens'
import { fact } from './fact.ts'

/** Where a practice listens, and what it takes for its own origin. */
export type Listening = { readonly port: number; readonly origin: string }

export async function listening(app: FastifyInstance, origin: string): Promise<Listening> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, origin }
}

/** Somebody who is logged in. @returns the login's id */
export async function aLogin({ pool }: Database, accountId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into accounts.login (account_id, token_sha256, state, device, created_at, seen_hour, proved_at)
     values ($1, $2, 'complete', 'test', now(), date_trunc('hour', now()), now()) returning id`,
    [accountId, randomBytes(32)],
  )
  return rows[0]?.id ?? ''
}

export async function aTicket({ pool }: Database, loginId: string, lifeSeconds = 30): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  await pool.query(`insert into accounts.socket_ticket (token_sha256, login_id, expires_at) values ($1, $2, now() + make_interval(secs => $3))`, [
    sha256(ticket),
    loginId,
    lifeSeconds,
  ])
  return ticket
}

export type Tab = {
  readonly ws: WebSocket
  /** Everything that it heard. */
  readonly heard: FromPractice[]
  say(frame: FromBrowser | { readonly t: string; readonly [name: string]: unknown }): void
  /** The first frame that is so; waits for it. */
  hears<T extends FromPractice['t']>(t: T, like?: (frame: Extract<FromPractice, { t: T }>) => boolean): Promise<Extract<FromPractice, { t: T }>>
  /** With which code it was closed. */
  readonly closed: Promise<number>
}

/** A socket without a word said on it. */
export async function anOpenTab({ port, origin }: Listening, options: ClientOptions = { origin }): Promise<Tab> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${socketPath}`, options)
  const heard: FromPractice[] = []
  ws.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as FromPractice))
  const closed = new Promise<number>((resolve) => ws.once('close', resolve))
  onTestFinished(() => ws.terminate())
  await once(ws, 'open')
  ws.on('error', () => undefined)
  return {
    ws,
    heard,
    closed,
    say: (frame) => ws.send(JSON.stringify(frame)),
    hears: (t, like = () => true) => fact(() => heard.find((frame) => frame.t === t && like(frame as never)) as never),
  }
}

/** A tab of somebody, welcomed. */
export async function aTab(practice: Listening, database: Database, accountId: string, loginId?: string): Promise<Tab> {
  const tab = await anOpenTab(practice)
  tab.say({ t: 'hello', ticket: await aTicket(database, loginId ?? (await aLogin(database, accountId))) })
  await tab.hears('welcome')
  return tab
}

/** What an upgrade is answered with that is not let in. */
export async function refusedUpgrade({ port }: Listening, options: ClientOptions): Promise<number> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${socketPath}`, options)
  return new Promise((resolve, reject) => {
    ws.once('unexpected-response', (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)))
    ws.once('open', () => (ws.terminate(), reject(new Error(`it was let in: ${randomUUID()}`))))
    ws.once('error', () => undefined)
  })
}
