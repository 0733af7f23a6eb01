/** A peer and its PostgreSQL under one process, whose tree is then all that it costs. Started by `chat-peers.ts`. */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres'
import { end, freePort } from './process-of-ours.ts'
import { xmppServers, type PeerName, type XmppServer } from './xmpp-servers.ts'

export type HostOrder = { readonly peer: PeerName; readonly folder: string; readonly people: number }
export type Hosting = { readonly url: string; readonly serverPid: number } | { readonly failed: string }

const patienceMs = 60_000
let postgres: EmbeddedPostgres | null = null
let server: ChildProcess | null = null

process.once('message', (order: HostOrder) => {
  host(order).catch(async (error: unknown) => {
    await stop()
    process.send?.({ failed: String(error) } satisfies Hosting, () => process.exit(1))
  })
})
// Without whoever asked for it, it has no business.
process.once('disconnect', () => void stop().finally(() => process.exit(0)))
// Ctrl-C reaches everybody at once; whoever started it goes, and with that we do, in order.
process.on('SIGINT', () => undefined)
process.once('exit', () => server?.kill('SIGKILL'))

async function host({ peer, folder, people }: HostOrder): Promise<void> {
  const kind: XmppServer = xmppServers[peer]
  await mkdir(folder)
  // So long a name that PostgreSQL is reached by TCP: ejabberd knows no socket.
  postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres-by-tcp-'.padEnd(100, 'x')) })
  const client = new Client({ connectionString: postgres.connectionString })
  client.on('error', () => undefined)
  await client.connect()
  const port = await freePort()
  const command = await kind.prepare({ folder, port, people, database: new URL(postgres.connectionString), client }, kind.find() ?? '')
  const output = openSync(join(folder, 'output.log'), 'a')
  server = spawn(command.file, command.arguments, { cwd: folder, stdio: ['ignore', output, output], env: { ...process.env, ...command.environment } })
  closeSync(output)
  await listens(port, server)
  process.send?.({ url: `ws://127.0.0.1:${port}${kind.path}`, serverPid: server.pid ?? 0 } satisfies Hosting)
  process.once('message', async () => {
    const { rows } = await client.query(kind.archive)
    await client.end()
    await stop()
    process.send?.({ rows: rows[0].count }, () => process.exit(0))
  })
}

async function listens(port: number, child: ChildProcess): Promise<void> {
  let failed = ''
  child.once('error', (error) => (failed = error.message))
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(50)) {
    if (failed !== '' || child.exitCode !== null) throw new Error(`it did not start: ${failed || child.exitCode}`)
    if ((await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) !== null) return
  }
  throw new Error('it did not listen in time')
}

async function stop(): Promise<void> {
  if (server) await end(server)
  await postgres?.stop()
}
