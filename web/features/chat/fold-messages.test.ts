import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf, type ReadEntry } from '#features/spaces'
import type { Content } from './content.ts'
import { makeFold } from './fold-messages.ts'

/** What two people do, in the order of the space: `of` points at one of the messages that there are by then. */
type Deed = { readonly from: 'ani' | 'budi'; readonly does: 'text' | 'edit' | 'remove' | 'erase-left-over' | 'nonsense'; readonly of: number }

const deeds = fc.array(
  fc.record<Deed>({
    from: fc.constantFrom('ani', 'budi'),
    does: fc.constantFrom('text', 'text', 'edit', 'edit', 'remove', 'erase-left-over', 'nonsense'),
    of: fc.nat(30),
  }),
  { maxLength: 60 },
)

type Kept = { from: string; id: string; content: unknown; isErased: boolean }

const entryOf = ({ from, id, content, isErased }: Kept, at: number): ReadEntry => ({
  number: at + 1,
  keptAt: '2026-11-20T05:00:00Z',
  header: { from, id } as ReadEntry['header'],
  body: isErased ? { is: 'erased' } : { is: 'open', content: textOf(content) as Uint8Array<ArrayBuffer> },
})

const folded = (kept: readonly Kept[], own: string) => {
  const fold = makeFold(own)
  for (const [at, one] of kept.entries()) fold.add(entryOf(one, at))
  return fold
}

/** Beside it: a list of rows that is changed in place, told without folds, maps or ids of edits. */
function lived(tried: readonly Deed[]) {
  const kept: Kept[] = []
  const rows: { from: string; id: string; text: string; edits: number[]; at: number; isGone: boolean }[] = []
  const put = (from: string, content: Content | { type: 'nonsense' }) =>
    kept.push({ from, id: `e${kept.length % 7}-${kept.length}`, content, isErased: false })
  for (const { from, does, of } of tried) {
    const row = rows[of % Math.max(rows.length, 1)]
    if (does === 'text') {
      put(from, { v: 1, type: 'text', text: `kata ${kept.length}` })
      rows.push({ from, id: kept.at(-1)?.id ?? '', text: `kata ${kept.length - 1}`, edits: [], at: kept.length - 1, isGone: false })
    } else if (does === 'nonsense') {
      put(from, { type: 'nonsense' })
      rows.push({ from, id: kept.at(-1)?.id ?? '', text: '?', edits: [], at: kept.length - 1, isGone: false })
    } else if (does === 'edit' && row) {
      put(from, { v: 1, type: 'edit', of: row.id, text: `ubah ${kept.length}` })
      if (row.from !== from || row.isGone || row.text === '?') continue
      row.edits.push(kept.length - 1)
      row.text = `ubah ${kept.length - 1}`
    } else if (does === 'remove' && row) {
      const edits = row.edits.map((at) => kept[at]?.id ?? '')
      put(from, { v: 1, type: 'deletion', of: row.id, edits: row.from === from ? edits : rows.map(({ id }) => id) })
      if (row.from === from) row.isGone = true
    } else if (does === 'erase-left-over') {
      // One's own browser, which may be cut off anywhere.
      for (const { number } of folded(kept, from)
        .leftOver()
        .slice(0, (of % 3) + 1)) {
        const one = kept[number - 1]
        if (one) one.isErased = true
      }
    }
  }
  return { kept, rows }
}

describe('any history of two people', () => {
  test('amounts to what each of them said, changed and took back, and to nothing of it by the other', () => {
    fc.assert(
      fc.property(deeds, fc.constantFrom('ani', 'budi', 'citra'), (tried, reader) => {
        const { kept, rows } = lived(tried)
        const expected = rows.map(({ from, text, edits, isGone }) => [
          from,
          isGone ? '(deleted)' : text === '?' ? '(unreadable)' : text,
          !isGone && edits.length > 0,
        ])
        const shown = folded(kept, reader)
          .messages()
          .map(({ from, body, isEdited }) => [from, body.type === 'text' ? body.text : `(${body.type})`, isEdited])
        expect(shown).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('leaves nothing over of what was taken back, once its sender’s browser was there', () => {
    fc.assert(
      fc.property(deeds, (tried) => {
        const { kept, rows } = lived(tried)
        for (const own of ['ani', 'budi']) {
          for (const { number } of folded(kept, own).leftOver()) {
            const one = kept[number - 1]
            expect(one?.from).toBe(own)
            if (one) one.isErased = true
          }
          expect(folded(kept, own).leftOver()).toEqual([])
        }
        for (const { at, edits, isGone } of rows) {
          for (const place of [at, ...edits]) expect(kept[place]?.isErased).toBe(isGone)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const kata = (from: string, id: string, content: unknown, isErased = false): Kept => ({ from, id, content, isErased })

describe('a message', () => {
  test('is its sender’s, also where somebody else chose the same id', () => {
    const fold = folded(
      [
        kata('ani', 'x', { v: 1, type: 'text', text: 'milik ani' }),
        kata('budi', 'x', { v: 1, type: 'text', text: 'milik budi' }),
        kata('ani', 'y', { v: 1, type: 'edit', of: 'x', text: 'ani lagi' }),
        kata('budi', 'z', { v: 1, type: 'deletion', of: 'x', edits: [] }),
      ],
      'ani',
    )
    expect(fold.messages().map(({ body }) => body)).toEqual([{ type: 'text', text: 'ani lagi' }, { type: 'deleted' }])
    expect(fold.find('x')?.message.from).toBe('ani')
  })

  test('whose body is gone without its sender’s word is not called taken back, nor swept away by a list of names', () => {
    const texts = [kata('ani', 'a', null, true), kata('ani', 'b', { v: 1, type: 'text', text: 'tetap' })]
    expect(
      folded(texts, 'budi')
        .messages()
        .map(({ body }) => body.type),
    ).toEqual(['unreadable', 'text'])
    const withDeletion = [...texts, kata('ani', 'c', { v: 1, type: 'deletion', of: 'a', edits: ['b', 'b', 'a'] })]
    expect(
      folded(withDeletion, 'budi')
        .messages()
        .map(({ body }) => body.type),
    ).toEqual(['deleted', 'text'])
  })

  test('stays as it is shown when the practice says that its body is erased', () => {
    const fold = folded([kata('ani', 'a', { v: 1, type: 'text', text: 'tetap' })], 'ani')
    fold.erase(1)
    expect(fold.messages().map(({ body }) => body)).toEqual([{ type: 'text', text: 'tetap' }])
  })

  test('with a file is left over with the file, until both are gone', () => {
    const file = { file: 'f1', name: 'a.png', media: 'image/png', bytes: 1, sha256: 'x', identity: 'AGE-SECRET-KEY-1' }
    const fold = folded(
      [kata('ani', 'a', { v: 1, type: 'file', file, text: '' }), kata('ani', 'b', { v: 1, type: 'deletion', of: 'a', edits: [] })],
      'ani',
    )
    expect(fold.leftOver()).toEqual([{ number: 1, file: 'f1' }])
    fold.erase(1)
    expect(fold.leftOver()).toEqual([])
  })
})
