import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from './figures.ts'
import { end } from './process-of-ours.ts'
import type { Hosting, HostOrder } from './xmpp-host.ts'
import { xmppServers, type PeerName } from './xmpp-servers.ts'

/** Each message lies in the archive of whoever wrote it and in that of whoever it is for. */
export const rowsPerMessage = 2

/** `--peer ejabberd --peer prosody`: those of them that are installed. */
export function peersAsked(): PeerName[] {
  const { values } = parseArgs({ options: { peer: { type: 'string', multiple: true, default: [] } } })
  return values.peer.flatMap((name) => {
    if (!(name in xmppServers)) throw new Error(`no such peer: ${name}; there are ${Object.keys(xmppServers).join(', ')}`)
    const peer = name as PeerName
    if (xmppServers[peer].find() !== null) return peer
    say(`${peer} is not here and gets no column; it comes with: apt-get install --no-install-recommends ${xmppServers[peer].packages}`)
    return []
  })
}

export type Peer = { readonly name: PeerName; readonly url: string; readonly pid: number; readonly serverPid: number }

/** Runs a peer, with its own archive in its own embedded PostgreSQL, for as long as the work takes. */
export async function onPeer<T>(order: HostOrder, work: (peer: Peer) => Promise<T>): Promise<T & { rows: number }> {
  const child = fork(join(import.meta.dirname, 'xmpp-host.ts'), { execArgv: process.execArgv })
  try {
    const hosting = await answer<Hosting>(child, order)
    if ('failed' in hosting) throw new Error(`${order.peer}: ${hosting.failed}`)
    const done = await work({ name: order.peer, pid: child.pid ?? 0, ...hosting })
    return { ...done, ...(await answer<{ rows: number }>(child, 'end')) }
  } finally {
    // It ends what it started when nobody asks any more.
    if (child.connected) child.disconnect()
    if (child.exitCode === null && child.signalCode === null)
      await once(child, 'exit', { signal: AbortSignal.timeout(30_000) }).catch(() => end(child))
  }
}

async function answer<T>(child: ReturnType<typeof fork>, question: HostOrder | 'end'): Promise<T> {
  const isOver = new AbortController()
  const answered = once(child, 'message', isOver) as Promise<[T]>
  const ended = once(child, 'exit', isOver).then(() => Promise.reject(new Error('the peer ended')))
  child.send(question)
  const [came] = await Promise.race([answered, ended]).finally(() => isOver.abort())
  return came
}
