import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureSvg, wrapped } from './picture.ts'

const aPicture = (over = {}) => pictureSvg({ title: 'Ni Luh Komang', lines: ['Denpasar'], practice: 'Serambi', ...over })

describe('a picture for shared links', () => {
  test('shows names as they are, and takes no marks in them for its own', () => {
    const svg = aPicture({ title: 'A & B <script>', lines: ['</svg>'], practice: '"Serambi" & Co' })
    for (const words of ['A &amp; B', '&lt;script&gt;', '&lt;/svg&gt;', 'Serambi" &amp; Co']) expect(svg).toContain(words)
    expect(svg.match(/<\/svg>/g)).toHaveLength(1)
    expect(svg).not.toContain('<script')
  })

  test('has room for three lines of a name, and ends what is too long with a sign', () => {
    const svg = aPicture({ title: 'kata '.repeat(60), lines: ['x'.repeat(100)] })
    expect(svg.match(/class="title"/g)).toHaveLength(3)
    expect(svg).toContain(`${'x'.repeat(61)}…`)
  })
})

describe('a wrapped text', () => {
  test('has all its words in order, and no line longer than it may be unless a word is', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z.,]{1,30}$/), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 30 }), (all, letters) => {
        const lines = wrapped(all.join(' '), letters)
        expect(lines.join(' ')).toBe(all.join(' '))
        for (const line of lines) expect(line.length <= letters || !line.includes(' ')).toBe(true)
      }),
    )
  })
})
