import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import type { Actor, Context } from '#platform/context'
import { anonymous } from '#platform/context'
import { openDatabase, type Database } from '#platform/database'

/** Any instant will do; tests that need another say so. */
export const testNow = Temporal.Instant.from('2026-11-20T05:00:00Z')

/** A fresh database with all migrations, gone after the file. Call it at the top of a test file. */
export async function aDatabase(): Promise<Database> {
  const template = new URL(inject('templateDatabase'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const maintenance = new URL(template)
  maintenance.pathname = '/postgres'
  await runAlone(maintenance.href, `create database ${name} template ${template.pathname.slice(1)}`)
  const url = new URL(template)
  url.pathname = `/${name}`
  const database = await openDatabase(url.href)
  afterAll(async () => {
    await database.close()
    await runAlone(maintenance.href, `drop database ${name} with (force)`)
  })
  return database
}

async function runAlone(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function aContext(database: Database, actor: Actor = anonymous, now: Temporal.Instant = testNow): Context {
  return { actor, db: database.db, now: () => now }
}
