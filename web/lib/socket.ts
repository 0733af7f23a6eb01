import { askSocketTicket } from '#contract/accounts'
import type { FromBrowser, FromPractice } from '#contract/socket'
import type { SealedEntry } from '#contract/spaces'
import { ApiRefusal, callApi } from './api.ts'
import { makeBackoff } from './backoff.ts'
import { openLine, type SocketLine } from './socket-line.ts'

export type Connection = 'online' | 'connecting' | 'offline'
export type Kept = { readonly number: number; readonly keptAt: string }

/** The one socket of a tab. It tells; what it missed while it was away, whoever listens asks the API for. */
export type PracticeSocket = {
  connection(): Connection
  subscribe(listener: () => void): () => void
  hear(listener: (frame: FromPractice) => void): () => void
  /** Resolves once the entry is durable. @throws {ApiRefusal} the practice's reason, or `unanswered`: nobody here knows */
  send(entry: SealedEntry): Promise<Kept>
  /** For what is worth nothing later: dropped while there is no connection. */
  tell(frame: Extract<FromBrowser, { t: 'mark' | 'typing' }>): void
  close(): void
}

/** How long an entry may take until it is durable. */
const keptWithinSeconds = 30

export function openSocket(): PracticeSocket {
  const listeners = new Set<() => void>()
  const hearers = new Set<(frame: FromPractice) => void>()
  const answers = makeAnswers()
  let connection: Connection = 'connecting'
  const become = (next: Connection) => {
    if (connection === next) return
    connection = next
    for (const listener of listeners) listener()
  }
  const hear = (frame: FromPractice) => {
    answers.take(frame)
    for (const hearer of hearers) hearer(frame)
  }
  const line = keepLine(become, hear, answers.giveUp)
  return {
    connection: () => connection,
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    hear: (hearer) => (hearers.add(hearer), () => void hearers.delete(hearer)),
    send(entry) {
      if (connection !== 'online') return Promise.reject(new ApiRefusal('offline'))
      const { ref, answer } = answers.expect()
      line.write({ t: 'send', ref, entry })
      // A practice that still answers for its life and not for this: on another line it may know.
      const late = setTimeout(() => line.renew(), keptWithinSeconds * 1000)
      return answer.finally(() => clearTimeout(late))
    },
    tell(frame) {
      if (connection === 'online') line.write(frame)
    },
    close: () => line.close(),
  }
}

/** A line is opened again whenever it ends, until it is closed. */
function keepLine(tell: (connection: Connection) => void, onFrame: (frame: FromPractice) => void, onEnd: () => void) {
  const isOff = () => navigator.onLine === false
  const backoff = makeBackoff(() => void connect())
  let current: SocketLine | null = null
  let isAsking = false
  let isClosed = false
  const again = () => {
    current = null
    onEnd()
    if (isClosed) return
    tell(isOff() ? 'offline' : 'connecting')
    backoff.wait()
  }
  const connect = async () => {
    if (isClosed || current || isAsking) return
    if (isOff()) return tell('offline')
    tell('connecting')
    isAsking = true
    const ticket = await callApi(askSocketTicket).then(
      (reply) => reply.ticket,
      () => null,
    )
    isAsking = false
    if (ticket === null || isClosed) return again()
    current = openLine(
      ticket,
      (frame) => {
        if (frame.t === 'welcome') {
          backoff.reset()
          tell('online')
        }
        onFrame(frame)
      },
      again,
    )
  }
  const wake = () => {
    if (!isOff()) return current ? current.ask() : backoff.now()
    current?.close()
    return tell('offline')
  }
  const events = new AbortController()
  for (const name of ['online', 'offline']) addEventListener(name, wake, events)
  document.addEventListener('visibilitychange', wake, events)
  void connect()
  return {
    write: (frame: FromBrowser) => current?.write(frame),
    renew: () => current?.close(),
    close() {
      isClosed = true
      events.abort()
      backoff.reset()
      current?.close()
    },
  }
}

/** Sends under way: each is answered by its number, or by nobody when the line ends. */
function makeAnswers() {
  type Waiting = { readonly resolve: (kept: Kept) => void; readonly reject: (error: ApiRefusal) => void }
  const waiting = new Map<number, Waiting>()
  let next = 0
  return {
    expect() {
      const ref = next++
      return { ref, answer: new Promise<Kept>((resolve, reject) => waiting.set(ref, { resolve, reject })) }
    },
    take(frame: FromPractice): void {
      if (frame.t !== 'kept' && frame.t !== 'refused') return
      const asked = waiting.get(frame.ref)
      waiting.delete(frame.ref)
      if (frame.t === 'kept') asked?.resolve({ number: frame.number, keptAt: frame.keptAt })
      else asked?.reject(new ApiRefusal(frame.code))
    },
    giveUp(): void {
      for (const { reject } of waiting.values()) reject(new ApiRefusal('unanswered'))
      waiting.clear()
    },
  }
}
