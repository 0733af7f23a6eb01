import type { FastifyRequest } from 'fastify'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { languageOf } from './language.ts'

const ask = (url: string, acceptLanguage?: string) =>
  languageOf({
    url,
    routeOptions: { url },
    headers: { ...(acceptLanguage !== undefined && { 'accept-language': acceptLanguage }) },
  } as unknown as FastifyRequest)

describe('a page', () => {
  test.each(['/en', '/en/', '/en/counsellors', '/en?x=1', '/en/counsellors?q=id'])('at %s is English', (url) => {
    expect(ask(url, 'id')).toBe('en')
  })

  test.each(['/', '/konselor', '/english', '/entah', '/konselor/en', '/?to=/en', '/EN'])('at %s is Indonesian', (url) => {
    expect(ask(url, 'en')).toBe('id')
  })
})

describe('the API answers', () => {
  test.each(['en', 'en-GB,en;q=0.9', 'EN-US', 'de, en;q=0.5', 'id;q=0.2, en;q=0.9', 'fr-ID, en', 'en, id', 'id;q=0, en;q=0.1', 'en;q=0.5, id;q=0.5'])(
    '"%s" in English',
    (header) => {
      expect(ask('/api/practice', header)).toBe('en')
    },
  )

  test.each([undefined, '', '*', 'de', 'id', 'id-ID,id;q=0.9,en;q=0.8', 'en;q=0', 'en;q=0.1, id', 'valid, hidden', 'x-en'])(
    '"%s" in Indonesian',
    (header) => void expect(ask('/api/practice', header)).toBe('id'),
  )

  test('any header at all', () => {
    fc.assert(fc.property(anyText(), (header) => void expect(ask('/api/practice', header)).toMatch(/^(id|en)$/)))
  })
})
