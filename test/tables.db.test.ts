import { globSync } from 'node:fs'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { aDatabase } from './database.ts'

/** What TypeScript believes of the database must be so: `tables.ts` of every module against the migrated catalogue. */
const root = join(import.meta.dirname, '..')
const files = globSync('server/modules/*/tables.ts', { cwd: root }).toSorted()
const exported = await Promise.all(files.map((file) => import(join(root, file)) as Promise<Record<string, unknown>>))
const tables = exported.flatMap((module) => Object.values(module).filter((value) => is(value, PgTable))).map((table) => getTableConfig(table))
const { pool } = await aDatabase()

type Column = { schema: string; table: string; name: string; type: string; notNull: boolean; hasDefault: boolean; isKey: boolean }

const { rows: inDatabase } = await pool.query<Column>(`
  select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
    a.atthasdef or a.attidentity <> '' as "hasDefault",
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indnatts = 1 and a.attnum = any (i.indkey)) as "isKey"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'platform')
  order by n.nspname, c.relname, a.attname`)

const told = tables.flatMap(({ schema = 'public', name: table, columns }) =>
  columns.map((column) => ({
    schema,
    table,
    name: column.name,
    type: column.getSQLType(),
    notNull: column.notNull,
    isKey: column.primary,
    needsDefault: column.hasDefault || column.generatedIdentity !== undefined,
  })),
)
const placeOf = ({ schema, table, name }: { schema: string; table: string; name: string }) => `${schema}.${table}.${name}`

describe('the tables of the modules', () => {
  test('are found', () => expect(tables.length).toBeGreaterThanOrEqual(9))

  test('have the columns of the database, all of them and no others', () => {
    expect(told.map(placeOf).toSorted()).toEqual(inDatabase.map(placeOf).toSorted())
  })

  test.each(told.map((column) => [placeOf(column), column] as const))(
    '%s has the type, the nullability and the key of the database',
    (place, column) => {
      const { type, notNull, isKey } = inDatabase.find((one) => placeOf(one) === place) ?? {}
      expect({ type: column.type, notNull: column.notNull, isKey: column.isKey }).toEqual({ type, notNull, isKey })
    },
  )

  test('leave to the database only what it fills in itself', () => {
    const unfilled = told.filter((column) => column.needsDefault && !inDatabase.find((one) => placeOf(one) === placeOf(column))?.hasDefault)
    expect(unfilled.map(placeOf)).toEqual([])
  })

  test('stand in the schema of their module', () => {
    const strangers = files.flatMap((file, place) => {
      const module = file.split('/').at(-2)
      const own = Object.values(exported[place] ?? {}).filter((value) => is(value, PgTable))
      return own.map((table) => getTableConfig(table)).flatMap(({ schema, name }) => (schema === module ? [] : `${schema}.${name}`))
    })
    expect(strangers).toEqual([])
  })
})
