import { once } from 'node:events'
import { WebSocket } from 'ws'
import { openXmpp, xmppMessage } from './chat-xmpp.ts'

/** Whose socket: `place` is the person's number (even and odd are a pair), `tab` is which of theirs. */
export type Opening = { readonly url: string; readonly origin: string; readonly ticket: string; readonly place: number; readonly tab: number }

/** What came: the word that something of theirs is kept, what the other said, nothing of interest, or that something is wrong. */
export type Came = 'kept' | 'entry' | 'other' | 'wrong'

export type Dialect = {
  open(opening: Opening): Promise<WebSocket>
  /** Tells apart what comes without reading it: that is not what is measured. */
  came(data: Buffer): Came
  /** What somebody says again and again; null if each entry has to be written. */
  message(place: number): Buffer | null
  /** Nobody tells the sender that it is kept: its coming to the other does. */
  readonly keptByComing: boolean
}

async function openOurs({ url, origin, ticket }: Opening): Promise<WebSocket> {
  const ws = new WebSocket(url, { origin, perMessageDeflate: false })
  await once(ws, 'open')
  ws.send(JSON.stringify({ t: 'hello', ticket }))
  await once(ws, 'message')
  return ws
}

/** By the letter after `{"t":"`: kept or entry. */
function ours(data: Buffer): Came {
  const kind = data[6]
  return kind === 0x6b ? 'kept' : kind === 0x65 ? 'entry' : 'wrong'
}

/** What came without the archive's number was not archived before. */
function xmpp(data: Buffer): Came {
  if (data[1] !== 0x6d) return data.includes('error') ? 'wrong' : 'other'
  return data.includes('<stanza-id') && !data.includes(`type='error'`) ? 'entry' : 'wrong'
}

export const dialects = {
  teduh: { open: openOurs, came: ours, message: () => null, keptByComing: false },
  xmpp: { open: openXmpp, came: xmpp, message: xmppMessage, keptByComing: true },
} satisfies Record<string, Dialect>
