import { heartbeatSeconds, socketPath, type FromBrowser, type FromPractice } from '#contract/socket'

/** One connection, from its ticket to its end. */
export type SocketLine = {
  write(frame: FromBrowser): void
  /** Asks for a sign of life now: the person came back, or the network changed. */
  ask(): void
  close(): void
}

/** How long silence may last after a question before the line is taken for dead. */
const answerSeconds = 10

/** @param onEnd once, whoever ended it */
export function openLine(ticket: string, onFrame: (frame: FromPractice) => void, onEnd: () => void): SocketLine {
  const address = new URL(socketPath, location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  const socket = new WebSocket(address)
  let isOver = false
  let silence: ReturnType<typeof setTimeout> | undefined
  const within = (seconds: number, then: () => void) => {
    clearTimeout(silence)
    if (!isOver) silence = setTimeout(then, seconds * 1000)
  }
  const write = (frame: FromBrowser) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame))
  const end = () => {
    if (isOver) return
    isOver = true
    clearTimeout(silence)
    socket.close()
    onEnd()
  }
  const ask = () => {
    write({ t: 'ping' })
    within(answerSeconds, end)
  }
  within(answerSeconds, end)
  socket.addEventListener('open', () => write({ t: 'hello', ticket }))
  socket.addEventListener('message', ({ data }) => {
    if (isOver) return
    within(heartbeatSeconds, ask)
    onFrame(JSON.parse(String(data)) as FromPractice)
  })
  socket.addEventListener('close', end)
  return { write, ask, close: end }
}
