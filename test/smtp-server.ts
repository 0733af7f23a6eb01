import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** A mail as it came over the wire. */
export type ReceivedMail = {
  readonly from: string
  readonly to: readonly string[]
  readonly head: ReadonlyMap<string, string>
  readonly body: string
}

/** As much of SMTP (RFC 5321) as a mail takes, without TLS. `refuse` answers every recipient with 550; `mood.isSilent` takes calls and says nothing. */
export async function anSmtpServer({ refuse = false } = {}) {
  const received: ReceivedMail[] = []
  const mood = { isSilent: false }
  const server = createServer((socket) => {
    onEnd.add(socket)
    socket.on('error', () => undefined)
    if (!mood.isSilent) void converse(socket, received, refuse).catch(() => socket.destroy())
  })
  const onEnd = new Set<Socket>()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of onEnd) socket.destroy()
    server.close()
  })
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, mood }
}

async function converse(socket: Socket, received: ReceivedMail[], refuse: boolean): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let from = ''
  let to: string[] = []
  let data: string[] | null = null
  say('220 uji.example')
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const command = line.toUpperCase()
    if (data) {
      if (line !== '.') data.push(line.replace(/^\./, ''))
      else {
        received.push({ from, to, ...parsed(data) })
        data = null
        to = []
        say('250 kept')
      }
    } else if (command.startsWith('EHLO')) say('250-uji.example\r\n250 8BITMIME')
    else if (command.startsWith('MAIL FROM:')) say(((from = addressIn(line)), '250 ok'))
    else if (command.startsWith('RCPT TO:')) say(refuse ? '550 nobody here' : (to.push(addressIn(line)), '250 ok'))
    else if (command === 'DATA') say(((data = []), '354 go on'))
    else if (command === 'QUIT') socket.end('221 bye\r\n')
    else say('500 not here')
  }
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''

function parsed(lines: readonly string[]): Pick<ReceivedMail, 'head' | 'body'> {
  const end = lines.indexOf('')
  const unfolded = lines
    .slice(0, end)
    .join('\n')
    .replaceAll(/\n[ \t]/g, ' ')
  const head = new Map(unfolded.split('\n').map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.slice(line.indexOf(':') + 1).trim()]))
  return { head, body: decoded(lines.slice(end + 1).join('\n'), head.get('content-transfer-encoding') ?? '7bit') }
}

export type MailPart = { readonly type: string; readonly body: string }

/** What a mail consists of (RFC 2046 5.1), also parts of parts. */
export const partsOf = ({ head, body }: Pick<ReceivedMail, 'head' | 'body'>): MailPart[] => {
  const type = head.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary === undefined) return [{ type, body }]
  const parts = body.split(new RegExp(`^--${RegExp.escape(boundary)}(?:--)?$`, 'm')).slice(1, -1)
  return parts.flatMap((part) => partsOf(parsed(part.replace(/^\n/, '').replace(/\n$/, '').split('\n'))))
}

/** Content-Transfer-Encoding (RFC 2045 6). */
function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body.replaceAll('=\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Words of a head in other alphabets (RFC 2047). */
export function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(words, 'base64').toString('utf8') : decoded(words.replaceAll('_', ' '), 'quoted-printable'),
    )
}
