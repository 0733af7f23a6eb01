import { globSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from './endpoint.ts'

const files = globSync('*.ts', { cwd: import.meta.dirname }).filter((name) => !name.endsWith('.test.ts'))
const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name)) as Promise<Record<string, unknown>>))
const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'reply' in value && 'path' in value
const endpoints = modules.flatMap((module) =>
  Object.entries(module).flatMap(([exported, value]) => (isEndpoint(value) ? { exported, ...value } : [])),
)
const each = endpoints.map((endpoint) => [endpoint.name, endpoint] as const)

const repeated = (all: string[]) => all.filter((one, place) => all.indexOf(one) !== place)

describe('the endpoints', () => {
  test('are found', () => expect(endpoints.length).toBeGreaterThanOrEqual(10))

  test('have names of their own', () => expect(repeated(endpoints.map(({ name }) => name))).toEqual([]))

  test('have addresses of their own', () => {
    const shapes = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect(repeated(shapes)).toEqual([])
  })

  test.each(each)('%s is called what it is exported as, stands under /api, and says what it is for', (name, endpoint) => {
    expect(endpoint.exported).toBe(name)
    expect(endpoint.path).toMatch(/^(\/(api|:[a-z]\w*|[a-z][a-z-]*))+$/)
    expect(endpoint.path.startsWith('/api/')).toBe(true)
    expect(endpoint.summary.length).toBeGreaterThan(10)
  })

  test.each(each)('%s describes exactly the parameters in its path', (_, { path, params }) => {
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const described = Object.keys((params as { properties?: object } | undefined)?.properties ?? {})
    expect(described.toSorted()).toEqual(inPath.toSorted())
  })

  test.each(each)('%s changes something only if its method says so', (_, { method, body }) => {
    expect(body === undefined || method === 'POST' || method === 'PUT').toBe(true)
  })

  test.each(each)('%s asks for nothing without a limit: every text and list from outside has its largest size', (_, { params, query, body }) => {
    const asked = [params, query, body].filter((schema) => schema !== undefined)
    expect(asked.flatMap((schema) => unlimited(schema))).toEqual([])
  })

  test.each(each)('%s has schemas that compile', (_, { params, query, body, reply }) => {
    const all = [params, query, body, reply].filter((schema) => schema !== undefined)
    expect(() => all.map((schema) => Compile(schema))).not.toThrow()
  })
})

/** Places in a schema that take texts, lists or numbers of any size. */
function unlimited(schema: TSchema, place = '$'): string[] {
  const node = schema as Record<string, unknown> & { properties?: Record<string, TSchema>; items?: TSchema; anyOf?: TSchema[] }
  const inside = [
    ...Object.entries(node.properties ?? {}).flatMap(([name, part]) => unlimited(part, `${place}.${name}`)),
    ...(node.items ? unlimited(node.items, `${place}[]`) : []),
    ...(node.anyOf ?? []).flatMap((part) => unlimited(part, place)),
  ]
  const isOpen =
    (node['type'] === 'string' && node['maxLength'] === undefined && node['enum'] === undefined && node['const'] === undefined) ||
    (node['type'] === 'array' && node['maxItems'] === undefined) ||
    ((node['type'] === 'integer' || node['type'] === 'number') && (node['maximum'] === undefined || node['minimum'] === undefined))
  return isOpen ? [place, ...inside] : inside
}

describe('the test for limits', () => {
  test('finds what has none', () => {
    const open = Type.Object({ a: Type.String(), b: Type.Array(Type.String({ maxLength: 2 })), c: Type.Optional(Type.Integer({ minimum: 0 })) })
    expect(unlimited(open)).toEqual(['$.a', '$.b', '$.c'])
  })
})
