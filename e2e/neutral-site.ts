import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type NeutralSite = { readonly url: string; stop(): Promise<void> }

/** Somebody's other calendar lies there as well: they are busy every morning. */
const aCalendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//x//EN',
  'BEGIN:VEVENT',
  'UID:pagi',
  'DTSTART;TZID=Asia/Jakarta:20260101T080000',
  'DTEND;TZID=Asia/Jakarta:20260101T090000',
  'RRULE:FREQ=DAILY',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

/** Where the quick exit leads in the journeys: a page of another origin that anybody might look at. */
export async function startNeutralSite(): Promise<NeutralSite> {
  const server = createServer((request, response) => {
    if (request.url === '/kalender.ics') return void response.writeHead(200, { 'content-type': 'text/calendar' }).end(aCalendar)
    const isKept = request.url?.startsWith('/kept')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': isKept ? 'max-age=600' : 'no-cache' })
    const from = request.headers.referer ? 'dari mana-mana' : 'entah dari mana'
    response.end(`<!doctype html><html lang="id"><title>Prakiraan cuaca</title><h1>Cerah berawan</h1><p>${from}</p></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}/cuaca`, stop }
}
