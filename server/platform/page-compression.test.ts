import { brotliDecompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { acceptsBrotli, compressed } from './page-compression.ts'

describe('a browser', () => {
  test.each(['br', 'gzip, deflate, br', 'gzip;q=1.0, br;q=0.5', 'BR', 'br;q=1', 'gzip,br ; q=0.001', 'br;q=0.8, *;q=0'])(
    'that sends "%s" gets brotli',
    (header) => expect(acceptsBrotli(header)).toBe(true),
  )

  test.each([undefined, '', 'gzip', 'br;q=0', 'gzip, br;q=0.0', 'br ; q=0.000', 'x-br', 'brotli', 'br-x, gzip', 'identity'])(
    'that sends "%s" gets the page as it is',
    (header) => expect(acceptsBrotli(header)).toBe(false),
  )

  test('may send anything', () => {
    fc.assert(fc.property(anyText(), (header) => void expect(acceptsBrotli(header)).toBeTypeOf('boolean')))
  })
})

describe('a page', () => {
  test('comes out of its compression as it went in', async () => {
    const html = Buffer.from('<p>Selamat datang di Teduh.</p>'.repeat(100))
    const small = await compressed(html)
    expect(small && brotliDecompressSync(small).equals(html)).toBe(true)
    expect(small?.length).toBeLessThan(html.length / 10)
  })

  test('of a few words is not worth it', async () => {
    expect(await compressed(Buffer.from('Halo'))).toBeNull()
  })
})
