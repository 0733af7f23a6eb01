import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Somebody else's calendar, as it lies on the web: what each path answers, and who asked how. */
export async function aCalendarServer() {
  const answers = new Map<string, RequestListener>()
  const asked: { readonly path: string; readonly heads: Record<string, unknown> }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, heads: request.headers })
    const answer = answers.get(path)
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gives = (path: string, text: string, heads: Record<string, string> = {}) =>
    answers.set(path, (_, response) => void response.writeHead(200, { 'content-type': 'text/calendar', ...heads }).end(text))
  return { origin, answers, asked, gives }
}

/** A calendar with one event for each stretch, in UTC (`20261121T020000Z/PT1H`), and whatever else. */
export function aCalendarOf(stretches: readonly string[], ...lines: string[]): string {
  const events = stretches.flatMap((stretch, place) => {
    const [start, length] = stretch.split('/')
    return ['BEGIN:VEVENT', `UID:${place}`, 'SUMMARY:Rahasia keluarga', `DTSTART:${start}`, `DURATION:${length}`, 'END:VEVENT']
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events, ...lines, 'END:VCALENDAR', ''].join('\r\n')
}
