import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer, type WebSocket } from 'ws'
import { closeCodes, socketPath, type FromBrowser } from '#contract/socket'
import type { Logger } from '#platform/log'
import { networkOf } from '#platform/network'
import { hearFrames, newPace } from './hear-frames.ts'
import { makeSockets, type LiveSocket, type Sockets } from './sockets.ts'
import { startSweep } from './sweep.ts'

/** What frames mean: said by whoever uses the sockets. */
export type SocketWork = {
  /** The practice is open from now on. */
  opened(): Promise<void>
  /** Takes the ticket: whose socket it is, or null. */
  enter(ticket: string): Promise<{ readonly accountId: string; readonly loginId: string } | null>
  /** Is heard in time from now on. */
  welcome(socket: LiveSocket): Promise<void>
  hear(socket: LiveSocket, frame: FromBrowser): void
  /** Which of these logins still hold. @param active those by which something was done */
  stillIn(loginIds: readonly string[], active: readonly string[]): Promise<ReadonlySet<string>>
  /** What was heard is done; no more will come. */
  finish(): Promise<void>
}

export type SocketRules = {
  readonly origin: string
  readonly trustProxy: boolean
  /** Whether who floods is slowed, and how many may come from one network before they say who they are. */
  readonly isLimited: boolean
}

/** A sealed entry at its longest, and its header. */
const longestFrameBytes = 80 * 1024
const most = { sockets: 20_000, unknown: 1000, unknownPerNetwork: 64, perAccount: 24 }
const drainMs = 1500
/** How long a closing handshake may take: a reader who is too slow sees why, or never. */
const closingMs = 10_000

const options = { noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload: longestFrameBytes, closeTimeout: closingMs }

/**
 * WebSockets at the practice's own port, by `ws` itself. A browser sends cookies along with a socket that any page opens: so the origin
 * must be exactly ours, and who it is tells a ticket that only our pages can ask for.
 */
export function mountSockets(app: FastifyInstance, rules: SocketRules, log: Logger): { sockets: Sockets; begin(work: SocketWork): void } {
  const sockets = makeSockets()
  const server = new WebSocketServer(options)
  let work: SocketWork | null = null
  app.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    if (request.url !== socketPath) {
      // In development Vite has a socket of its own.
      if (app.server.listenerCount('upgrade') === 1) refuse(raw, '404 Not Found')
      return
    }
    const network = networkOf(addressOf(request, rules.trustProxy))
    const refusal = work ? refusalOf(request, network, rules, sockets) : '503 Service Unavailable'
    if (refusal) return refuse(raw, refusal)
    server.handleUpgrade(request, raw, head, (ws) => work && open(ws, raw, network, work))
  })
  const open = (ws: WebSocket, raw: Duplex, network: string, to: SocketWork) => {
    const now = performance.now()
    const socket: LiveSocket = {
      ws,
      raw,
      network,
      openedAtMs: now,
      account: null,
      isEntering: false,
      heardAtMs: now,
      isActive: false,
      pace: newPace(now),
    }
    sockets.add(socket)
    hearFrames(socket, { sockets, work: to, isLimited: rules.isLimited, mostPerAccount: most.perAccount, log })
  }
  let stopSweep = () => undefined as void
  app.addHook('onListen', async () => work?.opened())
  app.addHook('preClose', async () => {
    const ending = work
    work = null
    stopSweep()
    await ending?.finish()
    await closeAll(sockets)
  })
  return {
    sockets,
    begin(given) {
      work = given
      stopSweep = startSweep(sockets, given, log)
    },
  }
}

function refusalOf({ headers }: IncomingMessage, network: string, { origin, isLimited }: SocketRules, { all }: Sockets): string | null {
  if (headers.origin !== origin) return '403 Forbidden'
  if (all.size >= most.sockets) return '503 Service Unavailable'
  if (!isLimited) return null
  let [unknown, unknownHere] = [0, 0]
  for (const one of all) {
    if (one.account) continue
    unknown += 1
    if (one.network === network) unknownHere += 1
  }
  return unknown >= most.unknown || unknownHere >= most.unknownPerNetwork ? '429 Too Many Requests' : null
}

/** As Fastify tells it: with a proxy, the address that our own proxy saw. */
function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const seen =
    trustProxy &&
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim()
  return seen || (socket.remoteAddress ?? '')
}

function refuse(raw: Duplex, status: string): void {
  raw.on('error', () => undefined)
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

async function closeAll({ all }: Sockets): Promise<void> {
  for (const { ws } of all) ws.close(closeCodes.restart)
  const until = performance.now() + drainMs
  while (all.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
  for (const { ws } of all) ws.terminate()
}
