/**
 * A practice reduced to its database, for tests that need a whole process to kill: `node practice.ts FOLDER [write-rows]`.
 * Says one line of JSON per fact on standard output. SIGTERM stops it; SIGINT lets it first ask PostgreSQL one more question.
 */
import { Client } from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres'

const [dataFolder = '', task] = process.argv.slice(2)

function say(fact: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`)
}

async function answerOnce({ connectionString }: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query('select 1')
  await client.end()
}

async function writeRows({ connectionString }: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table if not exists row_written (id bigint generated always as identity, text text)')
  for (;;) {
    const { rows } = await client.query<{ id: string }>('insert into row_written (text) values ($1) returning id', ['x'.repeat(500)])
    say({ acknowledged: Number(rows[0]?.id) })
  }
}

async function live(postgres: EmbeddedPostgres): Promise<void> {
  const stop = async () => {
    await postgres.stop()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void answerOnce(postgres).then(() => (say({ drained: true }), stop())))
  say({ pid: postgres.pid, connectionString: postgres.connectionString })
  if (task === 'write-rows') await writeRows(postgres).catch((error: Error) => say({ interrupted: error.message }))
}

await startEmbeddedPostgres({ dataFolder }).then(live, (error: Error) => {
  say({ refused: error.name, message: error.message })
  process.exitCode = 1
})
