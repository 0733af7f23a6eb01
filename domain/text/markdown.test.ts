import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { parseInline, parseMarkdown, type Block, type Inline } from './markdown.ts'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const inlinesOf = (blocks: Block[]): Inline[] => blocks.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.inline))
const linksIn = (source: string) => inlinesOf(parseMarkdown(source)).filter((node) => node.kind === 'link')

describe('the subset', () => {
  test('has headings, paragraphs and lists', () => {
    expect(parseMarkdown('## Batas\nSatu\ndua\n\nTiga\n- a\n- b\n  lanjut\n\n- c')).toEqual([
      { kind: 'heading', inline: [text('Batas')] },
      { kind: 'paragraph', inline: [text('Satu dua')] },
      { kind: 'paragraph', inline: [text('Tiga')] },
      { kind: 'list', items: [[text('a')], [text('b lanjut')]] },
      { kind: 'list', items: [[text('c')]] },
    ])
  })

  test('has bold words and links', () => {
    expect(parseInline('a **b** [c](/darurat)')).toEqual([
      text('a '),
      { kind: 'strong', text: 'b' },
      text(' '),
      { kind: 'link', text: 'c', href: '/darurat' },
    ])
  })

  test('reads Windows line ends like others', () => {
    expect(parseMarkdown('a\r\n\r\n- b\r\n- c')).toEqual(parseMarkdown('a\n\n- b\n- c'))
  })

  test.each(['', '\n\n', '   ', '\r\n\r\n'])('makes nothing of %j', (source) => expect(parseMarkdown(source)).toEqual([]))
})

describe('a link', () => {
  test.each(['/darurat', '/', '/a?b=c#d', 'https://himpsi.or.id/cari', 'tel:119,8'])('leads to %s', (href) => {
    expect(linksIn(`[x](${href})`)).toEqual([{ kind: 'link', text: 'x', href }])
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert`1`',
    'data:text/html,x',
    'vbscript:x',
    'http://unsafe.example',
    '//host.example',
    '/\\host.example',
    '\\\\host.example',
    '\\/host.example',
    '/\t/host.example',
    'https:host.example',
    'mailto:a@b.example',
    '#top',
    'x',
  ])('never leads to %s, whose words stay text', (href) => {
    expect(linksIn(`[x](${href})`)).toEqual([])
    const words = inlinesOf(parseMarkdown(`[x](${href})`)).map((node) => node.text)
    expect(words.join('').replaceAll(/\s/g, '')).toBe(`[x](${href})`.replaceAll(/\s/g, ''))
  })
})

/** Pieces that meet in unlucky ways, and anything else. */
const piece = fc.oneof(
  fc.constantFrom(
    '**',
    '*',
    '[',
    ']',
    '(',
    ')',
    '](',
    '## ',
    '- ',
    '-',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '\\',
    '/',
    '//',
    'javascript:',
    'data:',
    'https://',
    'tel:',
    '<script>',
    '\u2028',
    '\u0000',
  ),
  anyText({ maxLength: 8 }),
)
const anySource = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

describe('any text', () => {
  test('is read without an error, and no link in it leads anywhere but here, to https or to a telephone', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        for (const node of inlinesOf(parseMarkdown(source))) {
          if (node.kind !== 'link') continue
          const url = new URL(node.href, 'https://here.invalid')
          expect(['https:', 'tel:']).toContain(url.protocol)
          if (node.href.startsWith('/')) expect(url.origin).toBe('https://here.invalid')
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('loses nothing but its marks: every letter is still there, in order', () => {
    const lettersOf = (words: string) => words.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''
    fc.assert(
      fc.property(anySource, (source) => {
        const kept = inlinesOf(parseMarkdown(source)).map((node) => (node.kind === 'link' ? node.text + node.href : node.text))
        expect(lettersOf(kept.join(''))).toBe(lettersOf(source))
      }),
      { numRuns: 3000 },
    )
  })

  test('of many open brackets or stars is read as fast as others', () => {
    const startedAt = performance.now()
    for (const mark of ['[', '**', '[a](', '- ', '## ', '**a', '[]', '\n']) parseMarkdown(mark.repeat(20_000))
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
