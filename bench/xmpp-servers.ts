import { globSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Client } from 'pg'
import { xmppDomain, xmppName, xmppPassword } from './chat-xmpp.ts'

export type Ground = { readonly folder: string; readonly port: number; readonly people: number; readonly database: URL; readonly client: Client }

/** How it is started in the foreground, as a process of its own. */
export type Command = { readonly file: string; readonly arguments: readonly string[]; readonly environment: Readonly<Record<string, string>> }

export type XmppServer = {
  /** As Debian ships it; null if it is not there. */
  find(): string | null
  readonly packages: string
  readonly path: string
  readonly archive: string
  prepare(ground: Ground, found: string): Promise<Command>
}

const names = (people: number) => Array.from({ length: people }, (_none, place) => xmppName(place))

/** Without a node name, so that it needs no port mapper beside it; without the shapers of its example, which would slow it to 3 kB/s. */
async function prepareEjabberd({ folder, port, people, database, client }: Ground, found: string): Promise<Command> {
  await client.query(await readFile('/usr/share/ejabberd/sql/pg.sql', 'utf8'))
  await client.query('insert into users (username, password) select name, $2 from unnest($1::text[]) as name', [names(people), xmppPassword])
  const configuration = {
    hosts: [xmppDomain],
    loglevel: 'error',
    listen: [{ port, ip: '127.0.0.1', module: 'ejabberd_http', request_handlers: { '/ws': 'ejabberd_http_ws' } }],
    auth_method: ['sql'],
    auth_password_format: 'plain',
    sql_type: 'pgsql',
    sql_server: database.hostname,
    sql_port: Number(database.port),
    sql_database: database.pathname.slice(1),
    sql_username: database.username,
    sql_password: decodeURIComponent(database.password),
    shaper_rules: { max_user_sessions: 100 },
    modules: { mod_roster: {}, mod_mam: { db_type: 'sql', default: 'always', assume_mam_usage: true } },
  }
  const file = join(folder, 'ejabberd.yml')
  // Every JSON is YAML.
  await writeFile(file, JSON.stringify(configuration), { mode: 0o600 })
  return {
    file: 'erl',
    arguments: ['-noinput', '+K', 'true', '+P', '250000', '-mnesia', 'dir', JSON.stringify(join(folder, 'mnesia')), '-s', 'ejabberd'],
    environment: {
      HOME: folder,
      ERL_LIBS: found,
      ERL_MAX_PORTS: '32000',
      ERL_CRASH_DUMP: '/dev/null',
      EJABBERD_CONFIG_PATH: file,
      EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
    },
  }
}

async function prepareProsody({ folder, port, people, database }: Ground): Promise<Command> {
  const accounts = join(folder, 'data', xmppDomain, 'accounts')
  await mkdir(accounts, { recursive: true })
  const account = `return { ["password"] = ${JSON.stringify(xmppPassword)}; };\n`
  await Promise.all(names(people).map((name) => writeFile(join(accounts, `${name}.dat`), account)))
  const file = join(folder, 'prosody.cfg.lua')
  const lines = [
    `run_as_root = ${process.getuid?.() === 0}`,
    `data_path = ${JSON.stringify(join(folder, 'data'))}`,
    `pidfile = ${JSON.stringify(join(folder, 'prosody.pid'))}`,
    `log = { error = ${JSON.stringify(join(folder, 'prosody.log'))} }`,
    `modules_enabled = { "roster", "saslauth", "websocket", "mam" }`,
    `modules_disabled = { "s2s" }`,
    `c2s_ports = {}; legacy_ssl_ports = {}; https_ports = {}; http_ports = { ${port} }; http_interfaces = { "127.0.0.1" }`,
    `http_default_host = "${xmppDomain}"`,
    `consider_websocket_secure = true; c2s_require_encryption = false; allow_unencrypted_plain_auth = true`,
    `authentication = "internal_plain"`,
    `storage = { archive = "sql" }`,
    `default_archive_policy = true`,
    `sql = { driver = "PostgreSQL", host = "${database.hostname}", port = ${database.port}, database = "${database.pathname.slice(1)}",`,
    `  username = "${database.username}", password = "${decodeURIComponent(database.password)}" }`,
    `VirtualHost "${xmppDomain}"`,
  ]
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return { file: 'prosody', arguments: ['--config', file, '-F'], environment: {} }
}

export const xmppServers = {
  ejabberd: {
    find() {
      const application = globSync('/usr/lib/*/ejabberd-*/ebin/ejabberd.app')[0]
      return application ? dirname(dirname(dirname(application))) : null
    },
    packages: 'ejabberd erlang-p1-pgsql',
    path: '/ws',
    archive: 'select count(*)::int as count from archive',
    prepare: prepareEjabberd,
  },
  prosody: {
    find: () => globSync('/usr/bin/prosody')[0] ?? null,
    packages: 'prosody lua-dbi-postgresql',
    path: '/xmpp-websocket',
    archive: `select count(*)::int as count from prosodyarchive where store = 'archive'`,
    prepare: prepareProsody,
  },
} satisfies Record<string, XmppServer>

export type PeerName = keyof typeof xmppServers
