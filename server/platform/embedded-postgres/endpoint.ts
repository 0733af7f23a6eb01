import { chown, mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ownerFor, type RunAs } from './run-as.ts'

/** Where PostgreSQL listens: a folder for its socket, or an address. */
export type Endpoint = { readonly host: string; readonly port: number; readonly settings: Readonly<Record<string, string>> }

/** `sun_path` of macOS holds 104 bytes with the final zero, that of Linux 108. */
const longestSocketPathBytes = 103
/** With sockets the port is only a part of the name. */
const socketPort = 5432

/**
 * [Note: socket or TCP] A Unix socket in the data folder: 15 % faster for a small query (75 instead of 88 µs on two cores), no port to
 * be taken, and nobody but us gets as far as the password. TCP on a free port of 127.0.0.1 where there are none (Windows) or the path is
 * too long for one. Called again for every attempt: another program may take the port in between.
 */
export async function openEndpoint(dataFolder: string, runAs: RunAs): Promise<Endpoint> {
  const folder = join(dataFolder, 'postgres-socket')
  // A lock file left in there would stop PostgreSQL if its number lives again.
  await rm(folder, { recursive: true, force: true })
  const isTooLong = Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) > longestSocketPathBytes
  if (process.platform === 'win32' || isTooLong) return tcpEndpoint(await freePort())
  await mkdir(folder, { mode: 0o700 })
  const owner = ownerFor(runAs)
  if (owner) await chown(folder, owner.uid, owner.gid)
  return { host: folder, port: socketPort, settings: { port: String(socketPort), listen_addresses: '', unix_socket_directories: quoted(folder) } }
}

export function connectionStringFor({ host, port }: Endpoint, password: string, database = 'teduh'): string {
  const isSocket = host.includes('/')
  const login = `postgresql://teduh:${encodeURIComponent(password)}`
  return isSocket ? `${login}@localhost:${port}/${database}?host=${encodeURIComponent(host)}` : `${login}@${host}:${port}/${database}`
}

function tcpEndpoint(port: number): Endpoint {
  return { host: '127.0.0.1', port, settings: { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' } }
}

/** The setting is a list: a comma or blank in the path would split it. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
