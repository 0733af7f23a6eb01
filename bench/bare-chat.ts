/** The floor, in a process of its own: bare `ws` that puts what came into one insert at a time, acknowledges it after the commit and passes it on. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { WebSocketServer, type WebSocket } from 'ws'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'

type Message = {
  readonly from: WebSocket
  readonly ref: number
  readonly space: string
  readonly sender: string
  readonly body: string
  readonly text: string
}

const insert = `insert into public.floor_message (space, sender, body) select * from unnest($1::uuid[], $2::uuid[], $3::text[])`
const mostAtOnce = 500

process.once('message', ({ dataFolder }: { dataFolder: string }) => void serve(dataFolder))

async function serve(dataFolder: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataFolder })
  const pool = new Pool({ connectionString: postgres.connectionString })
  pool.on('error', () => undefined)
  await pool.query(`create table if not exists public.floor_message
    (id bigint generated always as identity primary key, space uuid not null, sender uuid not null, body text not null, at timestamptz not null default now())`)
  const members = new Map<string, Set<WebSocket>>()
  let waiting: Message[] = []
  let isBusy = false

  const flush = async () => {
    isBusy = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce)
      waiting = waiting.slice(mostAtOnce)
      const values = [batch.map(({ space }) => space), batch.map(({ sender }) => sender), batch.map(({ body }) => body)]
      await pool.query({ name: 'insert', text: insert, values })
      for (const { from, ref, space, text } of batch) {
        from.send(`{"t":"kept","ref":${ref}}`)
        for (const ws of members.get(space) ?? []) if (ws !== from) ws.send(`{"t":"entry","kept":${text}}`)
      }
    }
    isBusy = false
  }

  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  server.on('connection', (ws) => {
    ws.on('message', (data: Buffer) => {
      const text = data.toString()
      const { t, ref, entry, ticket } = JSON.parse(text)
      if (t === 'hello') {
        members.set(ticket, (members.get(ticket) ?? new Set()).add(ws))
        return ws.send('{"t":"welcome"}')
      }
      const { space, from } = entry.header
      waiting.push({ from: ws, ref, space, sender: from, body: entry.ct, text })
      if (!isBusy) void flush()
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  process.send?.({ port: (http.address() as AddressInfo).port })
  process.once('message', async () => {
    const { rows } = await pool.query('select count(*)::int as count from public.floor_message')
    await pool.end()
    await postgres.stop()
    process.send?.({ rows: rows[0].count }, () => process.exit(0))
  })
  // Without whoever asked for it, it has no business.
  process.once('disconnect', () => void postgres.stop().finally(() => process.exit(0)))
}
