import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { localPath } from './local-path.ts'

describe('where to go back to', () => {
  test.each(['/', '/konselor', '/en/counsellors?q=a&page=2', '/konselor/ni-luh', '/konselor?q=http://x'])('%s is here', (path) => {
    expect(localPath(path)).toBe(path)
  })

  test.each([
    null,
    '',
    'konselor',
    'https://host.example',
    '//host.example',
    '///host.example',
    '/\\host.example',
    '\\\\host.example',
    '/\t/host.example',
    '/\n/host.example',
    '\t//host.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/konselor\\..\\x',
    '/.//host.example',
    '/a/..//host.example',
    '/%2e//host.example',
    '/\u0000',
  ])('%j leads to the start page', (path) => expect(localPath(path)).toBe('/'))

  test('loses what stands behind a #, and steps out of no folder', () => {
    expect(localPath('/a#b')).toBe('/a')
    expect(localPath('/../../a')).toBe('/a')
  })

  test('is on this site, whatever was asked', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '//',
        '..',
        '@',
        ':',
        'host.example',
        'https:',
        '%2f',
        '%5c',
        '\t',
        '\r\n',
        '?',
        '#',
        '.',
        '\u00a0',
        '/.//',
        '/%2e%2e/',
      ),
      anyText({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        (wish) => {
          const path = localPath(wish)
          expect(path).toMatch(/^\/(?![/\\])[^\p{Cc}\\]*$/u)
          expect(new URL(path, 'https://here.example').origin).toBe('https://here.example')
          expect(localPath(path)).toBe(path)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
