/** XMPP over WebSockets (RFC 7395), as much of it as talking needs: SASL PLAIN, a resource, presence, messages. */
import { once } from 'node:events'
import { WebSocket } from 'ws'

export const xmppDomain = 'localhost'
export const xmppPassword = 'bench'
export const xmppName = (place: number) => `p${place}`

const patienceMs = 15_000
const framing = 'urn:ietf:params:xml:ns:xmpp-framing'
const open = `<open xmlns='${framing}' to='${xmppDomain}' version='1.0'/>`
const body = 'x'.repeat(500)

/** To the one tab of the other from which they talk. */
export const xmppMessage = (place: number) =>
  Buffer.from(`<message xmlns='jabber:client' to='${xmppName(place ^ 1)}@${xmppDomain}/tab0' type='chat' id='m'><body>${body}</body></message>`)

/** @returns a socket of somebody who has logged in and is present */
export async function openXmpp({ url, place, tab }: { url: string; place: number; tab: number }): Promise<WebSocket> {
  const ws = new WebSocket(url, 'xmpp', { perMessageDeflate: false })
  const came: string[] = []
  const listen = (data: Buffer) => void came.push(data.toString())
  ws.on('message', listen)
  await once(ws, 'open')
  const says = async (text: string, until: string) => {
    ws.send(text)
    const deadline = AbortSignal.timeout(patienceMs)
    for (;;) {
      if (came.length === 0) await once(ws, 'message', { signal: deadline })
      const next = came.shift() ?? ''
      if (next.includes(until)) return
      if (next.includes('<failure') || next.includes('stream:error')) throw new Error(`refused: ${next}`)
    }
  }
  const plain = Buffer.from(`\0${xmppName(place)}\0${xmppPassword}`).toString('base64')
  await says(open, 'features')
  await says(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`, '<success')
  await says(open, 'features')
  const bind = `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>tab${tab}</resource></bind>`
  await says(`<iq xmlns='jabber:client' type='set' id='bind'>${bind}</iq>`, `<jid>${xmppName(place)}@${xmppDomain}/tab${tab}<`)
  // One's own presence comes back.
  await says(`<presence xmlns='jabber:client'/>`, '<presence')
  ws.off('message', listen)
  return ws
}
