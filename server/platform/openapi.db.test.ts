import type { RouteOptions } from 'fastify'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'

type Parameter = { name: string; in: string; required?: boolean; schema: object }
type Operation = {
  operationId: string
  summary: string
  parameters?: Parameter[]
  requestBody?: object
  responses: Record<string, { description: string; content?: object }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components?: object
}

const routes: RouteOptions[] = []
const { app } = await anApp(await aDatabase(), { onRoute: (route) => void routes.push(route) })
const reply = await app.inject('/openapi.json')
const document = reply.json<Document>()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, method, operation })),
)
const each = operations.map((one) => [one.name, one] as const)

/** Every object in the document, wherever it hides. */
function nodesIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(nodesIn)
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside]
}

describe('/openapi.json', () => {
  test('is an OpenAPI 3.1 document that says what it describes and where it is', () => {
    expect(reply.headers['content-type']).toMatch(/^application\/json/)
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'Teduh', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    })
    expect(document.servers).toEqual([{ url: 'http://localhost:3000' }])
    const known = /^(openapi|info|jsonSchemaDialect|servers|paths|webhooks|components|security|tags|externalDocs)$/
    expect(Object.keys(document).filter((key) => !known.test(key))).toEqual([])
  })

  test('lists exactly the routes of the API', () => {
    const mounted = routes
      .filter(({ url, method }) => url.startsWith('/api/') && url !== '/api/*' && method !== 'HEAD')
      .map(({ method, url }) => `${String(method)} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(operations.map(({ name }) => name).toSorted()).toEqual(mounted.toSorted())
    expect(mounted.length).toBeGreaterThanOrEqual(10)
  })

  test('gives each operation a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(each)('tells of %s what it takes and what it answers', (_, { path, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = operation.parameters ?? []
    expect(
      parameters
        .filter((one) => one.in === 'path')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(inPath.toSorted())
    for (const parameter of parameters)
      expect([parameter.in === 'path' ? parameter.required : true, typeof parameter.schema]).toEqual([true, 'object'])
    expect(operation.summary.length).toBeGreaterThan(10)
    for (const status of ['200', 'default'])
      expect(operation.responses[status]).toMatchObject({ description: expect.any(String), content: expect.any(Object) })
  })

  test.each(each)('tells of %s that its refusals are problem details', (_, { operation }) => {
    expect(Object.keys(operation.responses['default']?.content ?? {})).toEqual(['application/problem+json'])
  })

  test('has only schemas that compile, and none of the words that 3.1 dropped', () => {
    const schemas = nodesIn(document).flatMap((node) => (typeof node['schema'] === 'object' && node['schema'] ? [node['schema']] : []))
    expect(schemas.length).toBeGreaterThan(20)
    expect(() => schemas.map((schema) => Compile(schema))).not.toThrow()
    expect(
      nodesIn(document).filter((node) => 'nullable' in node || typeof node['exclusiveMinimum'] === 'boolean' || node['example'] !== undefined),
    ).toEqual([])
  })

  test('refers to nothing that is not in it', () => {
    const references = nodesIn(document).flatMap((node) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []))
    const missing = references.filter((reference) => {
      const steps = reference.replace(/^#\//, '').split('/')
      return steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document) === undefined
    })
    expect(missing).toEqual([])
  })
})
