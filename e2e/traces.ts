import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** Something that must not be kept: its name for the report, and its bytes. */
export type Secret = { readonly name: string; readonly bytes: Buffer }

export const secretText = (name: string, text: string): Secret => ({ name, bytes: Buffer.from(text) })

/** A secret as it would stand in a file: as it is, and in the spellings in which bytes travel and are kept. */
function spellings({ bytes }: Secret): Buffer[] {
  const base64 = bytes.toString('base64').replace(/=+$/, '')
  const texts = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    base64,
    bytes.toString('base64url'),
    JSON.stringify(bytes.toString()).slice(1, -1),
  ]
  return [bytes, Buffer.from(bytes.toString(), 'utf16le'), ...texts.map((text) => Buffer.from(text))]
}

/** A place where things are left behind: a file, a dump, what was printed or sent. */
export type Trace = { readonly name: string; readonly content: Buffer }

/** Every file of a folder: of PostgreSQL's that is its tables, indexes and write-ahead log as they lie on the disk. */
export function filesOf(folder: string): Trace[] {
  const files = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
  return files.map((name) => ({ name, content: readFileSync(join(folder, name)) }))
}

/** Every row of every table, as text: what a logical dump would show, also of values that lie compressed on the disk. */
export async function dumpOf(connectionString: string): Promise<Trace[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query('checkpoint')
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    const traces: Trace[] = []
    for (const { name } of rows) {
      const { rows: kept } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
      traces.push({ name: `table ${name}`, content: Buffer.from(kept.map(({ row }) => row).join('\n')) })
    }
    return traces
  } finally {
    await client.end()
  }
}

/** Where which secret was found. */
export function found(secrets: readonly Secret[], traces: readonly Trace[]): string[] {
  return secrets.flatMap((secret) => {
    const written = spellings(secret)
    return traces.filter(({ content }) => written.some((text) => content.includes(text))).map(({ name }) => `${secret.name} in ${name}`)
  })
}
