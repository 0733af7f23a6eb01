import * as fc from 'fast-check'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { CounsellorSearch } from '#contract/counsellors'
import { openDoor, SetUp } from '#contract/practice'
import { Refusal } from './refusal.ts'
import { validated } from './validate.ts'

const Schema = Type.Object({
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
  open: Type.Optional(Type.Boolean()),
  name: Type.Optional(Type.String({ maxLength: 5 })),
})

function refusalOf(value: unknown): Refusal {
  try {
    validated(Schema, value)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('what was sent', () => {
  test('as text is converted to what is asked for', () => {
    expect(validated(Schema, { page: '3', open: 'true', name: 'a' })).toEqual({ page: 3, open: true, name: 'a' })
  })

  test('as JSON means what it says: text is no number, nothing is not no limit, and a half is not a whole', () => {
    const Limit = Type.Object({ most: Type.Union([Type.Integer({ minimum: 1, maximum: 9 }), Type.Null()]) })
    expect(validated(Limit, { most: null }, 'json')).toEqual({ most: null })
    for (const most of [0, 0.5, '3', false]) expect(() => validated(Limit, { most }, 'json')).toThrow(Refusal)
  })

  test('loses what nobody asked for', () => {
    expect(validated(Schema, { page: 1, admin: true, __proto__: { open: true } })).toEqual({ page: 1 })
    expect(validated(Schema, JSON.parse('{"page":1,"constructor":{"x":1}}'))).toEqual({ page: 1 })
  })

  test('stays as it was for whoever sent it', () => {
    const sent = { page: '3', more: { deep: ['x'] } }
    validated(Schema, sent)
    expect(sent).toEqual({ page: '3', more: { deep: ['x'] } })
  })

  test('may be nothing, when nothing is required', () => {
    expect([validated(Schema, undefined), validated(Schema, null)]).toEqual([{}, {}])
  })

  test.each([{ page: 0 }, { page: 10 }, { page: 'x' }, { page: ['1', '2'] }, { page: {} }, { name: 'longer' }, 'text', 7, ['page']])(
    '%j is refused, without being repeated',
    (value) => {
      const refusal = refusalOf(value)
      expect(refusal).toMatchObject({ code: 'bad-request', status: 400, message: 'bad-request' })
      expect(refusal.cause).toBeUndefined()
    },
  )

  test.each([1000, 5000, 10_000, 30_000])('%i levels deep is refused like anything else that does not fit', (levels) => {
    const deep = JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    expect(refusalOf({ name: deep }).code).toBe('bad-request')
    expect(() => validated(SetUp, { languages: deep })).toThrow(Refusal)
  })
})

describe('any value at all', () => {
  test.each([
    ['search', CounsellorSearch],
    ['set-up', SetUp],
    ['door', openDoor.body],
  ])('becomes a %s or is refused, and nothing else is thrown', (_, schema) => {
    const keys = Object.keys(schema.properties)
    const value = fc.oneof(
      fc.anything({ maxDepth: 3, withNullPrototype: true, withSparseArray: true }),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), fc.jsonValue()),
    )
    fc.assert(
      fc.property(value, (sent) => {
        try {
          const taken = validated(schema, sent) as Record<string, unknown>
          expect(keys).toEqual(expect.arrayContaining(Object.keys(taken)))
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
