import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeCodes } from '#contract/socket'

/** One tab of somebody who is logged in, or who has yet to say so. */
export type LiveSocket = {
  readonly ws: WebSocket
  readonly raw: Duplex
  readonly network: string
  readonly openedAtMs: number
  /** Null until its ticket was taken. */
  account: { readonly accountId: string; readonly loginId: string } | null
  isEntering: boolean
  heardAtMs: number
  /** Whether it said anything but `ping` since logins were last looked at. */
  isActive: boolean
  /** One for all sockets of an account: many tabs are no way to send more. */
  pace: Pace
}

/** How much may be sent before it is slowed, as of a moment. */
export type Pace = { left: number; atMs: number }

/** A reader for whom so much waits is not reading. */
const longestQueueBytes = 1024 * 1024

export type Sockets = {
  readonly all: ReadonlySet<LiveSocket>
  add(socket: LiveSocket): void
  remove(socket: LiveSocket): void
  /** From here on it is among those of its account. */
  admit(socket: LiveSocket, account: NonNullable<LiveSocket['account']>): void
  of(accountId: string): readonly LiveSocket[]
  send(socket: LiveSocket, frame: string | Buffer): void
  /** What is sent meanwhile goes out together: one write for each socket, and not one for each frame. */
  together(work: () => void): void
}

const asText = { binary: false }

export function makeSockets(): Sockets {
  const all = new Set<LiveSocket>()
  const byAccount = new Map<string, readonly LiveSocket[]>()
  let corked: Set<LiveSocket> | null = null
  return {
    all,
    add: (socket) => void all.add(socket),
    remove(socket) {
      all.delete(socket)
      if (!socket.account) return
      const { accountId } = socket.account
      const rest = byAccount.get(accountId)?.filter((one) => one !== socket) ?? []
      if (rest.length > 0) byAccount.set(accountId, rest)
      else byAccount.delete(accountId)
    },
    admit(socket, account) {
      socket.account = account
      const others = byAccount.get(account.accountId) ?? []
      socket.pace = others[0]?.pace ?? socket.pace
      byAccount.set(account.accountId, [...others, socket])
    },
    of: (accountId) => byAccount.get(accountId) ?? [],
    send(socket, frame) {
      const { ws, raw } = socket
      if (ws.readyState !== ws.OPEN) return
      if (ws.bufferedAmount > longestQueueBytes) return ws.close(closeCodes.tooSlow)
      if (corked && !corked.has(socket)) {
        raw.cork()
        corked.add(socket)
      }
      ws.send(frame, asText)
    },
    together(work) {
      if (corked) return work()
      corked = new Set()
      try {
        work()
      } finally {
        for (const { raw } of corked) raw.uncork()
        corked = null
      }
    },
  }
}
