import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import type { Actor, Context } from '#platform/context'
import { anonymous } from '#platform/context'
import { openDatabase, type Database } from '#platform/database'

/** Any instant will do; tests that need another say so. */
export const testNow = Temporal.Instant.from('2026-11-20T05:00:00Z')

/** A fresh database with all migrations, gone after the file. Call it at the top of a test file. */
export async function aDatabase(): Promise<Database> {
  const template = new URL(inject('templateDatabase'))
  return aCopyOf(template.pathname.slice(1), afterAll)
}

/** Not even migrated. Gone after the test. */
export function anEmptyDatabase(): Promise<Database> {
  return aCopyOf('template1', onTestFinished)
}

async function aCopyOf(template: string, afterwards: (clean: () => Promise<void>) => void): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const maintenance = databaseUrl('postgres')
  await runAlone(maintenance, `create database ${name} template ${template}`)
  const database = await openDatabase(databaseUrl(name))
  afterwards(async () => {
    await database.close()
    await runAlone(maintenance, `drop database ${name} with (force)`)
  })
  return database
}

/** Where a database of the run's cluster is reached. */
export function databaseUrl(name: string): string {
  const url = new URL(inject('templateDatabase'))
  url.pathname = `/${name}`
  return url.href
}

/** Where this very database is reached, for those who open connections of their own. */
export const urlOf = ({ pool }: Database) => pool.options.connectionString ?? ''

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
