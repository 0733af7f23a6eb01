import { connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'

/** A reply as it came over the wire, taken apart by the rules of RFC 9112. */
export type RawReply = { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: Buffer }

/**
 * Sends these very bytes and reads until the server hangs up. `bytes` may be endless: what the server no longer takes is not sent.
 * @returns undefined when it hung up without a word
 * @throws Error when what came is no HTTP
 */
export function exchange(port: number, bytes: Buffer | Iterable<Buffer>, { isHead = false } = {}): Promise<RawReply | undefined> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
    socket.once('end', () => (socket.destroy(), resolve()))
  })
  void write(Buffer.isBuffer(bytes) ? [bytes] : bytes)
  return ended.then(() => (chunks.length === 0 ? undefined : parseReply(Buffer.concat(chunks), isHead)))

  async function write(parts: Iterable<Buffer>): Promise<void> {
    for (const part of parts) {
      if (socket.destroyed || !socket.writable) return
      if (!socket.write(part)) await new Promise<void>((resolve) => (socket.once('drain', resolve), socket.once('close', () => resolve())))
    }
  }
}

function parseReply(bytes: Buffer, isHead: boolean): RawReply {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) throw new Error(`no end of the head in ${bytes.toString('latin1', 0, 200)}`)
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 ([1-5]\d\d) [\x20-\x7e]*$/.exec(statusLine)?.[1] ?? Number.NaN)
  if (Number.isNaN(status)) throw new Error(`not a status line: ${statusLine}`)
  if (status === 100) return parseReply(bytes.subarray(end + 4), isHead)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+): ?([\x20-\x7e\x80-\xff]*)$/.exec(line) ?? []
    if (!name) throw new Error(`not a header: ${line}`)
    headers.set(name.toLowerCase(), value)
  }
  const rest = bytes.subarray(end + 4)
  return { status, headers, body: isHead ? Buffer.alloc(0) : unpacked(wholeBody(rest, headers), headers) }
}

function wholeBody(rest: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  if (headers.get('transfer-encoding') === 'chunked') return dechunked(rest)
  const length = headers.get('content-length')
  if (length !== undefined && Number(length) !== rest.length) throw new Error(`${rest.length} bytes where ${length} were announced`)
  return rest
}

function dechunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16)
    if (line === -1 || Number.isNaN(size)) throw new Error('a broken chunk')
    if (size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

const unpacked = (body: Buffer, headers: ReadonlyMap<string, string>) =>
  headers.get('content-encoding') === 'br' ? brotliDecompressSync(body) : body
