import { closeCodes, FromBrowser } from '#contract/socket'
import type { Logger } from '#platform/log'
import { validatorOf } from '#platform/validate'
import type { SocketWork } from './mount-sockets.ts'
import type { LiveSocket, Pace, Sockets } from './sockets.ts'

type Hearing = {
  readonly sockets: Sockets
  readonly work: SocketWork
  readonly isLimited: boolean
  readonly mostPerAccount: number
  readonly log: Logger
}

const validator = validatorOf(FromBrowser)

/** Everything that a socket says, from its first frame to its end. */
export function hearFrames(socket: LiveSocket, hearing: Hearing): void {
  const { ws } = socket
  // What is wrong with it (too long, no UTF-8) `ws` has told the other side already.
  ws.on('error', () => undefined)
  ws.on('close', () => hearing.sockets.remove(socket))
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    socket.heardAtMs = performance.now()
    if (ws.readyState !== ws.OPEN) return
    const frame = isBinary ? null : frameOf(data)
    const isGreeting = !socket.account && !socket.isEntering
    if (frame?.t === 'hello' && isGreeting) return void enter(socket, frame.ticket, hearing)
    if (!frame || frame.t === 'hello' || !socket.account) return ws.close(closeCodes.policy)
    if (hearing.isLimited) slowDown(socket, data.length)
    if (frame.t === 'ping') return hearing.sockets.send(socket, '{"t":"pong"}')
    socket.isActive = true
    hearing.work.hear(socket, frame)
  })
}

/** Checked, not copied: it was made for us a moment ago, and whoever keeps a part of it reads that strictly. */
function frameOf(data: Buffer): FromBrowser | null {
  try {
    const value: unknown = JSON.parse(data.toString())
    return validator.Check(value) ? (value as FromBrowser) : null
  } catch {
    return null
  }
}

/** Until who it is was found out, nothing more is read. */
async function enter(socket: LiveSocket, ticket: string, { sockets, work, mostPerAccount, log }: Hearing): Promise<void> {
  const { ws } = socket
  socket.isEntering = true
  ws.pause()
  try {
    const account = await work.enter(ticket)
    if (ws.readyState !== ws.OPEN) return
    if (!account) return ws.close(closeCodes.ticket)
    if (sockets.of(account.accountId).length >= mostPerAccount) return ws.close(closeCodes.tooSlow)
    // First among those who are told, then told how things stand: nothing falls in between.
    sockets.admit(socket, account)
    await work.welcome(socket)
  } catch (error) {
    log.error({ err: error }, 'a socket could not be opened')
    ws.close(closeCodes.restart)
  } finally {
    socket.isEntering = false
    if (ws.isPaused) ws.resume()
  }
}

/** So many frames at once, and so many a second after that: more than a person with a full outbox sends. A long one counts as several. */
const burst = { frames: 200, perSecond: 50, bytes: 8 * 1024 }

export const newPace = (atMs: number): Pace => ({ left: burst.frames, atMs })

/** Whoever sends more is read later, and nobody beside them waits. */
function slowDown({ ws, heardAtMs, pace }: LiveSocket, bytes: number): void {
  const earned = ((heardAtMs - pace.atMs) * burst.perSecond) / 1000
  pace.left = Math.min(burst.frames, pace.left + earned) - 1 - bytes / burst.bytes
  pace.atMs = heardAtMs
  if (pace.left >= 0 || ws.isPaused) return
  ws.pause()
  const pauseMs = ((1 - pace.left) * 1000) / burst.perSecond
  setTimeout(() => ws.resume(), pauseMs).unref()
}
